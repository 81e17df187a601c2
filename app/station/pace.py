"""How fast a line is: parts per second and the latency of its verdicts."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from app.station.result import InspectionResult

REMEMBERED = 1000
WINDOW_NS = 30_000_000_000


class Pace:
    """Over the last 1,000 parts at most. Any threads."""

    def __init__(self, clock_ns: Callable[[], int] = time.monotonic_ns) -> None:
        self._lock = threading.Lock()
        self._clock_ns = clock_ns
        self._decided_ns: deque[int] = deque(maxlen=REMEMBERED)
        self._latencies_ms: deque[float] = deque(maxlen=REMEMBERED)

    def add(self, result: InspectionResult) -> None:
        """A subscriber of the result bus. What was not judged says nothing of the latency."""
        with self._lock:
            self._decided_ns.append(result.decided_ns)
            if result.inference_ms is not None:
                self._latencies_ms.append(result.latency_ms)

    def rate_per_s(self) -> float:
        """Parts that ended per second within the last 30 s; 0 before the second one."""
        oldest_ns = self._clock_ns() - WINDOW_NS
        with self._lock:
            times = [t for t in self._decided_ns if t >= oldest_ns]
        if len(times) < 2 or times[-1] <= times[0]:
            return 0.0
        # A line that stands still gets slower with every second, not only with the next part.
        longest = max(b - a for a, b in pairwise(times))
        waited = max(0, self._clock_ns() - times[-1] - longest)
        return (len(times) - 1) * 1e9 / (times[-1] - times[0] + waited)

    def latency_ms(self) -> tuple[float, float] | tuple[None, None]:
        """(median, 99th percentile) from the frame's arrival to the verdict."""
        with self._lock:
            latencies = list(self._latencies_ms)
        if not latencies:
            return None, None
        median, p99 = np.quantile(np.asarray(latencies), (0.5, 0.99))
        return float(median), float(p99)

    def clear(self) -> None:
        with self._lock:
            self._decided_ns.clear()
            self._latencies_ms.clear()
