"""What people at the line say of verdicts, until an engineer takes it into the product's set."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from app.access.audit import NOT_RECORDED, Action, Audit
from app.files import append_line, write_text
from app.library.entries import Entry, Label, SampleEntry
from app.library.errors import LibraryError
from app.library.samples import SampleSet
from core.data.images import read_image, write_image
from core.types import Image, Verdict

FOLDER = "inbox"
LOG = "inbox.jsonl"
SETTINGS = "inbox.settings.json"


class InboxEntry(Entry):
    """A part that a person would have judged otherwise. ``file`` is its picture."""

    file: str
    label: Label
    by: str
    at_utc: str
    line: str = ""
    trigger: int = 0
    verdict: Verdict
    score: float | None = None


class InboxSettings(Entry):
    """``second_person``: who labelled a part can't approve it."""

    second_person: bool = False


class Decision(Entry):
    """One line of ``inbox.jsonl``."""

    entry: InboxEntry
    accepted: bool
    by: str
    at_utc: str


class VerdictInbox:
    """Below ``root``, a product's folder. A station puts in, an engineer takes out.

    They may be two processes: each entry is a file of its own, and none is changed. Raises
    DataError and ImageError: full disk, damaged picture.
    """

    def __init__(self, root: Path, audit: Audit = NOT_RECORDED) -> None:
        self._root, self._folder, self._audit = root, root / FOLDER, audit

    def put(
        self,
        image: Image,
        label: Label,
        *,
        by: str,
        verdict: Verdict,
        score: float | None = None,
        line: str = "",
        trigger: int = 0,
    ) -> InboxEntry:
        """``image`` as the engine saw it."""
        name = f"{time.time_ns()}"
        entry = InboxEntry(
            file=f"{name}.png",
            label=label,
            by=by,
            at_utc=_now(),
            line=line,
            trigger=trigger,
            verdict=verdict,
            score=score,
        )
        write_image(self._folder / entry.file, image)
        # The record comes last: a picture without one was cut off by the power and counts nothing.
        write_text(self._folder / f"{name}.json", entry.model_dump_json(indent=1) + "\n")
        self._audit.note(by, Action.LABEL_CLAIMED, self._subject(entry), str(verdict), str(label))
        return entry

    def all(self) -> tuple[InboxEntry, ...]:
        """Oldest first; damaged ones are left out."""
        entries = []
        for path in sorted(self._folder.glob("*.json")):
            try:
                entries.append(InboxEntry.model_validate_json(path.read_bytes()))
            except (OSError, ValidationError):
                continue
        return tuple(entries)

    def image(self, entry: InboxEntry) -> Image:
        """Raises ImageError."""
        return read_image(self._folder / entry.file)

    def accept(self, entry: InboxEntry, samples: SampleSet, *, by: str) -> SampleEntry:
        """The label counts from now on. Raises LibraryError where a second person has to say so."""
        if self.settings().second_person and by == entry.by:
            raise LibraryError(
                f"{by} labelled this part.",
                "It was not taken: this product needs a second person for that.",
                "Ask somebody else to look at it.",
            )
        words = (self._subject(entry), str(entry.verdict), str(entry.label), f"said {entry.by}")
        self._audit.record(by, Action.LABEL_ACCEPTED, *words)
        sample = samples.add(self.image(entry), entry.label, ("verdict",), by=entry.by)
        reason = f"{entry.line} {entry.trigger}: {entry.verdict}, approved by {by}"
        labelled = samples.label(sample, entry.label, by=entry.by, reason=reason)
        self._finish(entry, accepted=True, by=by)
        return labelled

    def decline(self, entry: InboxEntry, *, by: str) -> None:
        """The verdict was right, or the picture is of no use."""
        words = (self._subject(entry), str(entry.verdict), str(entry.label), f"said {entry.by}")
        self._audit.record(by, Action.LABEL_DECLINED, *words)
        self._finish(entry, accepted=False, by=by)

    def settings(self) -> InboxSettings:
        path = self._root / SETTINGS
        try:
            return InboxSettings.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return InboxSettings()
        except (OSError, ValidationError):
            return InboxSettings(second_person=True)  # damaged: the careful side

    def set_second_person(self, wanted: bool) -> None:
        settings = InboxSettings(second_person=wanted)
        write_text(self._root / SETTINGS, settings.model_dump_json(indent=1) + "\n")

    def _subject(self, entry: InboxEntry) -> str:
        return f"{self._root.name}, {entry.line} part {entry.trigger}"

    def _finish(self, entry: InboxEntry, *, accepted: bool, by: str) -> None:
        decision = Decision(entry=entry, accepted=accepted, by=by, at_utc=_now())
        append_line(self._root / LOG, decision.model_dump_json())
        picture = self._folder / entry.file
        picture.with_suffix(".json").unlink(missing_ok=True)
        picture.unlink(missing_ok=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
