"""Text that many may read, without the passwords that addresses in it hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

STARS = "***"
_ADDRESS = re.compile(r"(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*)://(\S+)", re.IGNORECASE)
_NAMED = re.compile(
    r"((?:^|[?&;\s\"'({\[,])[\w-]*"
    r"(?:password|passwd|passphrase|pwd|secret|token|api[-_]?key|access[-_]?key|signature)=)"
    r"[^&;\s\"']+",
    re.IGNORECASE,
)
_OPEN_NAMES = ("postgresql", "postgres", "sqlite")
"""Schemes in whose addresses a name without a password is no secret."""


def masked_text(text: str) -> str:
    """With stars for the password, or all that stands before the @, of each address.

    Also for the values of parameters that are named like a secret.
    """
    return _NAMED.sub(rf"\g<1>{STARS}", _ADDRESS.sub(_masked_address, text))


def masked(value: object) -> object:
    """Each text in it as ``masked_text`` gives it."""
    match value:
        case str():
            return masked_text(value)
        case Mapping():
            return {key: masked(item) for key, item in value.items()}
        case list() | tuple():
            return [masked(item) for item in value]
        case _:
            return value


def _masked_address(found: re.Match[str]) -> str:
    scheme, rest = found.groups()
    place = re.split(r"[?#]", rest, maxsplit=1)[0]
    host = place.partition("/")[0]
    # A password may hold a slash or an @ that nobody encoded: then the last @ ends it.
    if "@" not in host and not ("@" in place and _holds_password(host)):
        return found.group()
    who, _, _ = place.rpartition("@")
    name, colon, _ = who.partition(":")
    if not colon and scheme.partition("+")[0].lower() in _OPEN_NAMES:
        return found.group()
    shown = f"{name}:{STARS}" if colon else STARS
    return f"{scheme}://{shown}{rest[len(who) :]}"


def _holds_password(host: str) -> bool:
    """What stands behind its colon is no port."""
    _, colon, port = host.rpartition(":")
    return bool(colon) and not port.isdecimal()
