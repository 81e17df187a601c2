"""Writes made-up parts as a station does, and notes which are acknowledged; waits to be killed.

Usage: python -m tests.helpers.store_child URL JOURNAL ACKNOWLEDGED PARTS
Each life is a run of its own. A line of ACKNOWLEDGED is the run's id and a trigger that is on disk.
It ends when the database has them all, and what earlier lives left.
"""

from __future__ import annotations

import sys
import threading
import uuid
from collections.abc import Sequence
from pathlib import Path

from app.store.database import open_database
from app.store.journal import Journal
from app.store.part_store import PartStore
from app.store.record import PartRecord
from app.store.writer import ResultWriter
from core.types import Verdict
from tests.helpers.records import part
from tests.helpers.station import until

AHEAD = 2000
"""Parts that wait in memory at most: a line makes far fewer."""


def main(url: str, journal: str, acknowledged: str, parts: int) -> None:
    room = threading.Semaphore(AHEAD)
    with Path(acknowledged).open("a", encoding="ascii") as file:

        def keep(records: Sequence[PartRecord]) -> None:
            file.write("".join(f"{record.run} {record.trigger}\n" for record in records))
            file.flush()
            for _ in records:
                room.release()

        writer = ResultWriter(
            lambda: PartStore(open_database(url)), lambda: Journal(Path(journal)), say, keep
        )
        writer.start()
        run = str(uuid.uuid4())
        for trigger in range(1, parts + 1):
            room.acquire()
            verdict = Verdict.NG if trigger % 10 == 0 else Verdict.OK
            writer.receive(part(trigger, run=run, verdict=verdict))
        until(lambda: writer.is_caught_up, "the database has everything")
        writer.close()


def say(sentence: str) -> None:
    print(sentence or "over", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
