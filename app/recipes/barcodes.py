"""What a barcode that was scanned at a line means."""

from __future__ import annotations

import re

from app.recipes.pattern_cost import MOST_WAYS, ways

LONGEST = 200
"""Characters; what is longer is no code of a part."""
GROUP = "serial"


def clean(code: str) -> str:
    """Without blanks around it and control characters in it, and not longer than any code is."""
    return "".join(sign for sign in code.strip() if sign.isprintable())[:LONGEST]


def check_pattern(pattern: str) -> str:
    """Raises ValueError where it is no regular expression, or one that might take for ever."""
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
    if not ways(pattern, LONGEST) <= MOST_WAYS:
        raise ValueError(
            f"{pattern!r} could take too long with some codes: repeat nothing that repeats or "
            r"chooses itself, name lengths (\d{1,8} instead of \d+), or write \d++ for what never "
            "has to give back a character"
        )
    return pattern


def fits(pattern: str, code: str) -> bool:
    """Whether the whole code is what the pattern says; an empty pattern fits nothing."""
    return _match(pattern, code) is not None


def serial_in(pattern: str, code: str) -> str:
    """The group ``serial``, else the first group, else the whole code; "" where it doesn't fit."""
    match = _match(pattern, code)
    if match is None:
        return ""
    if GROUP in match.re.groupindex:
        return match[GROUP] or ""
    return (match[1] or "") if match.re.groups else match[0]


def _match(pattern: str, code: str) -> re.Match[str] | None:
    if not pattern or len(code) > LONGEST:
        return None
    return re.fullmatch(pattern, code)
