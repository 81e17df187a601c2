"""Files that commands read and write."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from core.data.images import SUFFIXES, list_images
from core.errors import DataError, writing_remedy

ANYBODY = 0o666
"""Mode of a file that whoever the umask lets may read and write."""
HELD_S = (0.01, 0.03, 0.1, 0.3)
"""Pauses between tries at a file that another program holds: scanners and backups let go soon."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image to inspect and the name of its overlay, which keeps its folder and suffix."""

    path: Path
    overlay_name: Path


def find_images(places: Sequence[Path], apart_from: Path) -> list[ImageFile]:
    """The images at ``places``: files as named, folders with all their folders, naturally sorted.

    ``apart_from``: where overlays go, never inspected itself. Raises DataError for a missing
    place and where there is no image at all.
    """
    found: list[ImageFile] = []
    for place in places:
        if place.is_dir():
            found += [_in_folder(place, path) for path in _below(place, apart_from.resolve())]
        elif place.exists():
            found.append(ImageFile(place, _overlay_name(Path(place.name))))
        else:
            raise DataError(
                f"There is no file or folder {place}.", "No image was inspected.", "Check the path."
            )
    if not found:
        raise DataError(
            f"There is no image in {', '.join(map(str, places))}.",
            "No part was judged.",
            f"Name a folder with images ({', '.join(sorted(SUFFIXES))}).",
        )
    return _distinct(found)


def _below(folder: Path, apart_from: Path) -> list[Path]:
    if folder.resolve() == apart_from:
        return []
    below = sorted(path for path in folder.iterdir() if path.is_dir())
    return list_images(folder) + [image for sub in below for image in _below(sub, apart_from)]


def _in_folder(folder: Path, path: Path) -> ImageFile:
    return ImageFile(path, _overlay_name(path.relative_to(folder)))


def _overlay_name(relative: Path) -> Path:
    return relative.with_name(relative.name.replace(".", "_") + ".overlay.png")


def _distinct(files: list[ImageFile]) -> list[ImageFile]:
    """Two places may hold files of one name: the later overlays get a number."""
    taken: set[Path] = set()
    result = []
    for file in files:
        name, number = file.overlay_name, 2
        while name in taken:
            name = file.overlay_name.with_name(f"{number}_{file.overlay_name.name}")
            number += 1
        taken.add(name)
        result.append(ImageFile(file.path, name))
    return result


def expect_folder(folder: Path) -> None:
    """Make the folder that results will go to, before the work for them. Raises DataError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise _unwritable(folder, "there is a file of that name") from error
    except OSError as error:
        raise _unwritable(folder, error.strerror or str(error)) from error
    if not os.access(folder, os.W_OK):
        raise _unwritable(folder, "this user may not write there")


def expect_place(file: Path) -> None:
    """As ``expect_folder``, for a file that may be there already. Raises DataError."""
    expect_folder(file.parent)
    if file.is_dir():
        raise DataError(f"{file} is a folder.", "Nothing was begun.", "Name a file.")


def _unwritable(folder: Path, reason: str) -> DataError:
    return DataError(
        f"Nothing can be written to the folder {folder}: {reason}.",
        "Nothing was begun.",
        "Choose another folder, or give this user the right to write there.",
    )


def write_json(path: Path, content: Mapping[str, object]) -> None:
    """Write ``content`` whole or not at all. Raises DataError."""
    write_text(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write ``text`` (UTF-8) whole or not at all. Raises DataError."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes, *, mode: int = ANYBODY) -> None:
    """Write ``content`` whole or not at all. Raises DataError.

    ``mode``: who may read and write it, less what the process's umask forbids.
    """
    temporary = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if mode != ANYBODY:
            temporary.unlink(missing_ok=True)  # one that was left behind has its own mode
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(temporary, flags, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        held(lambda: temporary.replace(path))
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise DataError(
            f"{path} could not be written: {error.strerror or error}.",
            "This result is not on disk.",
            writing_remedy(error),
        ) from error


def held(change: Callable[[], object]) -> None:
    """Replace or remove a file that somebody may hold for a moment. Raises OSError.

    Windows refuses that while any other program has the file open.
    """
    for pause_s in HELD_S:
        try:
            change()
        except PermissionError:
            time.sleep(pause_s)
        else:
            return
    change()


def append_line(path: Path, line: str, *, wait: bool = True) -> None:
    """Add ``line`` to a log and wait until it is on disk, unless told not to. Raises DataError.

    A line that a power cut left half written is ended first, so that it spoils no other. What a
    full disk left of this one is taken back.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+", buffering=0) as file:
            _append(file, line.encode() + b"\n", wait=wait)
    except OSError as error:
        raise DataError(
            f"{path} could not be written: {error.strerror or error}.",
            "Nothing was changed.",
            writing_remedy(error),
        ) from error


def _append(file: FileIO, content: bytes, *, wait: bool) -> None:
    """All of it or nothing, as far as the disk lets it be taken back."""
    before = file.tell()
    if before and not _ends_line(file):
        content = b"\n" + content
    left = memoryview(content)
    try:
        while left:
            left = left[file.write(left) :]
        if wait:
            os.fsync(file.fileno())
    except OSError:
        written = len(content) - len(left)
        with contextlib.suppress(OSError):
            if file.seek(0, os.SEEK_END) == before + written:  # nobody else wrote meanwhile
                file.truncate(before)
        raise


def _ends_line(file: FileIO) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"
