"""How large a record of a million parts is, and how long the history's questions take.

Usage: python -m tests.benchmark.million_rows [--parts 1000000] [--repeats 20] [--only sqlite]
On SQLite and, where this machine has one, on a PostgreSQL server of its own. Two lines, three
recipes (one of them was only made on the first day), 3 % NG, serial numbers, deliveries of one
output, pictures of every NG part and every 50th OK part. Prints one JSON object; times in ms.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, literal_column, select, text

from app.benchmark.made_up_parts import (
    END,
    TAKT,
    delivery_rows,
    insert,
    part_rows,
    picture_rows,
    runs,
    setups,
)
from app.store.database import open_database
from app.store.parts import PartFilter, microseconds
from app.store.queries import History
from app.store.tables import DELIVERIES, PARTS, PICTURES, RUNS, SETUPS
from core.types import Verdict
from tests.helpers.postgres import postgres, server_programs

HOUR_US, DAY_US = 3_600_000_000, 86_400_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=20)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    arguments = parser.parse_args()
    report: dict[str, Any] = {}
    if arguments.only != "postgresql":
        with tempfile.TemporaryDirectory() as name:
            url = f"sqlite:///{name}/results.sqlite"
            report["sqlite"] = measured(url, arguments.parts, arguments.repeats)
    if arguments.only != "sqlite" and server_programs() is not None:
        with postgres() as server:
            report["postgresql"] = measured(server.url, arguments.parts, arguments.repeats)
    print(json.dumps(report, indent=1))


def measured(url: str, parts: int, repeats: int) -> dict[str, Any]:
    engine = open_database(url)
    sizes = fill(engine, parts)
    history = History(engine)
    times = {}
    for name, ask in questions(history, parts).items():
        times[name] = timed(ask, repeats)
        print(name, times[name], file=sys.stderr, flush=True)
    engine.dispose()
    return {"parts": parts, "megabytes": sizes, "repeats": repeats, "ms": times}


def timed(ask: Callable[[], int], repeats: int) -> dict[str, float]:
    """``rows``: how many it found. The first time, which warms up, counts for the worst alone."""
    took = []
    for _ in range(repeats):
        began = time.perf_counter()
        rows = ask()
        took.append((time.perf_counter() - began) * 1000)
    return {"median": round(statistics.median(took), 1), "worst": round(max(took), 1), "rows": rows}


# What is asked.


def questions(history: History, parts: int) -> Mapping[str, Callable[[], int]]:
    def at(share: float) -> datetime:
        return END - TAKT * parts * (1 - share)

    def page(**wanted: object) -> Callable[[], int]:
        return lambda: len(history.page(PartFilter(**wanted)))  # type: ignore[arg-type]

    def deep() -> int:
        middle = (microseconds(at(0.5)), parts // 2)
        return len(history.page(PartFilter(), after=middle))

    def counts(**wanted: object) -> Callable[[], int]:
        return lambda: sum(history.counts(PartFilter(**wanted)).values())  # type: ignore[arg-type]

    day = {"since": at(0.5), "until": at(0.5) + timedelta(days=1)}
    return {
        "first page": page(),
        "page in the middle": deep,
        "NG": page(verdicts=(Verdict.NG,)),
        "NG and UNCERTAIN": page(verdicts=(Verdict.NG, Verdict.UNCERTAIN)),
        "all that did not pass": page(verdicts=tuple(v for v in Verdict if v is not Verdict.OK)),
        "MISSED, of which there is none": page(verdicts=(Verdict.MISSED,)),
        "recipe of every second day": page(recipe="Flange"),
        "recipe of the first day": page(recipe="Cover"),
        "recipe of the first day, NG": page(recipe="Cover", verdicts=(Verdict.NG,)),
        "line": page(line="Line 2"),
        "line, recipe, NG": page(line="Line 2", recipe="Disc", verdicts=(Verdict.NG,)),
        "serial number": page(serial=f"SN{parts // 3:09}"),
        "serial numbers that begin so": page(serial=f"SN{parts // 3:09}"[:-2] + "*"),
        "serial number that is not there": page(serial="XX*"),
        "score of 0.5 and more": page(score_min=0.5),
        "score of 1.3 and more": page(score_min=1.3),
        "score of 9 and more: none": page(score_min=9.0),
        "score from 0.10 to 0.11": page(score_min=0.10, score_max=0.11),
        "a day": page(**day),
        "a day, NG": page(**day, verdicts=(Verdict.NG,)),
        "a day, score of 1.3 and more": page(**day, score_min=1.3),
        "known parts": page(known_parts=True),
        "counts by verdict, all": counts(),
        "counts by verdict, a day": counts(**day),
        "counts per hour, a day": lambda: grouped(history.engine, HOUR_US, **day),
        "counts per day, all": lambda: grouped(history.engine, DAY_US),
        "names of lines and recipes": lambda: len([*history.lines(), *history.recipes()]),
    }


def grouped(
    engine: Engine, length_us: int, since: datetime | None = None, until: datetime | None = None
) -> int:
    parts = PARTS.c
    slot = literal_column(f"decided_us / {length_us}")  # of whole numbers, so a whole number
    query = select(slot, parts.verdict, func.count()).where(parts.challenge == "")
    if since is not None and until is not None:
        query = query.where(parts.decided_us >= microseconds(since))
        query = query.where(parts.decided_us < microseconds(until))
    with engine.connect() as connection:
        return len(connection.execute(query.group_by(slot, parts.verdict)).all())


# What is there.


def fill(engine: Engine, parts: int) -> dict[str, float]:
    """Megabytes after each step."""
    insert(engine, RUNS, runs())
    insert(engine, SETUPS, setups())
    sizes = {}
    for name, table, rows in (
        ("parts", PARTS, part_rows(parts)),
        ("parts, pictures", PICTURES, picture_rows(parts)),
        ("parts, pictures, deliveries", DELIVERIES, delivery_rows(parts)),
    ):
        began = time.monotonic()
        insert(engine, table, rows)
        settle(engine)
        sizes[name] = round(size(engine) / 1e6, 1)
        print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return sizes


def settle(engine: Engine) -> None:
    """As it is some time after: the log of changes is in the file, a server has its figures."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


def size(engine: Engine) -> float:
    if engine.dialect.name == "sqlite":
        return float(Path(str(engine.url.database)).stat().st_size)
    with engine.connect() as connection:
        return float(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)


if __name__ == "__main__":
    main()
