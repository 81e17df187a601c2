"""Times of several ways to do one thing, in turns, so that all of them meet the same machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

LEAST_TURNS = 3
TURN_S = 0.5
"""A turn's length, or two calls where they take longer."""


def timed_in_turns(calls: Sequence[Callable[[], object]], seconds: float) -> list[list[float]]:
    """Milliseconds of every call of each, about ``seconds`` of them each.

    What heats the processor or runs beside the benchmark then meets all of them alike. A turn's
    first call does not count: it brings weights, memory and threads back from the others.
    """
    times: list[list[float]] = [[] for _ in calls]
    length, turn, began = min(TURN_S, seconds / LEAST_TURNS), 0, time.perf_counter()
    while turn < LEAST_TURNS or time.perf_counter() - began < seconds * len(calls):
        for place in range(len(calls)):
            index = (place + turn) % len(calls)
            times[index] += _turn(calls[index], length)
        turn += 1
    return times


def best_seconds(call: Callable[[], object], seconds: float) -> float:
    """The shortest time of a call: what it costs where nothing is in its way."""
    return min(_turn(call, seconds)) / 1000


def _turn(call: Callable[[], object], length: float) -> list[float]:
    call()
    times: list[float] = []
    end = time.perf_counter() + length
    while not times or time.perf_counter() < end:
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    return times
