"""The parts that every model must judge as people did, and who said so."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from app.access.audit import NOT_RECORDED, Action, Audit
from app.files import append_line, write_text
from app.library.entries import Label, PinChange, PinEntry, SampleEntry
from app.library.errors import LibraryError
from app.library.logs import read_log
from core.types import Verdict

PINS = "pins.json"
CHANGES = "pins.jsonl"
_PIN_LIST = TypeAdapter(tuple[PinEntry, ...])


class PinnedParts:
    """``pins.json`` below ``root``, and ``pins.jsonl``, which only grows. One thread.

    Raises DataError where a change can't be written.
    """

    def __init__(self, root: Path, audit: Audit = NOT_RECORDED) -> None:
        self._root, self._audit = root, audit

    def all(self) -> tuple[PinEntry, ...]:
        """In the order in which they were pinned. Raises LibraryError for a damaged list."""
        path = self._root / PINS
        if not path.is_file():
            return ()
        try:
            return _PIN_LIST.validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise LibraryError(
                f"The list of pinned parts {path} is damaged.",
                "No model can go live.",
                "Restore the file from a backup, or delete it and pin parts again.",
            ) from error

    def pin(self, sample: SampleEntry, *, by: str, reason: str = "") -> PinEntry:
        """A labelled picture becomes a part of the gate. Raises LibraryError."""
        if sample.label not in (Label.GOOD, Label.BAD):
            raise LibraryError(
                f"The picture {sample.file} is labelled {sample.label}.",
                "It was not pinned.",
                "Say first whether it shows a good or a bad part.",
            )
        expected = Verdict.OK if sample.label is Label.GOOD else Verdict.NG
        pin = PinEntry(file=sample.file, expected=expected)
        subject = f"{self._root.name}, {sample.file}"
        self._audit.record(by, Action.PINNED, subject, new=str(expected), reason=reason)
        self._write((*(p for p in self.all() if p.file != pin.file), pin))
        self._record(sample.file, True, by, reason)
        return pin

    def unpin(self, file: str, *, by: str, reason: str = "") -> None:
        """Demand the verdict of this picture no more; nothing where it is not pinned."""
        left = tuple(pin for pin in self.all() if pin.file != file)
        if len(left) < len(self.all()):
            self._audit.record(by, Action.UNPINNED, f"{self._root.name}, {file}", reason=reason)
            self._write(left)
            self._record(file, False, by, reason)

    def changes(self) -> tuple[PinChange, ...]:
        """Oldest first."""
        return read_log(self._root / CHANGES, PinChange)

    def _write(self, pins: tuple[PinEntry, ...]) -> None:
        entries = [pin.model_dump(mode="json") for pin in pins]
        write_text(self._root / PINS, json.dumps(entries, indent=1) + "\n")

    def _record(self, file: str, pinned: bool, by: str, reason: str) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        change = PinChange(at_utc=now, file=file, pinned=pinned, by=by, reason=reason)
        append_line(self._root / CHANGES, change.model_dump_json())
