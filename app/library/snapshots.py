"""Data sets as they were learned from: never changed afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from app.library.entries import Label, SampleEntry
from app.library.samples import SampleSet
from core.artifact.publication import publish, staging_place
from core.data.snapshot import file_sha256
from core.errors import DataError

CONTENT = "snapshot.json"
_FOLDERS = {Label.GOOD: "good", Label.BAD: "bad"}
_NAME_DIGITS = 12


def take_snapshot(samples: SampleSet, folder: Path) -> Path:
    """The good and bad pictures of now as a data set below ``folder``, named by its content.

    The same pictures with the same labels give the same snapshot. Pictures are hard links where the
    file system has them: SampleSet never changes a picture. Raises DataError without a good one.
    """
    chosen = [s for label in _FOLDERS for s in samples.labelled(label)]
    if not samples.labelled(Label.GOOD):
        raise DataError(
            "There is no good picture.", "There is nothing to learn from.", "Capture good parts."
        )
    text = _text(chosen)
    place = folder / _name(text)
    if not place.is_dir():
        _write(samples, chosen, text, place)
    return place


def changed_files(snapshot: Path) -> tuple[str, ...]:
    """Names of pictures that are not any more what was learned from: missing or altered."""
    entries: list[dict[str, str]] = json.loads((snapshot / CONTENT).read_text(encoding="utf-8"))
    return tuple(e["file"] for e in entries if not _is_unchanged(snapshot, e))


def _is_unchanged(snapshot: Path, entry: dict[str, str]) -> bool:
    path = snapshot / _FOLDERS[Label(entry["label"])] / entry["file"]
    return path.is_file() and file_sha256(path) == entry["sha256"]


def _text(chosen: Sequence[SampleEntry]) -> str:
    entries = [{"file": s.file, "sha256": s.sha256, "label": s.label} for s in chosen]
    return json.dumps(sorted(entries, key=lambda e: e["file"]), indent=1) + "\n"


def _name(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_NAME_DIGITS]


def _write(samples: SampleSet, chosen: Sequence[SampleEntry], text: str, place: Path) -> None:
    staged = staging_place(place)
    try:
        for name in _FOLDERS.values():
            (staged / name).mkdir(parents=True)
        for sample in chosen:
            _link(samples.path(sample), staged / _FOLDERS[sample.label] / sample.file)
        (staged / CONTENT).write_text(text, encoding="utf-8")
        publish(staged, place)
    except OSError as error:
        raise DataError(
            f"The data set could not be written to {place}: {error.strerror or error}.",
            "No training was started.",
            "Free disk space, or check that all pictures are there.",
        ) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copyfile(source, target)
