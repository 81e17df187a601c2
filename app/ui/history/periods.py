"""Times that people look for. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from app.shifts import shift_at, shift_before


class Period(StrEnum):
    DAY = "last 24 h"
    TODAY = "today"
    SHIFT = "this shift"
    LAST_SHIFT = "last shift"
    WEEK = "last 7 days"
    ALL = "all"
    RANGE = "range"


Span = tuple[datetime | None, datetime | None]
"""From then on, and before then."""


def span(period: Period, now: datetime, shift_starts: Sequence[str]) -> Span:
    """``now`` with its zone; the present shift and day go on. A range says nothing: people do."""
    if period is Period.DAY:
        return now - timedelta(days=1), None
    if period is Period.WEEK:
        return now - timedelta(days=7), None
    if period is Period.TODAY:
        return shift_at(now, ()).since, None
    if period is Period.SHIFT:
        return shift_at(now, shift_starts).since, None
    if period is Period.LAST_SHIFT:
        shift = shift_before(now, shift_starts)
        return shift.since, shift.until
    return None, None
