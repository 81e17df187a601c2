"""How long a user has to wait after failed log-ins."""

from __future__ import annotations

from datetime import datetime

FREE = 4
"""Failures in a row that cost nothing: fingers slip."""
FIRST_S = 30.0
LONGEST_S = 3600.0


def wait_s(failures: int) -> float:
    """30 s after the fifth failure in a row, twice as long after each further one, up to 1 h."""
    if failures <= FREE:
        return 0.0
    return float(min(FIRST_S * 2.0 ** min(failures - FREE - 1, 20), LONGEST_S))


def left_s(failures: int, failed_at: datetime | None, now: datetime) -> float:
    """How much of it is left.

    A clock that was set back neither opens the lock nor holds it for longer than a whole wait:
    whoever asks has to move ``failed_at`` to now then (``is_set_back``).
    """
    if failed_at is None:
        return 0.0
    whole = wait_s(failures)
    return min(whole, max(0.0, whole - (now - failed_at).total_seconds()))


def is_set_back(failed_at: datetime | None, now: datetime) -> bool:
    """Whether the failure lies in the future."""
    return failed_at is not None and now < failed_at
