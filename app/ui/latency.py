"""A latency as people read it."""

from __future__ import annotations

from PySide6.QtCore import QLocale

SECOND_MS = 1000
NONE = "–"


def latency_text(median_ms: float | None, p99_ms: float | None) -> str:
    """Median, and in brackets the 99th percentile; in seconds from one second on."""
    if median_ms is None or p99_ms is None:
        return NONE
    is_long = p99_ms >= SECOND_MS
    unit, digits, divisor = ("s", 2, SECOND_MS) if is_long else ("ms", 0, 1)
    median, slow = (QLocale().toString(ms / divisor, "f", digits) for ms in (median_ms, p99_ms))
    return f"{median} ({slow}) {unit}"
