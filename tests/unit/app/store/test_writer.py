"""The writer: what the database does not take waits in the journal, and nothing is lost."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.store.entries import StoreEntry
from app.store.errors import RefusedRecordError, StoreError
from app.store.journal import REFUSED, Journal
from app.store.part_store import PartStore
from app.store.record import PartRecord
from app.store.writer import ResultWriter
from core.errors import DataError
from tests.helpers.records import part

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
        self.kept: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.open_journal: Callable[[], Journal] = lambda: Journal(folder)

    def writer(self) -> ResultWriter:
        made = ResultWriter(lambda: self.database, self.journal, self.said.put, self._keep)
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
    said = [world.said.get(timeout=PATIENCE_S) for _ in range(2)]
    assert any("memory" in sentence for sentence in said)
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
