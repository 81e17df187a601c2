"""The one that writes results: never in the line's way, and nothing is lost."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence

from app.station.words import unexpected
from app.store.entries import StoreEntry
from app.store.errors import RefusedRecordError, StoreError
from app.store.journal import Journal
from app.store.part_store import PartStore
from app.store.troubles import Place, Report, Troubles
from core.errors import DataError, GoodpartError

_log = logging.getLogger(__name__)

BATCH = 500
RETRY_S = 2.0
"""How often a database that is away is asked again."""
Kept = Callable[[Sequence[StoreEntry]], None]


class ResultWriter:
    """``receive`` from any thread, between ``start`` and ``close``; it returns at once.

    What the database does not take at once goes to the journal; once it is back, the journal is
    replayed in order before anything newer. While both are away results wait in memory, about
    2 KB each and as many as come: a line is never held up and nothing is given up. ``on_kept``
    hears of entries when they are on disk, in one place or the other. ``report`` gets a sentence
    while something is wrong, "" when it is over; ``report_refused`` while there are entries that
    the database refused. All are called in the writer's thread.
    """

    def __init__(
        self,
        open_store: Callable[[], PartStore],
        open_journal: Callable[[], Journal],
        report: Report,
        on_kept: Kept = lambda records: None,
        report_refused: Report = lambda sentence: None,
    ) -> None:
        self._open_store, self._open_journal = open_store, open_journal
        self._on_kept, self._troubles = on_kept, Troubles(report, report_refused)
        self._items: queue.SimpleQueue[StoreEntry | None] = queue.SimpleQueue()
        self._held: list[StoreEntry] = []
        """Taken from the queue and on no disk yet."""
        self._store: PartStore | None = None
        self._journal: Journal | None = None
        self._database_place, self._journal_place = Place(RETRY_S), Place(RETRY_S)
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
        """Whether the database has all but what was received just now. From any thread."""
        return self._caught_up

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
            self._journal_place.try_now()  # the last chance
            self._step()
            if self._held:
                self._database_place.try_now()
                self._step()
        finally:
            if self._held:
                _log.critical("%d results could not be written anywhere", len(self._held))
            for closable in (self._store, self._journal):
                if closable is not None:
                    closable.close()

    def _take(self) -> None:
        """What waits, a batch at most; nothing after a while where there is something to retry."""
        retries = self._held or (self._journal is not None and not self._journal.is_empty)
        taken = 0
        try:
            item = self._items.get(timeout=self._database_place.pause_s if retries else None)
            while item is not None:
                self._held.append(item)
                taken += 1
                if taken == BATCH:
                    return
                item = self._items.get_nowait()
            self._closing = True
        except queue.Empty:
            pass

    def _step(self) -> None:
        try:
            self._write()
        except Exception as error:  # noqa: BLE001 - the thread's boundary; nothing may end it
            _log.exception("result writer")
            sentence = unexpected(error, "Results wait.", "Report this with the log.")
            self._database_place.fail(StoreError(sentence))
        journal = self._journal
        self._caught_up = journal is not None and journal.is_empty and not self._held
        if not self._held:
            self._journal_place.trouble = None
        self._troubles.tell(
            self._database_place, self._journal_place, waits_in_memory=bool(self._held)
        )
        if journal is not None:
            self._troubles.tell_refused(journal)

    def _write(self) -> None:
        """What is held goes to the database, or behind the others into the journal."""
        if self._database_place.pause_s > 0 or self._has_backlog():
            self._note()
        if self._database_place.pause_s > 0:
            return
        try:
            if self._has_backlog():
                self._replay()
            else:
                self._write_through()
        except GoodpartError as error:
            self._database_place.fail(error)
            self._note()
        else:
            if not self._held and not self._has_backlog():
                self._database_place.trouble = None

    def _has_backlog(self) -> bool:
        """A journal that can't be opened now has none that could be replayed."""
        if self._journal is None and self._journal_place.pause_s > 0:
            return False
        try:
            return not self._opened_journal().is_empty
        except DataError as error:
            self._journal_place.fail(error)
            return False

    def _opened_journal(self) -> Journal:
        if self._journal is None:
            self._journal = self._open_journal()
        return self._journal

    def _note(self) -> None:
        """What is held goes into the journal, behind what is there; not yet where it is away."""
        if self._journal_place.pause_s > 0:
            return
        try:
            while self._held:
                portion = self._held[:BATCH]
                self._opened_journal().append(portion)
                self._keep(portion)
        except DataError as error:
            self._journal_place.fail(error)

    def _replay(self) -> None:
        journal = self._opened_journal()
        records, offset = journal.head(BATCH)
        self._add(records)
        journal.confirm(offset)

    def _write_through(self) -> None:
        """Opens the database also where nothing is held."""
        while True:
            portion = self._held[:BATCH]
            self._add(portion)
            self._keep(portion)
            if not self._held:
                return

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

    def _keep(self, portion: Sequence[StoreEntry]) -> None:
        """The first of what is held is on disk."""
        del self._held[: len(portion)]
        if portion:
            self._on_kept(portion)
