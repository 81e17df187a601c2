"""When the sources that have no camera behind them expose, and how they wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

ClockNs = Callable[[], int]
"""Monotonic time in nanoseconds."""

Wait = Callable[[threading.Condition, float], object]
"""Sleeps on a condition that is held, until notified or for that many seconds.

``threading.Condition.wait``, or one that moves a made-up clock.
"""

SECOND_NS = 1_000_000_000


def wait_until(
    condition: threading.Condition,
    ready: Callable[[], bool],
    deadline_ns: int,
    clock_ns: ClockNs,
    wait: Wait,
) -> bool:
    """Whether ``ready`` became true by the deadline. ``condition`` is held by the caller."""
    while not ready():
        left = deadline_ns - clock_ns()
        if left <= 0:
            return False
        wait(condition, left / SECOND_NS)
    return True


class Timetable:
    """When the shots of a recording are due: the first at once, the others after it.

    At ``rate_hz``, or with ``original_timing`` as they were recorded, otherwise as soon as they
    are asked for.
    """

    def __init__(self, rate_hz: float | None = None, *, original_timing: bool = False) -> None:
        if rate_hz is not None and original_timing:
            raise ValueError("A recording is played at a rate or in its own time, not both.")
        if rate_hz is not None and not rate_hz > 0.0:
            raise ValueError(f"A rate is above 0 Hz, got {rate_hz}.")
        self._at_once = rate_hz is None and not original_timing
        self._period_ns = None if rate_hz is None else round(SECOND_NS / rate_hz)
        self._begun = False
        self._interval_ns = 0
        self._last_due_ns = 0
        self._last_recorded_ns: int | None = None

    def begin(self, now_ns: int) -> None:
        """The next shot is due at ``now_ns``."""
        self._begun = False
        self._interval_ns = 0
        self._last_due_ns = now_ns
        self._last_recorded_ns = None

    def rewind(self) -> None:
        """The next shot is the recording's first: it follows at the interval of the last two."""
        self._last_recorded_ns = None

    def due_ns(self, recorded_ns: int, now_ns: int) -> int:
        """When the shot recorded at ``recorded_ns`` is due. Ask once per shot, in order."""
        due_ns = self._after_last(recorded_ns)
        if self._at_once:
            due_ns = max(due_ns, now_ns)
        self._last_due_ns, self._last_recorded_ns = due_ns, recorded_ns
        self._begun = True
        return due_ns

    def _after_last(self, recorded_ns: int) -> int:
        if not self._begun or self._at_once:
            return self._last_due_ns
        if self._period_ns is not None:
            return self._last_due_ns + self._period_ns
        if self._last_recorded_ns is not None:
            self._interval_ns = max(0, recorded_ns - self._last_recorded_ns)
        return self._last_due_ns + self._interval_ns
