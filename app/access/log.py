"""The audit log: lines that are only ever added, each bound to the one before."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from app.access.audit import Action, Deed
from app.access.entry import NO_HASH, AuditEntry, clipped
from app.access.errors import AuditError
from app.access.segments import (
    Anchor,
    Tail,
    append_bytes,
    find_tail,
    number_of,
    read_anchor,
    segment_path,
    write_anchor,
)
from core.errors import DataError

_log = logging.getLogger(__name__)

SEGMENT_BYTES = 4 << 20
PATIENCE_S = 5.0
"""For another process that writes just now: an entry takes milliseconds."""

_MISSING = "entries are missing at the end"


class AuditLog:
    """Any number of threads and processes append to ``folder``; a kill at any moment harms none.

    What a power cut left of a line is kept, and closed by an entry that says so.
    """

    def __init__(
        self,
        folder: Path,
        station: str,
        process: str,
        *,
        segment_bytes: int = SEGMENT_BYTES,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._folder, self._station, self._process = folder, station, process
        self._segment_bytes, self._now = segment_bytes, now
        self._lock = FileLock(folder / "audit.lock", timeout=patience_s, thread_local=False)
        self._mutex = threading.Lock()

    def append(self, deed: Deed) -> AuditEntry:
        """Returns when the entry is on disk. Raises AuditError."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._mutex, self._lock:
                return self._append(deed)
        except (OSError, DataError) as error:
            why = "another process holds it" if isinstance(error, Timeout) else error
            raise AuditError(
                f"The audit log {self._folder} could not be written: {why}.",
                "Without a record nothing is changed.",
                "Free disk space, or give this user the right to write there.",
            ) from error

    def _append(self, deed: Deed) -> AuditEntry:
        tail = find_tail(self._folder)
        content, last = self._mended(tail)
        segment = tail.segment
        if segment.exists() and segment.stat().st_size + len(content) >= self._segment_bytes:
            if content:
                append_bytes(segment, content)
            segment = segment_path(self._folder, number_of(segment) + 1)
            header = self._entry(last, Deed("", Action.SEGMENT, segment.name, tail.segment.name))
            content, last = header.line(), header
        entry = self._entry(last, deed)
        append_bytes(segment, content + entry.line())
        self._anchor(entry)
        return entry

    def _anchor(self, entry: AuditEntry) -> None:
        """The entry stands also where this fails: the next one's anchor makes up for it."""
        try:
            write_anchor(self._folder, entry)
        except DataError as error:
            _log.error("the audit log's anchor stays behind at entry %d: %s", entry.n, error)

    def _mended(self, tail: Tail) -> tuple[bytes, AuditEntry | None]:
        """What has to be written before the next entry: a torn line closed, a loss recorded."""
        content, last = b"", tail.last
        if tail.segment.exists() and not _ends_line(tail.segment):
            content = b"\n"
        damaged = tail.rest.rstrip(b"\n")
        if damaged:
            told = f"{len(damaged)} bytes"
            digest = hashlib.sha256(damaged).hexdigest()
            last = self._entry(last, Deed("", Action.TORN, tail.segment.name, told, digest))
            content += last.line()
        anchor = read_anchor(self._folder)
        reached = tail.last.n if tail.last is not None else 0
        if anchor is not None and (anchor.n > reached or _differs(anchor, tail.last)):
            old, new = f"{anchor.n} {anchor.hash}", str(reached)
            last = self._entry(last, Deed("", Action.GAP, _MISSING, old, new))
            content += last.line()
        return content, last

    def _entry(self, last: AuditEntry | None, deed: Deed) -> AuditEntry:
        return AuditEntry(
            n=1 if last is None else last.n + 1,
            at=self._now().astimezone(UTC).isoformat(timespec="milliseconds"),
            by=clipped(deed.by),
            action=str(deed.action),
            subject=clipped(deed.subject),
            old=clipped(deed.old),
            new=clipped(deed.new),
            reason=clipped(deed.reason),
            station=clipped(self._station),
            process=clipped(self._process),
            previous=NO_HASH if last is None else last.hash,
        ).sealed()


def _differs(anchor: Anchor, last: AuditEntry | None) -> bool:
    return last is not None and anchor.n == last.n and anchor.hash != last.hash


def _ends_line(segment: Path) -> bool:
    with segment.open("rb") as file:
        if file.seek(0, 2) == 0:
            return True
        file.seek(-1, 2)
        return file.read(1) == b"\n"
