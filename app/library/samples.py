"""The pictures of a product and what people say of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from app.access.audit import NOT_RECORDED, Action, Audit
from app.files import write_text
from app.library.entries import Label, SampleEntry, SampleIndex
from core.data.images import read_image, write_image
from core.data.snapshot import file_sha256
from core.errors import DataError
from core.types import Image

INDEX = "samples.json"
IMAGES = "images"


class SampleSet:
    """Pictures are written once and never changed; the index says what they are.

    A picture counts when the index names it: what a power cut left beside it is ignored. One
    thread. Raises DataError: damaged, full disk.
    """

    def __init__(self, folder: Path, audit: Audit = NOT_RECORDED) -> None:
        self._folder, self._audit = folder, audit
        self._samples = {entry.file: entry for entry in _read(folder / INDEX).samples}

    def reload(self) -> None:
        """What other processes have changed since. Raises DataError."""
        self._samples = {entry.file: entry for entry in _read(self._folder / INDEX).samples}

    def all(self) -> tuple[SampleEntry, ...]:
        """In the order in which they came."""
        return tuple(self._samples.values())

    def labelled(self, label: Label) -> tuple[SampleEntry, ...]:
        return tuple(s for s in self._samples.values() if s.label is label)

    def counts(self) -> Counter[Label]:
        return Counter(s.label for s in self._samples.values())

    def path(self, sample: SampleEntry) -> Path:
        return self._folder / IMAGES / sample.file

    def image(self, sample: SampleEntry) -> Image:
        """Raises ImageError."""
        return read_image(self.path(sample))

    def add(
        self, image: Image, label: Label = Label.NEW, flags: Sequence[str] = (), by: str = ""
    ) -> SampleEntry:
        """Keep a picture, losslessly."""
        file = f"{self._next_number():06}.png"
        path = self._folder / IMAGES / file
        write_image(path, image)
        entry = SampleEntry(
            file=file,
            sha256=file_sha256(path),
            captured_utc=datetime.now(UTC).isoformat(timespec="milliseconds"),
            label=label,
            flags=tuple(flags),
            labelled_by=by,
        )
        self._save({**self._samples, file: entry})
        return entry

    def label(
        self, sample: SampleEntry, label: Label, *, by: str = "", kind: str = "", reason: str = ""
    ) -> SampleEntry:
        """Say what it is; the later word counts. Raises KeyError for a foreign picture."""
        known = self._samples[sample.file]
        if known.label is not label:
            subject = f"{self._folder.name}, {sample.file}"
            words = (subject, str(known.label), str(label), reason)
            self._audit.record(by, Action.LABEL_CHANGED, *words)
        entry = known.model_copy(
            update={"label": label, "kind": kind, "labelled_by": by, "reason": reason}
        )
        self._save({**self._samples, sample.file: entry})
        return entry

    def remove_last(self) -> SampleEntry | None:
        """Undo the last ``add``; None where there is nothing."""
        if not self._samples:
            return None
        *rest, last = self._samples.values()
        self._save({entry.file: entry for entry in rest})
        self.path(last).unlink(missing_ok=True)
        return last

    def _next_number(self) -> int:
        """After all that lie there, also those that a power cut left."""
        names = [path.stem for path in (self._folder / IMAGES).glob("*.png")]
        return 1 + max((int(name) for name in names if name.isdecimal()), default=0)

    def _save(self, samples: dict[str, SampleEntry]) -> None:
        index = SampleIndex(samples=tuple(samples.values()))
        write_text(self._folder / INDEX, index.model_dump_json(indent=1) + os.linesep)
        self._samples = samples


def _read(path: Path) -> SampleIndex:
    if not path.exists():
        return SampleIndex()
    try:
        return SampleIndex.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise DataError(
            f"The list of pictures {path} is damaged.",
            "Nothing was changed; the pictures beside it are still there.",
            "Restore the file from a backup, or import the pictures as a folder.",
        ) from error
