"""The folder of pictures: what lies there, summed up by hour; written and removed file by file."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from app.files import write_bytes
from app.store.pictures.naming import group_in, hour_of
from app.store.pictures.policy import PictureGroup
from core.errors import DataError

HOUR = timedelta(hours=1)
UNFINISHED = ".new"
FreeBytes = Callable[[Path], int]


@dataclass(frozen=True, slots=True)
class Amount:
    """So many pictures and bytes."""

    pictures: int = 0
    bytes: int = 0

    def plus(self, bytes_: int, pictures: int = 1) -> Amount:
        """Either may be negative."""
        return Amount(self.pictures + pictures, self.bytes + bytes_)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that lies there; ``path`` is within the folder."""

    path: PurePosixPath
    group: PictureGroup
    bytes: int


def free_bytes(folder: Path) -> int:
    """That this user may take on the disk of ``folder``, which need not be there yet."""
    there = next((p for p in (folder, *folder.parents) if p.is_dir()), folder)
    return shutil.disk_usage(there).free


class PictureFolder:
    """One thread. Files that have no name of ours are never counted and never removed.

    The disk is the truth, no list of it: what people remove is gone, and what a crash left
    without a row is still counted and will go.
    """

    def __init__(self, root: Path, free: FreeBytes = free_bytes) -> None:
        self.root, self._free = root, free
        self._hours: dict[tuple[datetime, PurePosixPath], dict[PictureGroup, Amount]] = {}
        self._totals = dict.fromkeys(PictureGroup, Amount())

    def scan(self) -> None:
        """Count anew. Some seconds for a million. What a power cut left half written is removed."""
        self._hours.clear()
        self._totals = dict.fromkeys(PictureGroup, Amount())
        for folder in _hour_folders(self.root):
            for file in self._files(folder):
                self._count(file, file.bytes, 1)

    @property
    def free(self) -> int:
        """Bytes. Raises DataError where there is no such disk."""
        try:
            return self._free(self.root)
        except OSError as error:
            raise DataError(
                f"The folder of pictures {self.root} can't be used: {error}.",
                "Pictures are not kept. Results go on.",
                "Connect its disk, or choose another folder in the settings.",
            ) from error

    def totals(self) -> dict[PictureGroup, Amount]:
        """Every group's."""
        return dict(self._totals)

    def by_hour(self) -> Iterator[tuple[datetime, PictureGroup, Amount]]:
        """What lies there of each hour, a group at a time, in no order."""
        for (hour, _), amounts in self._hours.items():
            for group, amount in amounts.items():
                yield hour, group, amount

    @property
    def used(self) -> int:
        """Bytes of all pictures."""
        return sum(amount.bytes for amount in self._totals.values())

    def write(self, path: str, group: PictureGroup, content: bytes) -> str:
        """Whole or not at all; returns the path, with a number where there was such a file.

        Raises DataError.
        """
        wanted = PurePosixPath(path)
        free, number = wanted, 2
        while (self.root / free).exists():
            free = wanted.with_name(f"{_numbered(wanted.stem, number)}{wanted.suffix}")
            number += 1
        write_bytes(self.root / free, content)
        self._count(PictureFile(free, group, len(content)), len(content), 1)
        return str(free)

    def oldest(self, group: PictureGroup, before: datetime | None = None) -> Iterator[PictureFile]:
        """Of one group, oldest first, up to the hours that end by ``before``.

        They may be removed on the way.
        """
        for hour, folder in sorted(self._hours):
            if before is not None and hour + HOUR > before:
                return
            amounts = self._hours.get((hour, folder), {})
            if group in amounts and amounts[group].pictures:
                files = (file for file in self._files(folder) if file.group is group)
                yield from sorted(files, key=lambda file: file.path.name)

    def remove(self, file: PictureFile) -> bool:
        """False where it can't be. Folders that are empty then go as well."""
        try:
            (self.root / file.path).unlink(missing_ok=True)
        except OSError:
            return False
        self._count(file, -file.bytes, -1)
        with contextlib.suppress(OSError):  # not empty
            for folder in list(file.path.parents)[:-1]:
                (self.root / folder).rmdir()
        return True

    def _count(self, file: PictureFile, bytes_: int, pictures: int) -> None:
        folder = file.path.parent
        hour = hour_of(folder)
        if hour is None:
            return
        amounts = self._hours.setdefault((hour, folder), dict.fromkeys(PictureGroup, Amount()))
        for sums in (amounts, self._totals):
            sums[file.group] = sums[file.group].plus(bytes_, pictures)
        if not any(amount.pictures for amount in amounts.values()):
            del self._hours[hour, folder]

    def _files(self, folder: PurePosixPath) -> Iterator[PictureFile]:
        """Ours. An hour that people removed is empty."""
        with contextlib.suppress(OSError), os.scandir(self.root / folder) as entries:
            for entry in list(entries):
                name = entry.name.removesuffix(UNFINISHED)
                group = group_in(name)
                if group is not None and name != entry.name:
                    _remove_left(entry)
                elif group is not None:
                    yield PictureFile(folder / name, group, entry.stat().st_size)


def _remove_left(entry: os.DirEntry[str]) -> None:
    """What a power cut left half written; not what another program writes now."""
    if time.time() - entry.stat().st_mtime > HOUR.total_seconds():
        Path(entry.path).unlink(missing_ok=True)


def _numbered(stem: str, number: int) -> str:
    """Before the kind, which is what a name ends with."""
    head, _, kind = stem.rpartition("_")
    return f"{head}-{number}_{kind}"


def _hour_folders(root: Path) -> Iterator[PurePosixPath]:
    for path in sorted(root.glob("[0-9]*/*/[0-9]*h")):
        folder = PurePosixPath(path.relative_to(root).as_posix())
        if path.is_dir() and hour_of(folder) is not None:
            yield folder
