"""What engineers set instead of a version's own values: recorded, per version."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.files import append_line
from app.library.entries import Entry
from app.library.logs import read_log
from app.recipes.recipe import Tuning

LOG = "tunings.jsonl"


class TuningEntry(Entry):
    """One line of ``tunings.jsonl``: who changed what from what to what, and why."""

    at_utc: str
    number: int
    old: Tuning
    new: Tuning
    by: str
    reason: str


class TuningLog:
    """Append only; the last line of a version counts. One thread."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOG

    def all(self) -> tuple[TuningEntry, ...]:
        """Oldest first."""
        return read_log(self._path, TuningEntry)

    def of(self, number: int) -> Tuning:
        """What counts for that version; nothing set where nobody tuned it."""
        return next((e.new for e in reversed(self.all()) if e.number == number), Tuning())

    def record(self, number: int, new: Tuning, *, by: str, reason: str) -> TuningEntry:
        """Raises DataError."""
        entry = TuningEntry(
            at_utc=datetime.now(UTC).isoformat(timespec="seconds"),
            number=number,
            old=self.of(number),
            new=new,
            by=by,
            reason=reason,
        )
        append_line(self._path, entry.model_dump_json())
        return entry
