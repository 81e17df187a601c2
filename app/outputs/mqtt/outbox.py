"""Messages on disk until the broker has acknowledged them."""

from __future__ import annotations

import contextlib
from pathlib import Path

from filelock import FileLock, Timeout

from app.files import write_text
from app.outputs.errors import OutputError
from app.outputs.mqtt.segments import Letter, Segment, find_segments

LOCK = "outbox.lock"
CONFIRMED = "confirmed.txt"
LARGEST_SEGMENT = 256 * 1024
SEGMENTS = 16
"""At least so many files make a full outbox, so that room is made in small steps."""


class Outbox:
    """A queue of letters below ``folder``, in order, at most ``limit_bytes`` long.

    Where there is no room, the oldest minor letters that are not under way are given up, then the
    oldest of all. One thread, and one owner of a folder at a time; ``close`` at the end.
    """

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self._folder, self._limit = folder, limit_bytes
        self._segment_bytes = min(LARGEST_SEGMENT, limit_bytes // SEGMENTS)
        self._lock = FileLock(folder / LOCK, thread_local=False)
        self._taken = 0
        self._acknowledged: set[str] = set()
        self._confirmed = self._kept = ""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(blocking=False)
            self._segments = find_segments(folder) or [Segment.numbered(folder, 1)]
            self._head = self._unconfirmed()
            self._behind = sum(len(segment.read()) for segment in self._segments[1:])
        except (OSError, Timeout) as error:
            self._lock.release()
            raise OutputError(
                f"The outbox {folder} can't be used: {error}.",
                "Results are not sent to the broker.",
                "End another program that uses it, or give this user the right to write there.",
            ) from error

    @property
    def waiting(self) -> int:
        """Letters that nobody has acknowledged."""
        return len(self._head) + self._behind

    def make_room(self, needed_bytes: int) -> int:
        """Give up what must go for a letter of that size; how many were. Raises OSError."""
        given_up = 0
        while self._size() + needed_bytes > self._limit:
            lost = self._give_up()
            if not lost:
                break
            given_up += lost
        return given_up

    def append(self, letter: Letter) -> None:
        """Returns when it is on disk. Raises DataError."""
        if self._segments[-1].size >= self._segment_bytes:
            self._segments.append(Segment.numbered(self._folder, self._segments[-1].number + 1))
        self._segments[-1].append(letter)
        if len(self._segments) == 1:
            self._head.append(letter)
        else:
            self._behind += 1

    def take(self) -> Letter | None:
        """The next that is not under way yet, None where there is none."""
        if not self._head and len(self._segments) > 1:
            self._next_segment()
        if self._taken >= len(self._head):
            return None
        self._taken += 1
        return self._head[self._taken - 1]

    def confirm(self, ident: str) -> None:
        """The broker has it. Those before it must be confirmed, too, before it is forgotten."""
        self._acknowledged.add(ident)
        while self._taken and self._head[0].ident in self._acknowledged:
            self._confirmed = self._head.pop(0).ident
            self._acknowledged.discard(self._confirmed)
            self._taken -= 1
        if not self._head:
            self._next_segment()

    def keep_place(self) -> None:
        """Note on disk what was confirmed, so that a next life repeats little. Raises DataError.

        The name of the last letter, not its number: where it is not found, all are sent again.
        """
        if self._confirmed != self._kept:
            write_text(self._folder / CONFIRMED, self._confirmed)
            self._kept = self._confirmed

    def close(self) -> None:
        """Never raises; what could not be noted is sent again."""
        if not self.waiting:
            with contextlib.suppress(OSError):
                for segment in self._segments:
                    segment.remove()
        self._lock.release()

    def _size(self) -> int:
        return sum(segment.size for segment in self._segments)

    def _unconfirmed(self) -> list[Letter]:
        letters = self._segments[0].read()
        with contextlib.suppress(OSError, UnicodeDecodeError, ValueError):
            last = (self._folder / CONFIRMED).read_text(encoding="utf-8")
            return letters[[letter.ident for letter in letters].index(last) + 1 :]
        return letters

    def _next_segment(self) -> None:
        """Drop files that are done with. The last one stays until it is full. Raises OSError."""
        while not self._head and len(self._segments) > 1:
            self._segments.pop(0).remove()
            self._head = self._segments[0].read()
            self._behind -= len(self._head)
            self._taken = 0
        last = self._segments[-1]
        if not self._head and last.size >= self._segment_bytes:
            last.remove()
            self._segments = [Segment.numbered(self._folder, last.number + 1)]

    def _give_up(self) -> int:
        """The minor letters of the oldest file that has any, else that whole file."""
        for index, segment in enumerate(self._segments):
            if segment.may_shrink:
                letters = self._head[self._taken :] if index == 0 else segment.read()
                left = [letter for letter in letters if not letter.minor]
                segment.may_shrink = False
                if len(left) < len(letters):
                    return self._shrink(index, left, len(letters) - len(left))
        index = 0 if len(self._head) > self._taken or len(self._segments) == 1 else 1
        letters = self._head[self._taken :] if index == 0 else self._segments[1].read()
        return self._shrink(index, [], len(letters)) if letters else 0

    def _shrink(self, index: int, left: list[Letter], given_up: int) -> int:
        segment = self._segments[index]
        if index == 0:
            self._head = self._head[: self._taken] + left
            segment.replace(self._head)
        else:
            segment.replace(left)
            self._behind -= given_up
            if not left and index < len(self._segments) - 1:
                del self._segments[index]
        return given_up
