"""Entries of the audit log for people: filtered, and as a table for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from app.access.entry import AuditEntry, parse
from app.access.segments import segments
from app.files import write_bytes
from app.times import utc_text

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Empty fields let everything through. Times are aware."""

    since: datetime | None = None
    until: datetime | None = None
    by: str = ""
    action: str = ""
    """An action or its beginning, such as "version"."""
    text: str = ""
    """Anywhere in subject, values or reason, in any case."""

    def __str__(self) -> str:
        """For people, in the log itself; times are UTC."""
        named = {
            "since": self.since and utc_text(self.since),
            "until": self.until and utc_text(self.until),
            "by": self.by,
            "action": self.action,
            "text": self.text,
        }
        return ", ".join(f"{name} {value}" for name, value in named.items() if value) or "all"

    def takes(self, entry: AuditEntry) -> bool:
        at = datetime.fromisoformat(entry.at)
        words = " ".join((entry.subject, entry.old, entry.new, entry.reason)).casefold()
        return (
            (self.since is None or at >= self.since)
            and (self.until is None or at < self.until)
            and (not self.by or entry.by.casefold() == self.by.casefold())
            and entry.action.startswith(self.action)
            and self.text.casefold() in words
        )


def read_entries(folder: Path, wanted: AuditFilter | None = None) -> Iterator[AuditEntry]:
    """Oldest first; what is damaged is left out, `audit verify` tells of it. Raises OSError."""
    for segment in segments(folder):
        for line in segment.read_bytes().split(b"\n"):
            entry = parse(line) if line else None
            if entry is not None and (wanted is None or wanted.takes(entry)):
                yield entry


def export_csv(entries: Iterable[AuditEntry], file: Path) -> int:
    """Write all as CSV, UTF-8; returns how many. Whole or not at all. Raises DataError."""
    text = io.StringIO()
    names = [field.name for field in fields(AuditEntry)]
    writer = csv.writer(text)
    writer.writerow(names)
    count = 0
    for entry in entries:
        writer.writerow([_cell(getattr(entry, name)) for name in names])
        count += 1
    write_bytes(file, text.getvalue().encode("utf-8-sig"))
    return count


def _cell(value: object) -> object:
    """A table program must not take what somebody typed for a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
