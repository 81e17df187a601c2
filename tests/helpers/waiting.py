"""Waiting for what other threads and processes do. Imports nothing that takes long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

PATIENCE_S = 20.0


def until(condition: Callable[[], bool], what: str) -> None:
    """Fail when it does not come."""
    end = time.monotonic() + PATIENCE_S
    tick = threading.Event()
    while not condition():
        assert time.monotonic() < end, f"in vain: {what}"
        tick.wait(0.002)
