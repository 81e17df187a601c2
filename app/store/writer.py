"""The one that writes results: never in the line's way, and nothing is lost."""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence

from app.station.words import unexpected
from app.store.entries import StoreEntry
from app.store.errors import RefusedRecordError, StoreError
from app.store.journal import Journal
from app.store.part_store import PartStore
from core.errors import DataError, GoodpartError

_log = logging.getLogger(__name__)

BATCH = 500
RETRY_S = 2.0
"""How often a database that is away is asked again."""
Kept = Callable[[Sequence[StoreEntry]], None]


class ResultWriter:
    """``receive`` from any thread, between ``start`` and ``close``; it returns at once.

    What the database does not take at once goes to the journal; once it is back, the journal is
    replayed in order before anything newer. ``on_kept`` hears of entries when they are on disk, in
    one place or the other. ``report`` gets a sentence while something is wrong, "" when it is
    over. Both are called in the writer's thread.
    """

    def __init__(
        self,
        open_store: Callable[[], PartStore],
        open_journal: Callable[[], Journal],
        report: Callable[[str], None],
        on_kept: Kept = lambda records: None,
    ) -> None:
        self._open_store, self._open_journal = open_store, open_journal
        self._report, self._on_kept = report, on_kept
        self._items: queue.SimpleQueue[StoreEntry | None] = queue.SimpleQueue()
        self._held: list[StoreEntry] = []
        """Taken from the queue and on no disk yet."""
        self._store: PartStore | None = None
        self._journal: Journal | None = None
        self._reported = ""
        self._retry_at = 0.0
        self._closing = False
        self._caught_up = False
        self._thread = threading.Thread(target=self._run, name="result writer", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def receive(self, record: StoreEntry) -> None:
        self._items.put(record)

    @property
    def waiting(self) -> int:
        """Entries that are on no disk yet. From any thread."""
        return self._items.qsize() + len(self._held)

    @property
    def is_caught_up(self) -> bool:
        """Whether the database has all that was received, and the journal nothing. Any thread."""
        return self._caught_up and self.waiting == 0

    def close(self) -> None:
        """Write what waits, at least to the journal, and end."""
        if self._thread.is_alive():
            self._items.put(None)
            self._thread.join()

    # The writer's thread.

    def _run(self) -> None:
        try:
            while not self._closing:
                self._step()
                self._take()
            self._step()
        finally:
            if self._held:
                _log.critical("%d results could not be written anywhere", len(self._held))
            for closable in (self._store, self._journal):
                if closable is not None:
                    closable.close()

    def _take(self) -> None:
        """All that waits, or nothing after a while where there is something to try again."""
        tries_again = self._held or (self._journal is not None and not self._journal.is_empty)
        try:
            item = self._items.get(timeout=self._pause_s() if tries_again else None)
            while item is not None:
                self._held.append(item)
                if len(self._held) >= BATCH:
                    return
                item = self._items.get_nowait()
            self._closing = True
        except queue.Empty:
            pass

    def _pause_s(self) -> float:
        return max(0.0, self._retry_at - time.monotonic())

    def _step(self) -> None:
        try:
            self._write()
        except Exception as error:  # noqa: BLE001 - the thread's boundary; nothing may end it
            if not isinstance(error, GoodpartError):
                _log.exception("result writer")
                error = StoreError(unexpected(error, "Results wait.", "Report this with the log."))
            self._fail(error)

    def _write(self) -> None:
        """What is held goes to the database, or behind the others into the journal."""
        self._caught_up = False
        if self._has_backlog():
            self._note()
            if self._pause_s() == 0:
                self._replay()
        elif self._pause_s() > 0:
            self._note()
        else:
            self._write_through()

    def _write_through(self) -> None:
        try:
            self._add(self._held)
        except StoreError as error:
            self._fail(error)
            self._note()
        else:
            self._keep()
            self._recover()

    def _has_backlog(self) -> bool:
        """A journal that can't be opened now has none that could be replayed."""
        with contextlib.suppress(DataError):
            return not self._opened_journal().is_empty
        return False

    def _opened_journal(self) -> Journal:
        if self._journal is None:
            self._journal = self._open_journal()
        return self._journal

    def _note(self) -> None:
        """What is held goes into the journal, behind what is there."""
        if self._held:
            self._opened_journal().append(self._held)
            self._keep()

    def _replay(self) -> None:
        journal = self._opened_journal()
        records, offset = journal.head(BATCH)
        self._add(records)
        journal.confirm(offset)
        if journal.is_empty:
            self._recover()

    def _add(self, records: Sequence[StoreEntry]) -> None:
        if self._store is None:
            self._store = self._open_store()
        try:
            self._store.add(records)
        except RefusedRecordError:
            self._add_singly(self._store, records)

    def _add_singly(self, store: PartStore, records: Sequence[StoreEntry]) -> None:
        """One bad record must not hold up the others."""
        for record in records:
            try:
                store.add([record])
            except RefusedRecordError:
                self._opened_journal().refuse(record)

    def _keep(self) -> None:
        kept, self._held = self._held, []
        if kept:
            self._on_kept(kept)

    def _fail(self, error: GoodpartError) -> None:
        self._retry_at = time.monotonic() + RETRY_S
        _log.warning("%s", error)
        if isinstance(error, DataError):
            text = "Results are on no disk yet: they wait in memory."
        else:
            text = "Results are kept in a journal until the database takes them."
        if text != self._reported:
            self._report(f"{text} {error.what}")
        self._reported = text

    def _recover(self) -> None:
        self._caught_up = True
        if self._reported:
            self._reported = ""
            self._report("")
