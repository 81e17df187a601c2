"""How large a record of a million parts is, and how long the history's questions take.

Usage: python -m tests.benchmark.million_rows [--parts 1000000] [--repeats 20] [--only sqlite]
On SQLite and, where this machine has one, on a PostgreSQL server of its own. Two lines, three
recipes (one of them was only made on the first day), 3 % NG, serial numbers, deliveries of one
output, pictures of every NG part and every 50th OK part. Prints one JSON object; times in ms.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, func, literal_column, select, text

from app.store.database import open_database
from app.store.parts import PartFilter, microseconds
from app.store.queries import History
from app.store.tables import DELIVERIES, PARTS, PICTURES, RUNS, SETUPS
from core.types import Verdict
from tests.helpers.postgres import postgres, server_programs

CHUNK = 20_000
TAKT = timedelta(seconds=2.5)
"""Between two parts of the station, of one line and the other in turn."""
END = datetime(2026, 11, 27, tzinfo=UTC)
HOUR_US, DAY_US = 3_600_000_000, 86_400_000_000
Row = dict[str, Any]


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


def insert(engine: Engine, table: Table, rows: Iterator[Row]) -> None:
    while chunk := list(islice(rows, CHUNK)):
        with engine.begin() as connection:
            connection.execute(table.insert(), chunk)


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


def runs() -> Iterator[Row]:
    for n in (1, 2):
        yield {"id": n, "uuid": f"run-{n}", "station": "Station 1", "line": f"Line {n}"}


def setups() -> Iterator[Row]:
    for n, recipe in enumerate(("Flange", "Disc", "Cover"), start=1):
        yield {
            "id": n,
            "digest": f"digest-{n}",
            "camera": "genicam:12345678",
            "recipe": recipe,
            "recipe_version": 3,
            "model": f"{recipe.lower()}/2",
            "threshold": 0.4,
            "pixel_threshold": 0.5,
        }


def verdict_of(number: int) -> Verdict:
    """The same for the part, its pictures and its deliveries."""
    share = random.Random(number).random()
    if share < 0.03:
        return Verdict.NG
    if share < 0.035:
        return Verdict.UNCERTAIN
    return Verdict.TIMEOUT if share < 0.036 else Verdict.OK


def part_rows(parts: int) -> Iterator[Row]:
    chance = random.Random(7)
    for n in range(1, parts + 1):
        verdict = verdict_of(n)
        is_bad = verdict is Verdict.NG
        at = END - TAKT * (parts - n)
        first_day = TAKT * n < timedelta(days=1)
        score = abs(chance.gauss(0.7, 0.25) if is_bad else chance.gauss(0.15, 0.06))
        yield {
            "run_id": 1 + n % 2,
            "trigger": (n + 1) // 2,
            "setup_id": 3 if first_day else 1 + at.toordinal() % 2,
            "decided_us": microseconds(at),
            "verdict": str(verdict),
            "reason": "The verdict did not come in time." if verdict is Verdict.TIMEOUT else "",
            "serial": f"SN{n:09}",
            "score": score,
            "local_score": score,
            "global_score": score / 2,
            "regions": [[120, 80, 34, 21, 402, round(score, 4)]] if is_bad else None,
            "gates": {"brightness": 0.41, "sharpness": 12.5, "shift_px": 1.25},
            "latency_ms": round(chance.uniform(18, 40), 3),
            "inference_ms": round(chance.uniform(10, 30), 3),
            "late": False,
            "challenge": "Master" if n % 5000 == 0 else "",
            "frame_id": n,
        }


def picture_rows(parts: int) -> Iterator[Row]:
    for n in range(1, parts + 1):
        if verdict_of(n) is Verdict.OK and n % 50:
            continue
        at = END - TAKT * (parts - n)
        for kind in ("original", "overlay"):
            name = f"{at:%Y%m%d-%H%M%S}-500_{n:06}_OK_0.1500_SN{n:09}_{kind}.png"
            yield {
                "run_id": 1 + n % 2,
                "trigger": (n + 1) // 2,
                "kind": kind,
                "path": f"{at:%Y-%m-%d}/Line-{1 + n % 2}/{at:%H}h/{name}",
                "bytes": 1_300_000,
            }


def delivery_rows(parts: int) -> Iterator[Row]:
    for n in range(1, parts + 1):
        sent_us = microseconds(END - TAKT * (parts - n))
        yield {
            "run_id": 1 + n % 2,
            "trigger": (n + 1) // 2,
            "output": "PLC",
            "sent_us": sent_us,
            "acknowledged_us": sent_us + 4000,
            "attempts": 1,
            "problem": "",
        }


if __name__ == "__main__":
    main()
