"""What is on disk and the database has not got yet, in its order."""

from __future__ import annotations

import contextlib
import json
import logging
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from app.files import append_line, held
from app.store.entries import StoreEntry, read_entry
from core.errors import DataError

_log = logging.getLogger(__name__)

JOURNAL = "journal"
"""Its folder below that of the station's data."""
SUFFIX = ".jsonl"
LOCK = ".lock"
REFUSED = "refused.jsonl"


class Journal:
    """One file per process below ``folder``; those of processes that ended are taken over.

    A file's name begins with its time, so the oldest comes first. One thread; ``close`` at the end.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        name = f"{time.time_ns() // 1000:016}-{uuid.uuid4().hex[:8]}"
        self._own = folder / (name + SUFFIX)
        self._locks: dict[Path, FileLock] = {}
        self._offset = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._locks[self._own] = self._lock_of(self._own)
            self._locks[self._own].acquire(blocking=False)
            self._left = self._take_over()
            self._refused = _lines_in(self.refused_file)
        except OSError as error:
            self.close()
            raise DataError(
                f"The journal {folder} can't be used: {error}.",
                "Results that the database does not take wait in memory.",
                "Free disk space, or give this user the right to write there.",
            ) from error

    @property
    def is_empty(self) -> bool:
        """Whether all that was written here has reached the database."""
        return not self._left

    def append(self, records: Sequence[StoreEntry]) -> None:
        """Returns when they are on disk. Raises DataError."""
        append_line(self._own, "\n".join(_line(record) for record in records))
        if self._own not in self._left:
            self._left.append(self._own)

    def head(self, limit: int) -> tuple[list[StoreEntry], int]:
        """The oldest entries, up to ``limit`` lines, and what to give ``confirm`` for them."""
        records: list[StoreEntry] = []
        path = self._left[0]
        try:
            if path.stat().st_size < self._offset:
                self._offset = 0  # moved away, and begun anew since
        except FileNotFoundError:
            _log.error("the journal's file %s was taken away", path)
            return records, self._offset
        offset = self._offset
        with path.open("rb") as file:
            file.seek(offset)
            for _ in range(limit):
                line = file.readline()
                if not line.endswith(b"\n"):
                    break  # the end, or what a power cut left of a line nobody was told of
                offset += len(line)
                try:
                    records.append(read_entry(line))
                except ValidationError:
                    self._put_aside(line)
        return records, offset

    def confirm(self, offset: int) -> None:
        """The database has all up to ``offset``: forget it."""
        path = self._left[0]
        if offset > self._offset:
            self._offset = offset
            return
        held(lambda: path.unlink(missing_ok=True))
        self._left.pop(0)
        self._offset = 0
        if path != self._own:
            self._release(path)

    def _put_aside(self, line: bytes) -> None:
        """What this program can't read: another may. Less than a line was never confirmed."""
        text = line.decode("utf-8", "replace").rstrip("\n")
        _log.error("not understood in the journal: %s", text)
        if text.startswith("{") and text.endswith("}"):
            self._refuse(text)

    def refuse(self, record: StoreEntry) -> None:
        """Put aside what no database takes, so that it holds up nothing else. Raises DataError."""
        text = _line(record)
        _log.error("refused by the database: %s", text)
        self._refuse(text)

    def _refuse(self, text: str) -> None:
        before = self.refused
        append_line(self.refused_file, text)
        self._refused = before + 1

    @property
    def refused_file(self) -> Path:
        """Where refused entries are kept until a person takes the file away."""
        return self._folder / REFUSED

    @property
    def refused(self) -> int:
        """How many entries were put aside and are still there, those of earlier programs too."""
        if self._refused and not self.refused_file.exists():
            self._refused = 0
        return self._refused

    def close(self) -> None:
        for path in list(self._locks):
            self._release(path)

    def _take_over(self) -> list[Path]:
        left = []
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            if path.name == REFUSED or path == self._own:
                continue
            lock = self._lock_of(path)
            with contextlib.suppress(Timeout):
                lock.acquire(blocking=False)
                if path.exists():  # its owner may have finished it just now
                    self._locks[path] = lock
                    left.append(path)
                else:
                    lock.release()
        return left

    def _lock_of(self, path: Path) -> FileLock:
        return FileLock(path.with_suffix(LOCK), thread_local=False)

    def _release(self, path: Path) -> None:
        self._locks.pop(path).release()
        if not path.exists():
            with contextlib.suppress(OSError):
                path.with_suffix(LOCK).unlink()


def holds_results(folder: Path) -> bool:
    """Whether some wait there for the database, of whichever process."""
    for path in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError):  # just replayed
            if path.name != REFUSED and path.stat().st_size > 0:
                return True
    return False


def _line(record: StoreEntry) -> str:
    """Of any content: what is no text, such as half a surrogate pair, is escaped."""
    try:
        return record.model_dump_json()
    except ValueError:
        return json.dumps(record.model_dump(), default=str)


def _lines_in(path: Path) -> int:
    if not path.exists():
        return 0
    with path.open("rb") as file:
        return sum(1 for _ in file)
