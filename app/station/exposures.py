"""Which frame belongs to which software trigger, and which triggers got none."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

MOST_LOST = 10_000
"""A larger gap is a camera that counts anew, and no loss."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A frame id without a frame, and the trigger that waited for it, if any."""

    frame_id: int
    trigger: int | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """``lost`` before this frame; its software ``trigger``, if any.

    A ``stale`` frame comes after its trigger's time ran out: that part has its verdict already.
    """

    lost: tuple[Lost, ...]
    trigger: int | None
    stale: bool


@dataclass(slots=True)
class _Waiting:
    trigger: int
    over: bool = False


class Exposures:
    """Frame ids count exposures, so a gap in them is a lost frame of the oldest trigger.

    Triggers and frames may come from two threads. A trigger whose time ran out keeps its place,
    because its frame may still come and must not be taken for the next part's. The place is given
    up when a new trigger comes and nothing else waits: the camera ignored the old one.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[_Waiting] = deque()
        self._last_id: int | None = None

    def expect(self, trigger: int) -> None:
        """A software trigger is about to be sent."""
        with self._lock:
            if all(waiting.over for waiting in self._waiting):
                self._waiting.clear()
            self._waiting.append(_Waiting(trigger))

    def withdraw(self, trigger: int) -> None:
        """It could not be sent: no frame comes of it."""
        with self._lock:
            self._waiting = deque(w for w in self._waiting if w.trigger != trigger)

    def run_out(self, trigger: int) -> bool:
        """The time of ``trigger`` is over; True where it still waited for its frame."""
        with self._lock:
            for waiting in self._waiting:
                if waiting.trigger == trigger and not waiting.over:
                    waiting.over = True
                    return True
            return False

    def arrive(self, frame_id: int) -> Arrival:
        """A frame came."""
        with self._lock:
            lost = []
            for lost_id in self._gap(frame_id):
                waiting = self._pop()
                if waiting is None or not waiting.over:
                    lost.append(Lost(lost_id, None if waiting is None else waiting.trigger))
            self._last_id = frame_id
            waiting = self._pop()
        if waiting is None:
            return Arrival(tuple(lost), None, stale=False)
        return Arrival(tuple(lost), waiting.trigger, waiting.over)

    def restart(self) -> tuple[int, ...]:
        """The camera is away, so ids may start anew; returns the triggers that still waited."""
        with self._lock:
            self._last_id = None
            left = tuple(w.trigger for w in self._waiting if not w.over)
            self._waiting.clear()
            return left

    def _gap(self, frame_id: int) -> range:
        if self._last_id is None or not 1 < frame_id - self._last_id <= MOST_LOST:
            return range(0)
        return range(self._last_id + 1, frame_id)

    def _pop(self) -> _Waiting | None:
        return self._waiting.popleft() if self._waiting else None
