"""Parts as hours of a line leave them: rejects, dark pictures, a lamp that dies."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from app.store.parts import microseconds
from app.store.record import PartRecord, Setup
from core.types import Verdict
from tests.helpers.records import part

BEGIN = datetime(2026, 11, 23, 6, 0).astimezone()
"""Of an early shift."""
STARTS = ("06:00", "14:00", "22:00")
RUNS = {
    "Line 1": "0b5c9d3e-0000-4000-8000-00000000000a",
    "Line 2": "0b5c9d3e-0000-4000-8000-00000000000b",
}
SHARES = (
    (Verdict.NG, 0.02),
    (Verdict.UNCERTAIN, 0.01),
    (Verdict.CANNOT_JUDGE, 0.006),
    (Verdict.TIMEOUT, 0.002),
    (Verdict.MISSED, 0.002),
)
REASONS = {
    Verdict.CANNOT_JUDGE: "The picture is too dark ({}%). Check the light and the exposure.",
    Verdict.TIMEOUT: "The verdict did not come before the deadline.",
    Verdict.MISSED: "The inspection is slower than the line; parts that wait for it: {}.",
}
SPOTS = ((180, 140, 5), (820, 610, 3), (500, 400, 1))
"""Where defects lie, in pixels of a picture of 1000 x 750, and how often."""


def made_up_parts(
    since: datetime,
    hours: float,
    *,
    per_hour: int = 60,
    lines: tuple[str, ...] = ("Line 1",),
    drift_from: datetime | None = None,
    seed: int = 1,
) -> Iterator[PartRecord]:
    """Parts evenly over that time. From ``drift_from`` on the lamp loses 1 % an hour."""
    chance = random.Random(seed)
    for number in range(round(hours * per_hour)):
        at = since + timedelta(hours=number / per_hour)
        dimmed = 0.0
        if drift_from is not None and at > drift_from:
            dimmed = (at - drift_from) / timedelta(hours=1)
        line = lines[number % len(lines)]
        yield _part(number + 1, at, line, dimmed, chance)


def _part(number: int, at: datetime, line: str, dimmed: float, chance: random.Random) -> PartRecord:
    verdict = _verdict(chance)
    judged = verdict in (Verdict.OK, Verdict.NG, Verdict.UNCERTAIN)
    score = _score(verdict, dimmed, chance)
    # Hours differ a little, as the hall's temperature does.
    wave = 0.002 * math.sin(number / 97) + chance.gauss(0, 0.004)
    gates = {
        "brightness": round(0.42 * (1 - 0.01 * dimmed) + wave, 5),
        "sharpness": round(chance.gauss(12, 0.4), 4),
    }
    return part(
        number,
        run=RUNS[line],
        line=line,
        decided_us=microseconds(at),
        verdict=verdict,
        setup=_setup(line),
        reason=REASONS.get(verdict, "").format(chance.randrange(3, 15)),
        score=score if judged else None,
        local_score=round(score * chance.uniform(0.6, 1.0), 5) if judged else None,
        global_score=round(score * chance.uniform(0.5, 1.0), 5) if judged else None,
        regions=_regions(chance) if verdict is Verdict.NG else (),
        gates=gates if verdict is not Verdict.MISSED else {},
        latency_ms=round(chance.lognormvariate(3.4, 0.25), 3),
        inference_ms=18.0 if judged else None,
    )


def _setup(line: str) -> Setup:
    recipe = "Flange 40 mm" if line == "Line 1" else "Disc"
    return Setup(camera="simulated", recipe=recipe, model=f"{recipe}/2", threshold=0.5)


def _verdict(chance: random.Random) -> Verdict:
    place = chance.random()
    for verdict, share in SHARES:
        if place < share:
            return verdict
        place -= share
    return Verdict.OK


def _score(verdict: Verdict, dimmed: float, chance: random.Random) -> float:
    low, high = {Verdict.NG: (0.52, 1.4), Verdict.UNCERTAIN: (0.45, 0.55)}.get(verdict, (0, 0))
    if high:
        return round(chance.uniform(low, high), 5)
    return round(max(0.01, chance.gauss(0.2 + 0.004 * dimmed, 0.03)), 5)


def _regions(chance: random.Random) -> tuple[tuple[int, int, int, int, int, float], ...]:
    """Some have none: only the layout as a whole was odd."""
    if chance.random() < 0.1:
        return ()
    x, y, _ = chance.choices(SPOTS, [often for *_, often in SPOTS])[0]
    left, top = round(chance.gauss(x, 30)), round(chance.gauss(y, 30))
    width, height = chance.randrange(12, 60), chance.randrange(12, 60)
    strongest = (max(0, left), max(0, top), width, height, width * height // 2, 1.2)
    return (strongest, (900, 700, 20, 20, 200, 0.6))
