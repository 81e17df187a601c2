"""How long the history waits for its record: pages, filters, sums, on a database of many parts.

Usage: python -m tests.benchmark.history_view FOLDER [--parts N] [--runs N]
FOLDER keeps the database, so that it is filled once.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from app.store.parts import PartFilter
from app.store.results_database import ResultsDatabase
from core.types import Verdict
from tests.helpers.recorded_parts import CYCLE, fill

LAST = datetime(2026, 11, 27, 12, tzinfo=UTC)
PAGE = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--parts", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    file = arguments.folder / f"{arguments.parts}.sqlite"
    database = ResultsDatabase(f"sqlite:///{file}")
    if not database.page(PartFilter(), limit=1):
        begun = time.perf_counter()
        fill(database, arguments.parts, LAST)
        print(f"filled in {time.perf_counter() - begun:.0f} s")
    print(f"{arguments.parts} parts, {file.stat().st_size / 1e6:.0f} MB")
    for name, question in questions(database, arguments.parts).items():
        times = [_seconds(question) for _ in range(arguments.runs)]
        print(
            f"{name:<34} median {median(times) * 1e3:8.1f} ms  longest {max(times) * 1e3:8.1f} ms"
        )
    database.close()


def questions(database: ResultsDatabase, parts: int) -> dict[str, Callable[[], object]]:
    """By name."""
    every = PartFilter()
    middle = replace(every, until=LAST - parts // 2 * CYCLE)
    (deep,) = database.page(middle, limit=1)
    day = replace(every, since=LAST - timedelta(days=1))
    wanted = {
        "newest page": every,
        "newest NG": replace(every, verdicts=(Verdict.NG,)),
        "newest of a line": replace(every, line="Line 2"),
        "one serial number": replace(every, serial=f"A{4_711_000 + parts // 3}"),
        "serial numbers by beginning": replace(
            every, serial=f"A{4_711_000 + parts // 3}"[:6] + "*"
        ),
        "rare scores": replace(every, score_min=0.755),
        "no such score": replace(every, score_min=2.0),
        "a line that never was": replace(every, line="Line 9"),
    }
    asked: dict[str, Callable[[], object]] = {
        name: lambda found=found: database.page(found, limit=PAGE) for name, found in wanted.items()
    }
    asked["a page in the middle"] = lambda: database.page(every, deep.cursor, PAGE)
    asked["counts of 24 hours"] = lambda: database.counts(day)
    asked["counts of all"] = lambda: database.counts(every)
    asked["names to choose from"] = lambda: (database.lines(), database.recipes())
    return asked


def _seconds(question: Callable[[], object]) -> float:
    begun = time.perf_counter()
    question()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
