"""Times that people look for. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum


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


def span(period: Period, now: datetime, shift_starts: Sequence[time]) -> Span:
    """``now`` with its zone. A range says nothing: people give it."""
    if period is Period.DAY:
        return now - timedelta(days=1), None
    if period is Period.WEEK:
        return now - timedelta(days=7), None
    if period is Period.TODAY:
        return _at(now, time(0)), None
    if period in (Period.SHIFT, Period.LAST_SHIFT):
        begun = _starts_before(now, shift_starts)
        return (begun[-1], None) if period is Period.SHIFT else (begun[-2], begun[-1])
    return None, None


def _starts_before(now: datetime, shift_starts: Sequence[time]) -> list[datetime]:
    """The starts of shifts up to ``now``, since the day before the last one's."""
    days = [now - timedelta(days=back) for back in (2, 1, 0)]
    starts = sorted(_at(day, start) for day in days for start in shift_starts or (time(0),))
    return [start for start in starts if start <= now]


def _at(day: datetime, start: time) -> datetime:
    """Local time: a day with a change of the clock has its own offset."""
    return datetime.combine(day.date(), start).astimezone(None)
