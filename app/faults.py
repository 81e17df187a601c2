"""What is wrong with a value that was refused, in our words: pydantic's own are for programmers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_SAID: Mapping[str, str] = {
    "missing": "is missing",
    "extra_forbidden": "is no known setting",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be {expected}",
    "enum": "must be {expected}",
    "union_tag_invalid": "has an unknown {discriminator} '{tag}'; there are {expected_tags}",
    "union_tag_not_found": "has no {discriminator}",
    "string_too_short": "needs more characters (at least {min_length})",
    "string_too_long": "needs fewer characters (at most {max_length})",
    "string_pattern_mismatch": "is not written as it should be",
    "too_short": "needs more entries (at least {min_length})",
    "too_long": "needs fewer entries (at most {max_length})",
    "finite_number": "must be a number",
}
_KINDS: Mapping[str, str] = {
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "string": "a text",
    "tuple": "a list",
    "list": "a list",
    "dict": "an object with settings",
    "model": "an object with settings",
    "path": "a path",
}


def first_fault(error: ValidationError) -> str:
    """The first of them, without a full stop: ``deadline_ms must be more than 0, and is -5``."""
    return _said(error.errors(include_url=False)[0])


def _said(fault: ErrorDetails) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    place = ".".join(str(step) for step in fault["loc"])
    if kind == "value_error":  # a sentence of our own
        words = str(context.get("error", fault["msg"])).rstrip(".")
        return f"{place}: {words}" if place else words
    return f"{place or 'it'} {_words(kind, context)}{_given(kind, fault['input'])}"


def _words(kind: str, context: Mapping[str, Any]) -> str:
    known = _SAID.get(kind)
    if known is not None:
        plain = {k: f"{v:g}" if isinstance(v, float) else v for k, v in context.items()}
        return known.format_map(plain)
    wanted = _KINDS.get(kind.partition("_")[0])
    return f"must be {wanted}" if wanted else "can't be used"


def _given(kind: str, value: object) -> str:
    """What stands there, where that is short enough to help."""
    shows = kind not in ("missing", "extra_forbidden", "union_tag_invalid", "union_tag_not_found")
    if not shows or not isinstance(value, str | int | float) or len(str(value)) > 40:
        return ""
    return f", and is {value!r}"
