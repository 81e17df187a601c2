"""Writes made-up entries as a station does, and notes which are acknowledged; waits to be killed.

Usage: python -m tests.helpers.store_child URL JOURNAL ACKNOWLEDGED PARTS
Each life is a run of its own. Every tenth part is rejected, with a picture and, before the part
itself, a delivery. A line of ACKNOWLEDGED is what is on disk: the run's id, a trigger, which entry.
It ends when the database has them all, and what earlier lives left.
"""

from __future__ import annotations

import sys
import threading
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.store.database import open_database
from app.store.entries import DeliveryRecord, PictureRecord, RunRecord, StoreEntry
from app.store.journal import Journal
from app.store.part_store import PartStore
from app.store.record import PartRecord
from app.store.writer import ResultWriter
from core.types import Verdict
from tests.helpers.records import delivery, part, picture
from tests.helpers.waiting import until

AHEAD = 2000
"""Entries that wait in memory at most: a line makes far fewer."""

TOGETHER, PAUSE_S = 200, 0.05
"""Some 4000 a second: many times what lines make, and less than a database replays."""


def main(url: str, journal: str, acknowledged: str, parts: int) -> None:
    room = threading.Semaphore(AHEAD)
    with Path(acknowledged).open("a", encoding="ascii") as file:

        def keep(entries: Sequence[StoreEntry]) -> None:
            file.write("".join(note(entry) for entry in entries))
            file.flush()
            for _ in entries:
                room.release()

        writer = ResultWriter(
            lambda: PartStore(open_database(url)), lambda: Journal(Path(journal)), say, keep
        )
        writer.start()
        run = str(uuid.uuid4())
        pace = threading.Event()
        for number, entry in enumerate(entries_of(run, parts)):
            room.acquire()
            writer.receive(entry)
            if number % TOGETHER == 0:
                pace.wait(PAUSE_S)
        until(lambda: writer.waiting == 0 and writer.is_caught_up, "the database has everything")
        writer.close()


def entries_of(run: str, parts: int) -> Iterator[StoreEntry]:
    yield RunRecord(run=run, station="Station 1", line="Line 1")
    for trigger in range(1, parts + 1):
        if trigger % 10:
            yield part(trigger, run=run)
            continue
        yield delivery(trigger, run=run)
        yield part(trigger, run=run, verdict=Verdict.NG)
        yield picture(trigger, run=run)


def note(entry: StoreEntry) -> str:
    match entry:
        case PartRecord():
            return f"{entry.run} {entry.trigger} part\n"
        case PictureRecord():
            return f"{entry.run} {entry.trigger} {entry.kind}\n"
        case DeliveryRecord():
            return f"{entry.run} {entry.trigger} {entry.output}\n"
        case _:
            return ""


def say(sentence: str) -> None:
    print(sentence or "over", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
