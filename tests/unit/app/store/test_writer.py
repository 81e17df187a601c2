"""The writer: what the database does not take waits in the journal, and nothing is lost."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.store.database import open_database
from app.store.entries import StoreEntry
from app.store.errors import RefusedRecordError, StoreError
from app.store.journal import REFUSED, Journal
from app.store.part_store import PartStore
from app.store.record import PartRecord
from app.store.writer import ResultWriter
from core.errors import DataError
from tests.helpers.records import part
from tests.helpers.waiting import until

PATIENCE_S = 20.0


class Database(PartStore):
    """In memory; may be away, and refuses triggers that are listed."""

    def __init__(self) -> None:
        self.parts: dict[int, PartRecord] = {}
        self.added: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.away = False
        self.refused: set[int] = set()

    def add(self, entries: Sequence[StoreEntry]) -> None:
        records = [entry for entry in entries if isinstance(entry, PartRecord)]
        if self.away:
            raise StoreError("The server is away.")
        if any(record.trigger in self.refused for record in records):
            raise RefusedRecordError("No.")
        for record in records:
            self.parts.setdefault(record.trigger, record)
            self.added.put(record.trigger)

    def close(self) -> None:
        pass


class World:
    """A writer and what it said."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.database = folder, Database()
        self.said: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.refusals: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.kept: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.open_journal: Callable[[], Journal] = lambda: Journal(folder)

    def writer(self) -> ResultWriter:
        made = ResultWriter(
            lambda: self.database, self.journal, self.said.put, self._keep, self.refusals.put
        )
        made.start()
        return made

    def journal(self) -> Journal:
        return self.open_journal()

    def next_kept(self, count: int) -> list[int]:
        return [self.kept.get(timeout=PATIENCE_S) for _ in range(count)]

    def next_added(self, count: int) -> list[int]:
        return [self.database.added.get(timeout=PATIENCE_S) for _ in range(count)]

    def _keep(self, entries: Sequence[StoreEntry]) -> None:
        for record in entries:
            assert isinstance(record, PartRecord)
            self.kept.put(record.trigger)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr("app.store.writer.RETRY_S", 0.05)
    return World(tmp_path / "journal")  # type: ignore[return-value]


def test_parts_reach_the_database_in_order(world: World) -> None:
    writer = world.writer()
    for number in range(1200):
        writer.receive(part(number))
    writer.close()
    assert list(world.database.parts) == list(range(1200))
    assert writer.waiting == 0 and world.said.empty()
    assert world.next_kept(1200) == list(range(1200))


def test_while_the_database_is_away_the_journal_keeps_them(world: World) -> None:
    world.database.away = True
    writer = world.writer()
    writer.receive(part(1))
    assert world.next_kept(1) == [1], "on disk, though not in the database"
    assert "journal" in world.said.get(timeout=PATIENCE_S)
    writer.receive(part(2))
    assert world.next_kept(1) == [2]
    world.database.away = False
    assert world.said.get(timeout=PATIENCE_S) == "", "told when it is over"
    writer.receive(part(3))
    assert world.next_kept(1) == [3]
    writer.close()
    assert list(world.database.parts) == [1, 2, 3]
    assert list(world.folder.glob("*.jsonl")) == []


def test_what_is_left_at_the_end_is_replayed_by_the_next(world: World) -> None:
    world.database.away = True
    writer = world.writer()
    for number in range(3):
        writer.receive(part(number))
    writer.close()
    assert world.database.parts == {}
    world.database.away = False
    writer = world.writer()
    assert world.next_added(3) == [0, 1, 2], "without waiting for a new part"
    writer.receive(part(3))
    assert world.next_added(1) == [3]
    writer.close()


def test_a_record_that_no_database_takes_holds_up_no_other(world: World) -> None:
    world.database.refused = {2}
    writer = world.writer()
    for number in range(4):
        writer.receive(part(number))
    writer.close()
    assert list(world.database.parts) == [0, 1, 3]
    assert '"trigger":2' in (world.folder / REFUSED).read_text()


def test_without_a_journal_the_database_is_written(world: World) -> None:
    def fails() -> Journal:
        raise DataError("The disk is full.")

    world.open_journal = fails
    writer = world.writer()
    writer.receive(part(1))
    assert world.next_kept(1) == [1]
    world.database.away = True
    writer.receive(part(2))
    assert "memory" in world.said.get(timeout=PATIENCE_S)
    assert world.kept.empty() and writer.waiting == 1
    world.database.away = False
    assert world.next_kept(1) == [2]
    writer.close()
    assert list(world.database.parts) == [1, 2]


def test_an_unexpected_error_ends_nothing(world: World) -> None:
    def broken() -> Journal:
        raise RuntimeError("surprise")

    opened, world.open_journal = world.open_journal, broken
    writer = world.writer()
    writer.receive(part(1))
    assert "surprise" in world.said.get(timeout=PATIENCE_S)
    world.open_journal = opened
    assert world.next_kept(1) == [1]
    assert world.next_added(1) == [1]
    writer.close()


def test_it_says_whether_the_database_has_everything(world: World) -> None:
    world.database.away = True
    writer = world.writer()
    writer.receive(part(1))
    assert world.next_kept(1) == [1]
    assert "journal" in world.said.get(timeout=PATIENCE_S)
    assert not writer.is_caught_up, "it waits in the journal"
    world.database.away = False
    assert world.said.get(timeout=PATIENCE_S) == ""
    assert writer.is_caught_up
    writer.close()


class CountedJournal(Journal):
    """Whose disk is full while ``full``; counts what it is asked to write."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.full = True
        self.asked: list[int] = []

    def append(self, records: Sequence[StoreEntry]) -> None:
        self.asked.append(len(records))
        if self.full:
            raise DataError("The disk is full.")
        super().append(records)


def both_away(world: World, monkeypatch: pytest.MonkeyPatch) -> tuple[CountedJournal, ResultWriter]:
    """Neither is tried again for an hour."""
    monkeypatch.setattr("app.store.writer.RETRY_S", 3600.0)
    journal = CountedJournal(world.folder)
    world.open_journal = lambda: journal
    world.database.away = True
    return journal, world.writer()


def test_with_both_away_a_new_part_costs_no_writing_of_all(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, writer = both_away(world, monkeypatch)
    for number in range(1200):
        writer.receive(part(number))
    until(lambda: "memory" in world.said.get(timeout=PATIENCE_S), "the sentence")
    until(lambda: writer.waiting == len(writer._held) == 1200, "all are taken")
    assert len(journal.asked) == 1, "the journal is left alone for a while as well"
    journal.full = False
    writer.close()
    assert journal.asked[1:] == [500, 500, 200], "in portions, at the last chance"
    assert world.next_kept(1200) == list(range(1200))


def test_a_full_disk_does_not_keep_the_journal_from_a_database_that_is_back(world: World) -> None:
    journal = CountedJournal(world.folder)
    world.open_journal = lambda: journal
    world.database.away, journal.full = True, False
    writer = world.writer()
    writer.receive(part(1))
    assert world.next_kept(1) == [1], "in the journal"
    assert "journal" in world.said.get(timeout=PATIENCE_S)
    journal.full = True
    writer.receive(part(2))
    assert "memory" in world.said.get(timeout=PATIENCE_S)
    world.database.away = False
    assert world.next_added(2) == [1, 2], "in their order"
    assert world.next_kept(1) == [2]
    assert world.said.get(timeout=PATIENCE_S) == ""
    writer.close()


def test_what_the_database_refuses_is_told_until_its_file_is_taken_away(world: World) -> None:
    world.database.refused = {2, 3}
    writer = world.writer()
    for number in range(1, 4):
        writer.receive(part(number))
    writer.close()
    told = ""
    while not world.refusals.empty():
        told = world.refusals.get()
    assert "refused results, 2 in all" in told and str(world.folder / REFUSED) in told
    writer = world.writer()
    assert "2 in all" in world.refusals.get(timeout=PATIENCE_S), "also after a restart"
    (world.folder / REFUSED).unlink()
    writer.receive(part(4))
    assert world.refusals.get(timeout=PATIENCE_S) == ""
    writer.close()


def test_what_is_no_text_is_refused_and_holds_up_nothing(world: World, tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'results.sqlite'}")
    store = PartStore(engine)
    writer = ResultWriter(lambda: store, world.journal, world.said.put, world._keep)
    writer.start()
    writer.receive(part(1, serial="\ud800"))
    writer.receive(part(2))
    assert world.next_kept(2) == [1, 2]
    writer.close()
    assert '"serial": "\\ud800"' in (world.folder / REFUSED).read_text()
    assert world.said.empty()


def test_at_the_end_a_database_that_is_back_is_asked_once_more(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, writer = both_away(world, monkeypatch)
    writer.receive(part(1))
    until(lambda: "memory" in world.said.get(timeout=PATIENCE_S), "the sentence")
    world.database.away = False
    writer.close()
    assert list(world.database.parts) == [1] and writer.waiting == 0
