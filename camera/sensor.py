"""The sensor of a camera that isn't there: what it exposed, and what still waits to be fetched."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from camera.pacing import SECOND_NS


@dataclass(frozen=True, slots=True)
class Exposure:
    """``number`` counts every exposure, lost ones too; ``at_ns`` is the source's clock."""

    number: int
    at_ns: int


class SimulatedSensor:
    """Exposes like a camera: it doesn't wait for who fetches, and loses what finds no buffer.

    Free-running with a period, each exposure is due at its time from ``begin``; without one,
    whenever ``take`` finds nothing. Triggered, ``expose`` alone makes exposures. No lock: the
    caller holds his.
    """

    def __init__(self, *, free_running: bool, rate_hz: float | None, buffers: int) -> None:
        if rate_hz is not None and not rate_hz > 0.0:
            raise ValueError(f"A rate is above 0 Hz, got {rate_hz}.")
        if buffers < 1:
            raise ValueError(f"A camera needs a buffer, got {buffers}.")
        self._free_running = free_running
        self._period_ns = None if rate_hz is None else max(1, round(SECOND_NS / rate_hz))
        self._buffers = buffers
        self._waiting: deque[Exposure] = deque()
        self._next = 0
        self._due_ns = 0

    @property
    def due_ns(self) -> int | None:
        """When the next exposure comes by itself; None where none does."""
        return self._due_ns if self._free_running and self._period_ns is not None else None

    def begin(self, now_ns: int) -> None:
        """Expose from now on. Numbers go on from where they were."""
        self._due_ns = now_ns

    def expose(self, now_ns: int) -> None:
        """Expose once. Without a free buffer its number is used up and nothing to be had."""
        if len(self._waiting) < self._buffers:
            self._waiting.append(Exposure(self._next, now_ns))
        self._next += 1

    def take(self, now_ns: int) -> Exposure | None:
        """The oldest exposure that waits, None where there is none yet."""
        self._catch_up(now_ns)
        if not self._waiting and self._free_running and self._period_ns is None:
            self.expose(now_ns)
        return self._waiting.popleft() if self._waiting else None

    def discard(self, now_ns: int) -> None:
        """Lose what waits, as a camera does that stops: the numbers stay used up."""
        self._catch_up(now_ns)
        self._waiting.clear()

    def _catch_up(self, now_ns: int) -> None:
        """Make what fell due meanwhile; in one step, however long nobody looked."""
        if not self._free_running or self._period_ns is None or now_ns < self._due_ns:
            return
        due = (now_ns - self._due_ns) // self._period_ns + 1
        kept = min(due, self._buffers - len(self._waiting))
        for index in range(kept):
            self.expose(self._due_ns + index * self._period_ns)
        self._next += due - kept
        self._due_ns += due * self._period_ns
