"""Parts on their way to the engine: none is lost, and not too many wait."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable

from app.station.account import LineAccount
from app.station.part import Inspects, Part
from app.station.result import InspectionResult
from app.station.words import STOPPED, unexpected
from camera.types import Frame

_log = logging.getLogger(__name__)


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
        self._items: queue.Queue[tuple[Part, Inspects] | Callable[[], None] | None] = queue.Queue()
        self._waiting, self._lock = 0, threading.Lock()
        self._inspector: Inspects | None = None
        self._thread: threading.Thread | None = None

    def start(self, inspector: Inspects) -> None:
        """Begin to inspect."""
        self._inspector = inspector
        self._thread = threading.Thread(
            target=self._infer, name=f"{self._name}-inference", daemon=True
        )
        self._thread.start()

    def change(self, inspector: Inspects, *, length: int, deadline_ns: int) -> None:
        """For parts that are offered from now on. In the reader's thread."""
        self._inspector, self._length, self._deadline_ns = inspector, length, deadline_ns

    def after(self, call: Callable[[], None]) -> None:
        """Call it once every part offered before has ended; it must not raise and return soon.

        In the thread that inspects, or in that which closes.
        """
        self._items.put(call)

    def offer(self, frame: Frame, trigger: int, since_ns: int) -> None:
        """Inspect ``frame`` for ``trigger``, whose deadline runs from ``since_ns``."""
        assert self._inspector is not None
        if not self._has_room():
            reason = (
                f"The queue of parts is full ({self._length}): the inspection is slower than the "
                "line."
            )
            self._account.miss(trigger, reason, frame.frame_id)
            return
        part = Part(trigger, frame, arrival_of(frame), since_ns + self._deadline_ns)
        self._items.put((part, self._inspector))

    def close(self) -> None:
        """End the thread. Every part then has its verdict."""
        self._items.put(None)
        if self._thread is not None:
            self._thread.join()
        while not self._items.empty():
            item = self._items.get()
            if isinstance(item, tuple):
                self._miss(item[0])
            elif item is not None:
                item()

    def _has_room(self) -> bool:
        with self._lock:
            if self._waiting >= self._length:
                return False
            self._waiting += 1
            return True

    def _infer(self) -> None:
        while (item := self._items.get()) is not None:
            if not isinstance(item, tuple):
                item()
                continue
            part, inspector = item
            with self._lock:
                self._waiting -= 1
            if self._stopping.is_set():
                self._miss(part)
            else:
                self._inspect(part, inspector)

    def _inspect(self, part: Part, inspector: Inspects) -> None:
        try:
            result = inspector.inspect(part)
        except Exception as error:  # noqa: BLE001 - a line whose thread ended would look alive
            _log.exception("%s: trigger %d", self._name, part.trigger)
            meaning, remedy = "The part was not judged.", "Report it with the log file."
            self._account.fail(part.trigger, unexpected(error, meaning, remedy))
        else:
            self._end(result, part)

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
