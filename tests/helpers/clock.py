"""A clock that moves when somebody waits for it, so that no test does."""

import threading


class FakeClock:
    """``now_ns`` and ``wait`` go where a source takes ``clock_ns`` and ``wait``. One thread."""

    def __init__(self, now_ns: int = 1_000) -> None:
        self._now_ns = now_ns
        self.waits_s: list[float] = []

    def now_ns(self) -> int:
        return self._now_ns

    def wait(self, condition: threading.Condition, timeout_s: float) -> None:
        assert timeout_s > 0.0
        self.waits_s.append(timeout_s)
        self.advance(timeout_s)

    def advance(self, seconds: float) -> None:
        self._now_ns += round(seconds * 1e9)
