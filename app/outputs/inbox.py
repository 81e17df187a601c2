"""Parts that wait for one output."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass

from app.outputs.schedule import Due
from app.outputs.snapshot import Delivery
from app.store.record import PartRecord


@dataclass(slots=True)
class Waiting:
    """One part on its way to the peer. Times are the host's monotonic clock."""

    part: PartRecord
    passes: bool
    arrived_ns: int
    decided_ns: int
    due: Due | None = None
    attempts: int = 0
    sent_ns: int = 0
    acknowledged_ns: int = 0

    def too_old(self, now_ns: int, valid_ns: int | None) -> str:
        """Why it must not be sent any more; "" while it may."""
        if self.due is None:
            return ""
        if self.due.is_lost:
            return "Where the part is on the belt is not known."
        if valid_ns is None or self.due.at_ns is None or now_ns <= self.due.at_ns + valid_ns:
            return ""
        return "It was too late to act on it."

    def delivery(self, output: str, problem: str = "") -> Delivery:
        """What became of it."""
        offset_ns = time.time_ns() - time.monotonic_ns()
        return Delivery(
            output=output,
            run=self.part.run,
            trigger=self.part.trigger,
            passes=self.passes,
            sent=f"{'pass' if self.passes else 'reject'} ({self.part.verdict})",
            decided_ns=self.decided_ns + offset_ns,
            sent_ns=self.sent_ns + offset_ns if self.sent_ns else 0,
            acknowledged_ns=self.acknowledged_ns + offset_ns if self.acknowledged_ns else 0,
            attempts=self.attempts,
            problem=problem,
        )


class Inbox:
    """In the order in which their triggers came, bounded: the oldest makes room.

    Verdicts come in another order: a part that there was no room for ends before those that wait
    for the engine. It must not hold them up until its own place on the belt. Guarded by its
    channel's lock.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._parts: deque[Waiting] = deque()
        self._new: list[Waiting] = []

    def __len__(self) -> int:
        return len(self._parts)

    def put(self, waiting: Waiting) -> Waiting | None:
        """Returns the one that had to go. The first may be under way and stays."""
        self._parts.insert(self._place(waiting), waiting)
        self._new.append(waiting)
        if len(self._parts) <= self._length:
            return None
        place = 1 if len(self._parts) > 1 and self._parts[0].sent_ns else 0
        gone = self._parts[place]
        del self._parts[place]
        if gone.due is None:
            self._forget(gone)
        return gone

    def first(self) -> Waiting | None:
        return self._parts[0] if self._parts else None

    def remove(self, waiting: Waiting) -> bool:
        """False where it has gone already."""
        for place, each in enumerate(self._parts):  # nearly always the first
            if each is waiting:
                del self._parts[place]
                return True
        return False

    def not_scheduled(self) -> list[Waiting]:
        """Those that its schedule does not know yet, each once."""
        found, self._new = self._new, []
        return found

    def empty(self) -> list[Waiting]:
        parts = list(self._parts)
        self._parts.clear()
        return parts

    def _forget(self, gone: Waiting) -> None:
        """It needs no schedule any more; a driver that hangs asks for none, for hours."""
        for place, each in enumerate(self._new):  # nearly always the first
            if each is gone:
                del self._new[place]
                return

    def _place(self, waiting: Waiting) -> int:
        """Behind all whose triggers came before, and behind what is under way."""
        for behind, each in enumerate(reversed(self._parts)):
            if each.arrived_ns <= waiting.arrived_ns or each.sent_ns:
                return len(self._parts) - behind
        return 0
