"""A record of any number of parts that never were, to ask questions of."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Engine, Table

from app.store.parts import microseconds
from core.types import Verdict

TAKT = timedelta(seconds=2.5)
"""Between two parts of the station, of one line and the other in turn."""
END = datetime(2026, 11, 27, tzinfo=UTC)
Row = dict[str, Any]
_CHUNK = 20_000


def insert(engine: Engine, table: Table, rows: Iterator[Row]) -> None:
    """Many rows at a time."""
    while chunk := list(islice(rows, _CHUNK)):
        with engine.begin() as connection:
            connection.execute(table.insert(), chunk)


def runs() -> Iterator[Row]:
    """Of two lines."""
    for n in (1, 2):
        yield {"id": n, "uuid": f"run-{n}", "station": "Station 1", "line": f"Line {n}"}


def setups() -> Iterator[Row]:
    """Of three recipes, of which one was made on the first day only."""
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


def _verdict_of(number: int) -> Verdict:
    """The same for the part, its pictures and its deliveries."""
    share = random.Random(number).random()
    if share < 0.03:
        return Verdict.NG
    if share < 0.035:
        return Verdict.UNCERTAIN
    return Verdict.TIMEOUT if share < 0.036 else Verdict.OK


def part_rows(parts: int) -> Iterator[Row]:
    """The last one ended at END, the others each TAKT before the next."""
    chance = random.Random(7)
    for n in range(1, parts + 1):
        verdict = _verdict_of(n)
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
    """Two of each part that did not pass, and of every 50th other one."""
    for n in range(1, parts + 1):
        if _verdict_of(n) is Verdict.OK and n % 50:
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
    """One of each part."""
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
