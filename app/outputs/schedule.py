"""When a part is at the place where its output acts."""

from __future__ import annotations

import bisect
import time
from collections import deque
from collections.abc import Callable
from typing import Protocol

SAMPLES = 1000
KNOWN_WITHIN_NS = 2_000_000_000
"""A trigger whose encoder count isn't known by then has none."""
MS_NS = 1_000_000
ROLL_BACK = 0.05

ClockNs = Callable[[], int]


class Due:
    """One part's moment: ``at_ns`` of the monotonic clock once it is known."""

    def __init__(self, arrived_ns: int, at_ns: int | None = None) -> None:
        self.arrived_ns, self.at_ns = arrived_ns, at_ns
        self.goal: float | None = None
        self.is_lost = False
        """It will never be known."""


class Schedule(Protocol):
    """Used in its channel's thread alone."""

    look_every_s: float | None
    """How often ``look`` wants to be called; None for never."""
    is_blind: bool
    """Parts whose places nobody knows may be at the output."""

    def take(self, arrived_ns: int) -> Due:
        """A part whose trigger was at that monotonic time."""

    def look(self) -> None: ...


class ByTime:
    """A fixed time after the trigger."""

    look_every_s: float | None = None
    is_blind = False

    def __init__(self, delay_ms: float) -> None:
        self._delay_ns = round(delay_ms * MS_NS)

    def take(self, arrived_ns: int) -> Due:
        return Due(arrived_ns, arrived_ns + self._delay_ns)

    def look(self) -> None: ...


class ByEncoder:
    """A number of counts after the trigger, whatever the belt's speed.

    The count at the trigger is interpolated between samples, which are taken all the time: the
    verdict comes later than the picture by a time that varies. ``read`` gives None while there is
    no count. A counter of ``bits`` begins again at 0 behind its largest count; that is seen as
    such where it moved on by less than ``counts`` between two samples. Any other count that falls
    was reset: parts on their way are lost then. One that falls by no more than ROLL_BACK of the
    way is a belt that stands and rolls back a little.

    Where a part is lost, the schedule is blind until the belt has moved by ``counts`` and some
    more: by then all that was on its way has passed the output.
    """

    look_every_s: float | None = 0.004

    def __init__(
        self,
        counts: int,
        read: Callable[[], int | None],
        clock_ns: ClockNs = time.monotonic_ns,
        bits: int | None = None,
    ) -> None:
        self._counts, self._read, self._clock_ns = counts, read, clock_ns
        self._size = None if bits is None else 1 << bits
        self._raw: int | None = None
        self._samples: deque[tuple[int, int]] = deque(maxlen=SAMPLES)
        self._pending: list[Due] = []
        self.is_blind = False
        self._sees_at: float | None = None

    def take(self, arrived_ns: int) -> Due:
        due = Due(arrived_ns)
        self._pending.append(due)
        self._settle(due)
        return due

    def look(self) -> None:
        """Raises what ``read`` raises; parts without a count are lost all the same."""
        try:
            before_ns = self._clock_ns()
            raw = self._read()
            if raw is not None:
                self._add((before_ns + self._clock_ns()) // 2, raw)
        finally:
            for due in self._pending:
                self._settle(due)
            left = (due for due in self._pending if due.at_ns is None and not due.is_lost)
            self._pending = list(left)

    def _add(self, at_ns: int, raw: int) -> None:
        """Counts of ``_samples`` go on where the counter began again."""
        before, self._raw = self._raw, raw
        count = raw
        if self._samples and before is not None:
            step = self._step(before, raw)
            if step < -self._counts * ROLL_BACK:
                self._samples.clear()
                for due in self._pending:
                    due.is_lost = due.at_ns is None
                self._go_blind()
            else:
                count = self._samples[-1][1] + step
        self._samples.append((at_ns, count))
        self._see(count)

    def _step(self, before: int, raw: int) -> int:
        step = raw - before
        if self._size is None:
            return step
        forward = step % self._size
        if step < 0 and forward < self._counts:
            return forward
        backward = self._size - forward
        return -backward if step > 0 and backward <= self._counts * ROLL_BACK else step

    def _go_blind(self) -> None:
        self.is_blind, self._sees_at = True, None
        if self._samples:
            self._see(self._samples[-1][1])

    def _see(self, count: int) -> None:
        if self.is_blind and self._sees_at is None:
            self._sees_at = count + self._counts * (1 + ROLL_BACK)
        self.is_blind = self._sees_at is not None and count < self._sees_at
        if not self.is_blind:
            self._sees_at = None

    def _settle(self, due: Due) -> None:
        if due.goal is None:
            at_trigger = self._count_at(due.arrived_ns)
            if at_trigger is not None:
                due.goal = at_trigger + self._counts
            elif self._came_before_all(due) or self._is_old(due):
                due.is_lost = True
                self._go_blind()
        if due.goal is not None and self._samples and self._samples[-1][1] >= due.goal:
            due.at_ns = self._samples[-1][0]

    def _came_before_all(self, due: Due) -> bool:
        return bool(self._samples) and due.arrived_ns < self._samples[0][0]

    def _is_old(self, due: Due) -> bool:
        return self._clock_ns() - due.arrived_ns > KNOWN_WITHIN_NS

    def _count_at(self, at_ns: int) -> float | None:
        samples = self._samples
        place = bisect.bisect_left(samples, at_ns, key=lambda sample: sample[0])
        if place == 0 or place == len(samples):
            return None
        (t0, c0), (t1, c1) = samples[place - 1], samples[place]
        return c0 + (c1 - c0) * (at_ns - t0) / max(1, t1 - t0)
