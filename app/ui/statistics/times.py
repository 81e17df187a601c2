"""Times along the axis of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.ui.moments import day_text

Tick = tuple[int, str]
MOST_DAYS_BY_HOUR = 2
"""Of a longer time only the days are named, each where it begins."""


def time_ticks(times: Sequence[datetime], most: int) -> list[Tick]:
    """Places and texts of at most ``most`` marks."""
    local = [time.astimezone() for time in times]
    days = [time.date() for time in local]
    if len(set(days)) > MOST_DAYS_BY_HOUR:
        begins = [n for n in range(1, len(days)) if days[n] != days[n - 1]]
        return [(n, day_text(local[n])) for n in _every(begins, most)]
    return [(n, local[n].strftime("%H:%M")) for n in _every(range(len(local)), most)]


def _every(places: Sequence[int], most: int) -> Sequence[int]:
    """Not the very first of many: its text would lie over the other axis."""
    every = max(1, -(-len(places) // most))
    return places[every // 2 :: every]
