"""One entry of the audit log, as it stands in the file and in the chain."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace

NO_HASH = "0" * 64
"""What the first entry stands upon."""
LONGEST = 2000
"""Characters of a field: an entry is read back from the end of its file."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """``hash`` is SHA-256 over all other fields, ``previous`` among them: the one before."""

    n: int
    at: str
    """UTC, ISO 8601 with milliseconds."""
    by: str
    action: str
    subject: str
    old: str
    new: str
    reason: str
    station: str
    process: str
    previous: str
    hash: str = ""

    def sealed(self) -> AuditEntry:
        """With its hash."""
        return replace(self, hash=self.own_hash())

    def own_hash(self) -> str:
        """What ``hash`` must be, 64 hexadecimal digits."""
        content = asdict(self)
        del content["hash"]
        return hashlib.sha256(_canonical(content)).hexdigest()

    def line(self) -> bytes:
        """As it stands in the file, with its line end."""
        return _canonical(asdict(self)) + b"\n"


def parse(line: bytes) -> AuditEntry | None:
    """The entry of a line without its end; None where one byte is not as it was written."""
    try:
        content = json.loads(line)
        if not isinstance(content, dict) or content.keys() != _NAMES:
            return None
        entry = AuditEntry(**content)
        whole = entry.hash == entry.own_hash() and entry.line() == line + b"\n"
    except (ValueError, TypeError):
        return None
    return entry if whole else None


def clipped(value: object) -> str:
    """As text that any file and any reader takes."""
    text = value if isinstance(value, str) else _told(value)
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= LONGEST else text[: LONGEST - 2] + " …"


def _told(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False, default=str)


def _canonical(content: dict[str, object]) -> bytes:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


_NAMES = {field.name for field in fields(AuditEntry)}
