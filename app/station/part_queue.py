"""Parts on their way to the engine: none is lost, and not too many wait."""

from __future__ import annotations

import queue
import threading
import time

from app.station.account import LineAccount
from app.station.challenge import Inspects
from app.station.part import Part
from app.station.result import InspectionResult
from app.station.words import STOPPED
from camera.types import Frame


class PartQueue:
    """``offer`` from the reader's thread; a thread between ``start`` and ``close`` inspects.

    Once ``stopping`` is set, what waits is missed instead of judged.
    """

    def __init__(
        self,
        name: str,
        account: LineAccount,
        stopping: threading.Event,
        *,
        length: int,
        deadline_ns: int,
    ) -> None:
        self._name, self._account, self._stopping = name, account, stopping
        self._length, self._deadline_ns = length, deadline_ns
        self._parts: queue.Queue[Part | None] = queue.Queue()
        self._room = threading.BoundedSemaphore(length)
        self._thread: threading.Thread | None = None

    def start(self, inspector: Inspects) -> None:
        """Begin to inspect."""
        self._thread = threading.Thread(
            target=self._infer, args=(inspector,), name=f"{self._name}-inference", daemon=True
        )
        self._thread.start()

    def offer(self, frame: Frame, trigger: int, since_ns: int) -> None:
        """Inspect ``frame`` for ``trigger``, whose deadline runs from ``since_ns``."""
        if not self._room.acquire(blocking=False):
            reason = (
                f"{self._length} parts wait for the engine: the inspection is slower than the line."
            )
            self._account.miss(trigger, reason, frame.frame_id)
            return
        self._parts.put(Part(trigger, frame, arrival_of(frame), since_ns + self._deadline_ns))

    def close(self) -> None:
        """End the thread. Every part then has its verdict."""
        self._parts.put(None)
        if self._thread is not None:
            self._thread.join()
        while not self._parts.empty():
            part = self._parts.get()
            if part is not None:
                self._miss(part)

    def _infer(self, inspector: Inspects) -> None:
        while (part := self._parts.get()) is not None:
            self._room.release()
            if self._stopping.is_set():
                self._miss(part)
            else:
                self._end(inspector.inspect(part), part)

    def _end(self, result: InspectionResult, part: Part) -> None:
        """Late is late, also where the thread of deadlines is held up by a slow output."""
        if result.decided_ns > part.due_ns:
            self._account.end_at_deadline(part.trigger)
        self._account.end(result)

    def _miss(self, part: Part) -> None:
        self._account.miss(part.trigger, STOPPED, part.frame.frame_id)


def arrival_of(frame: Frame) -> int:
    """When the frame was there, by the host's monotonic clock."""
    return frame.received_ns or time.monotonic_ns()
