"""A folder of images, played like a camera."""

from __future__ import annotations

import csv
import logging
import re
import threading
import time
from contextlib import suppress
from pathlib import Path

from camera.errors import CameraLostError
from camera.image_file import SUFFIXES, UnreadableImageError, load_image, pixel_format_of
from camera.pacing import ClockNs, Timetable, Wait
from camera.playback import Playback, Shot

TIMES_FILE = "timestamps.csv"
"""Rows of file name and nanoseconds, where the files' own times don't tell when they were taken."""
_log = logging.getLogger(__name__)


class FolderReplay(Playback):
    """A FrameSource of the images in a folder, by name, with 2 before 10.

    At ``rate_hz``, or in their original timing (from timestamps.csv in the folder, otherwise from
    the times the files were last changed), or as fast as they are fetched. An image that can't be
    read is logged and leaves a gap in the frame ids; a folder that is gone is a lost camera. The
    chunk FileName says which file a frame is.
    """

    def __init__(
        self,
        folder: Path,
        *,
        rate_hz: float | None = None,
        original_timing: bool = False,
        loop: bool = False,
        clock_ns: ClockNs = time.monotonic_ns,
        wait: Wait = threading.Condition.wait,
    ) -> None:
        timetable = Timetable(rate_hz, original_timing=original_timing)
        recording = _Folder(folder, timed=original_timing)
        super().__init__(recording, timetable, loop=loop, clock_ns=clock_ns, wait=wait)


class _Folder:
    """The Recording. With ``timed``, shots know when they were recorded."""

    def __init__(self, folder: Path, *, timed: bool) -> None:
        self._folder, self._timed = folder, timed
        self._files: list[Path] = []
        self._times: dict[str, int] = {}
        self._last_ns = 0
        self._next = 0

    @property
    def name(self) -> str:
        return self._folder.name or str(self._folder)

    def open(self) -> None:
        self._files = _images(self._folder)
        self._times = _times(self._folder) if self._timed else {}
        self._next = 0

    def resume(self) -> None:
        if not self._folder.is_dir():
            raise _gone(self._folder)

    def read(self) -> Shot | None:
        if self._next == len(self._files):
            return None
        path = self._files[self._next]
        try:
            shot = self._shot(path)
        except (OSError, UnreadableImageError) as error:
            if not self._folder.is_dir():
                raise _gone(self._folder) from error
            _log.warning("The image %s was left out, since it can't be read: %s", path, error)
            shot = Shot(None, self._recorded_ns(path))
        self._next += 1
        return shot

    def close(self) -> None:
        """Nothing stays open between two images."""

    def _shot(self, path: Path) -> Shot:
        image = load_image(path)
        chunks = {"FileName": path.name}
        return Shot(image, self._recorded_ns(path), pixel_format_of(image), chunks)

    def _recorded_ns(self, path: Path) -> int:
        """Of a file that has no time, that of the one before: clocks must not be mixed."""
        if self._times:
            self._last_ns = self._times.get(path.name, self._last_ns)
        else:
            with suppress(OSError):
                self._last_ns = path.stat().st_mtime_ns
        return self._last_ns


def _images(folder: Path) -> list[Path]:
    try:
        files = [path for path in folder.iterdir() if _is_image(path)]
    except OSError as error:
        raise _gone(folder) from error
    if not files:
        raise CameraLostError(
            f"The folder {folder} holds no images.",
            "There is nothing to inspect.",
            f"Choose a folder with images ({', '.join(sorted(SUFFIXES))}).",
        )
    return sorted(files, key=_natural)


def _is_image(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    # The name itself settles ties (1.png, 01.png): the order must not depend on the file system.
    parts = re.split(r"(\d+)", path.name)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts], path.name


def _times(folder: Path) -> dict[str, int]:
    """Nanoseconds by file name; empty where the folder has no such file."""
    path = folder / TIMES_FILE
    if not path.is_file():
        return {}
    try:
        with path.open(newline="", encoding="utf-8") as lines:
            return {name: int(nanoseconds) for name, nanoseconds in csv.reader(lines)}
    except (OSError, ValueError) as error:
        raise CameraLostError(
            f"The file {path} can't be read as rows of file name and nanoseconds: {error}.",
            "The images can't be played in their original timing.",
            "Correct the file, or play the images at a rate.",
        ) from error


def _gone(folder: Path) -> CameraLostError:
    return CameraLostError(
        f"The folder {folder} can't be read.",
        "No part is inspected until it is back.",
        "Check the path, the permissions and the drive; the line goes on by itself.",
    )
