"""The last results of a line, for whoever looks."""

from __future__ import annotations

import threading
from collections import deque

from app.station.result import InspectionResult

LENGTH = 64
MOST_BYTES = 256 * 1024 * 1024
"""Of pictures: 64 of a large colour camera would fill the memory of a small station."""


class History:
    """The newest ``LENGTH`` results at most, in the order of their ends. Any threads."""

    def __init__(self, length: int = LENGTH, most_bytes: int = MOST_BYTES) -> None:
        self._lock = threading.Lock()
        self._length, self._most_bytes = length, most_bytes
        self._results: deque[InspectionResult] = deque()
        self._bytes = 0

    def add(self, result: InspectionResult) -> None:
        """A subscriber of the result bus."""
        with self._lock:
            self._results.append(result)
            self._bytes += result.picture_bytes
            while len(self._results) > self._length or (
                self._bytes > self._most_bytes and len(self._results) > 1
            ):
                self._bytes -= self._results.popleft().picture_bytes

    def after(self, trigger: int) -> tuple[InspectionResult, ...]:
        """What ended after ``trigger`` did; everything where that is no longer known."""
        with self._lock:
            results = tuple(self._results)
        for index in range(len(results) - 1, -1, -1):
            if results[index].trigger == trigger:
                return results[index + 1 :]
        return results
