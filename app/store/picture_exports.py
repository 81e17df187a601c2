"""Pictures of parts in a folder for people, with a table that names them."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from app.store.exports import COLUMNS, export
from app.store.parts import FindsPictures, KeptPictures, PartRow
from core.artifact.publication import publish, staging_place
from core.errors import DataError

TABLE = "parts.csv"
FILES = "pictures.csv"
"""Which pictures belong to which line of the table."""


def export_pictures(rows: Iterable[PartRow], pictures: FindsPictures, folder: Path) -> int:
    """Write ``folder``, whole or not at all: a folder per verdict and two tables.

    Returns the number of parts with a picture; parts without one stand in the table alone. Raises
    DataError: the folder is there already, disk full.
    """
    check_new(folder)
    staged = staging_place(folder)
    try:
        staged.mkdir(parents=True)
        number = _write(rows, pictures, staged)
        publish(staged, folder)
    except OSError as error:
        raise DataError(
            f"{folder} could not be written: {error}.",
            "Nothing was exported.",
            "Free disk space or choose another folder.",
        ) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return number


def check_new(folder: Path) -> None:
    """Raises DataError where there is one."""
    if folder.exists():
        raise DataError(
            f"There is a folder {folder} already.", "Nothing was exported.", "Choose another name."
        )


def _write(rows: Iterable[PartRow], pictures: FindsPictures, folder: Path) -> int:
    number = 0
    with (folder / FILES).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["time_utc", "line", "trigger", *_KINDS])

        def copied() -> Iterator[PartRow]:
            nonlocal number
            for row in rows:
                names = _copy(row, pictures.of(row), folder)
                if any(names):
                    number += 1
                    writer.writerow([COLUMNS["time_utc"](row), row.line, row.trigger, *names])
                yield row

        export(copied(), folder / TABLE)
    return number


_KINDS = tuple(field.name for field in fields(KeptPictures))


def _copy(row: PartRow, kept: KeptPictures, folder: Path) -> list[str]:
    """Names of the copies within ``folder``, "" where there was no picture."""
    names = []
    for kind in _KINDS:
        source: Path | None = getattr(kept, kind)
        name = "" if source is None else f"{row.verdict}/{_stem(row)}_{kind}{source.suffix}"
        names.append(name if source is not None and _is_copied(source, folder / name) else "")
    return names


def _is_copied(source: Path, target: Path) -> bool:
    """False where the picture's time has run out meanwhile."""
    target.parent.mkdir(exist_ok=True)
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:
        return False
    return True


def _stem(row: PartRow) -> str:
    """Names sort by time, and tell apart what came in one second."""
    line = "".join(sign if sign.isalnum() else "-" for sign in row.line)
    return f"{row.decided_at:%Y-%m-%d_%H-%M-%S}_{line}_{row.trigger}_{row.id}"
