"""Which frame belongs to which software trigger, and which frames were lost."""

from __future__ import annotations

import threading
from dataclasses import dataclass

MOST_LOST = 10_000
"""A larger gap is a camera that counts anew, and no loss."""
OWED_NS = 2_000_000_000
"""How long after its end a picture that did not come may still come."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A frame id without a frame, and the trigger that waited for it, if any."""

    frame_id: int
    trigger: int | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """``lost`` before this frame; its software ``trigger``, if any, and when that was given.

    A ``stale`` frame comes after its trigger's time ran out: that part has its verdict already.
    """

    lost: tuple[Lost, ...] = ()
    trigger: int | None = None
    since_ns: int = 0
    stale: bool = False


@dataclass(slots=True)
class _Waiting:
    trigger: int
    since_ns: int
    sent_ns: int | None = None
    over_ns: int | None = None


class Exposures:
    """At most one software trigger waits for its frame: so no frame can be taken for another's.

    A trigger whose time ran out keeps its place for OWED_NS more, because its frame may still come.
    Until then no other is taken. Frame ids count exposures, so a gap in them is a lost frame, the
    first of it that of the waiting trigger. Any threads; times are the host's monotonic clock.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: _Waiting | None = None
        self._last_id: int | None = None

    def expect(self, trigger: int, now_ns: int) -> bool:
        """A software trigger is about to be sent; False where one before has the place."""
        with self._lock:
            if self._waiting is not None and not _is_given_up(self._waiting, now_ns):
                return False
            self._waiting = _Waiting(trigger, now_ns)
            return True

    def sent(self, trigger: int, now_ns: int) -> None:
        """The camera has taken the trigger."""
        with self._lock:
            if self._waiting is not None and self._waiting.trigger == trigger:
                self._waiting.sent_ns = now_ns

    def withdraw(self, trigger: int) -> None:
        """The camera refused it: no frame comes of it."""
        with self._lock:
            if self._waiting is not None and self._waiting.trigger == trigger:
                self._waiting = None

    def run_out(self, trigger: int, now_ns: int) -> bool:
        """The time of ``trigger`` is over; True where it still waited for its frame."""
        with self._lock:
            waiting = self._waiting
            if waiting is None or waiting.trigger != trigger or waiting.over_ns is not None:
                return False
            waiting.over_ns = now_ns
            return True

    @property
    def waits(self) -> bool:
        """Whether a trigger within its time waits for its frame."""
        with self._lock:
            return self._waiting is not None and self._waiting.over_ns is None

    def give_up(self, now_ns: int) -> int | None:
        """The trigger that still waits is not waited for any more; its frame may still come."""
        with self._lock:
            waiting = self._waiting
            if waiting is None or waiting.over_ns is not None:
                return None
            waiting.over_ns = now_ns
            return waiting.trigger

    def arrive(self, frame_id: int) -> Arrival:
        """A frame came."""
        with self._lock:
            lost = []
            for lost_id in self._gap(frame_id):
                waiting = self._take()
                if waiting is None or waiting.over_ns is None:
                    lost.append(Lost(lost_id, None if waiting is None else waiting.trigger))
            self._last_id = frame_id
            waiting = self._take()
        if waiting is None:
            return Arrival(tuple(lost))
        is_stale = waiting.over_ns is not None
        return Arrival(tuple(lost), waiting.trigger, waiting.since_ns, is_stale)

    def restart(self) -> int | None:
        """The camera is away, so ids may start anew; returns the trigger that still waited."""
        with self._lock:
            self._last_id = None
            waiting = self._take()
        return None if waiting is None or waiting.over_ns is not None else waiting.trigger

    def _gap(self, frame_id: int) -> range:
        if self._last_id is None or not 1 < frame_id - self._last_id <= MOST_LOST:
            return range(0)
        return range(self._last_id + 1, frame_id)

    def _take(self) -> _Waiting | None:
        waiting, self._waiting = self._waiting, None
        return waiting


def _is_given_up(waiting: _Waiting, now_ns: int) -> bool:
    """Its time ran out, and since then, and since the camera took it, long enough ago."""
    if waiting.over_ns is None or waiting.sent_ns is None:
        return False
    return now_ns - max(waiting.over_ns, waiting.sent_ns) >= OWED_NS
