"""Ends triggers whose time is up, whatever the other threads are doing."""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Callable

from camera.pacing import SECOND_NS


class Deadlines:
    """A thread between ``start`` and ``close`` that calls ``on_due(trigger)`` at its time.

    ``on_due`` must not raise and should return at once.
    """

    def __init__(self, name: str, deadline_ns: int, on_due: Callable[[int], None]) -> None:
        self._deadline_ns, self._on_due = deadline_ns, on_due
        self._changed = threading.Condition()
        self._watched: list[tuple[int, int]] = []  # a heap: recipes differ in their deadlines
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=f"{name}-deadlines", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def change(self, deadline_ns: int) -> None:
        """Triggers that are watched from now on have that time."""
        with self._changed:
            self._deadline_ns = deadline_ns

    def watch(self, trigger: int, since_ns: int) -> None:
        """``since_ns``: the monotonic clock when the trigger came."""
        with self._changed:
            heapq.heappush(self._watched, (since_ns + self._deadline_ns, trigger))
            self._changed.notify()

    def close(self) -> None:
        """Stop watching; triggers still watched are left alone."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while (trigger := self._next_due()) is not None:
            self._on_due(trigger)

    def _next_due(self) -> int | None:
        with self._changed:
            while not self._closed:
                left_ns = self._watched[0][0] - time.monotonic_ns() if self._watched else None
                if left_ns is not None and left_ns <= 0:
                    return heapq.heappop(self._watched)[1]
                self._changed.wait(None if left_ns is None else left_ns / SECOND_NS)
            return None
