"""Statistics over a large record: a shift, a week, all of a month; the report as PDF and CSV.

Usage: python -m tests.benchmark.statistics_queries [--parts 1000000] [--runs 5] [--url URL]
Without a URL a SQLite file of its own. Parts are spread evenly over 30 days on two lines, three
products and ten lives of each line; 3 % are not OK, every part has two gate values. Prints one
JSON object: seconds (median and worst of the runs, and of the processor), parts in each time, size
on disk.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert

from app.reports.contents import collect
from app.reports.files import write_report
from app.reports.words import Words
from app.store.database import open_database
from app.store.parts import PartFilter, microseconds
from app.store.statistics import Statistics
from app.store.tables import PARTS, RUNS, SETUPS
from tests.helpers.made_up_shifts import STARTS

UNTIL = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
DAYS, LINES, RECIPES, LIVES = 30, 2, 3, 10
CHUNK = 5000
VERDICTS = ("NG", "UNCERTAIN", "CANNOT_JUDGE", "MISSED")
NOT_OK = 0.03


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--url", default="")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "results.sqlite"
        engine = open_database(arguments.url or f"sqlite:///{file}")
        filled = timed(lambda: fill(engine, arguments.parts), 1)["median"]
        report: dict[str, Any] = {"parts": arguments.parts, "fill": filled}
        if file.exists():
            report["megabytes"] = round(file.stat().st_size / 1e6, 1)
        report |= measure(Statistics(engine), arguments.runs, Path(folder))
        engine.dispose()
    print(json.dumps(report, indent=1))


def measure(read: Statistics, runs: int, folder: Path) -> dict[str, Any]:
    """Each time of its own, the newest parts in it."""
    times = {
        "shift": timedelta(hours=8),
        "day": timedelta(days=1),
        "week": timedelta(days=7),
        "month": timedelta(days=DAYS),
    }
    found: dict[str, Any] = {}
    for name, length in times.items():
        wanted = PartFilter(since=UNTIL - length, until=UNTIL)
        number = read.figures(wanted, STARTS).tally.total
        taken = timed(partial(read.figures, wanted, STARTS), runs)
        found[name] = {"parts": number, **taken}
    line = PartFilter(since=UNTIL - times["month"], until=UNTIL, line="Line 1")
    found["month, one line"] = timed(lambda: read.figures(line, STARTS), runs)
    shift = PartFilter(since=UNTIL - times["shift"], until=UNTIL)
    found["worst of a month"] = timed(lambda: read.worst(line, 6), runs)
    report = collect(read, shift, station="S", shifts=STARTS)
    for suffix in ("pdf", "csv"):
        path = folder / f"report.{suffix}"
        found[f"{suffix} of a shift"] = timed(
            lambda p=path: write_report(report, p, Words("en")), runs
        )
    return found


def timed(act: Callable[[], object], runs: int) -> dict[str, float]:
    """Seconds; those of the processor are what it takes on a machine with nothing else to do.

    With a server, its own are not among them.
    """
    taken, worked = [], []
    for _ in range(runs):
        began, began_work = time.perf_counter(), time.process_time()
        act()
        taken.append(time.perf_counter() - began)
        worked.append(time.process_time() - began_work)
    return {
        "median": round(statistics.median(taken), 3),
        "worst": round(max(taken), 3),
        "processor": round(statistics.median(worked), 3),
    }


def fill(engine: Engine, number: int) -> None:
    """Row by row past the writer: only what is read matters here."""
    runs = [
        {"id": n + 1, "uuid": f"run {n}", "station": "S", "line": f"Line {n % LINES + 1}"}
        for n in range(LINES * LIVES)
    ]
    setups = [
        {
            "id": n + 1, "digest": f"setup {n}", "camera": "C", "recipe": f"Product {n + 1}",
            "recipe_version": 1, "model": f"product-{n + 1}/1", "threshold": 0.5,
            "pixel_threshold": 0.5,
        }
        for n in range(RECIPES)
    ]  # fmt: skip
    rows = parts(number)
    with engine.begin() as connection:
        connection.execute(insert(RUNS), runs)
        connection.execute(insert(SETUPS), setups)
        while chunk := list(islice(rows, CHUNK)):
            connection.execute(insert(PARTS), chunk)


def parts(number: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(1)
    begin, step = microseconds(UNTIL - timedelta(days=DAYS)), DAYS * 86_400_000_000 // number
    for n in range(number):
        verdict = chance.choice(VERDICTS) if chance.random() < NOT_OK else "OK"
        judged = verdict in ("OK", "NG", "UNCERTAIN")
        score = chance.gauss(0.2, 0.03) if verdict == "OK" else chance.uniform(0.45, 1.2)
        yield {
            "run_id": n * LIVES // number * LINES + n % LINES + 1,
            "trigger": n + 1,
            "setup_id": n // 20_000 % RECIPES + 1,
            "decided_us": begin + n * step,
            "verdict": verdict,
            "reason": "" if judged else f"The picture is too dark ({n % 17}%). Check the light.",
            "serial": "",
            "score": score if judged else None,
            "local_score": score * chance.uniform(0.5, 1) if judged else None,
            "global_score": score * chance.uniform(0.5, 1) if judged else None,
            "regions": boxes(chance) if verdict == "NG" else None,
            "gates": {"brightness": chance.gauss(0.42, 0.01), "sharpness": chance.gauss(12, 0.4)},
            "latency_ms": round(chance.lognormvariate(3.4, 0.25), 3),
            "inference_ms": 18.0 if judged else None,
            "late": False,
            "challenge": "",
            "frame_id": n,
        }


def boxes(chance: random.Random) -> list[list[float]]:
    return [
        [chance.randrange(1200), chance.randrange(900), 30, 20, 400, chance.random()]
        for _ in range(chance.randrange(1, 4))
    ]


if __name__ == "__main__":
    main()
