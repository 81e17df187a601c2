"""Times that people ask for. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.shifts import shift_at, shift_before, shifts_of


class Choice(StrEnum):
    """A range is given by people; the others follow the clock."""

    SHIFT = "this shift"
    LAST_SHIFT = "last shift"
    TODAY = "today"
    WEEK = "week"
    RANGE = "range"


def span_of(choice: Choice, now: datetime, starts: Sequence[str]) -> tuple[datetime, datetime]:
    """Since and until, whole shifts and days. ``choice`` is no range."""
    if choice is Choice.SHIFT:
        shift = shift_at(now, starts)
        return shift.since, shift.until
    if choice is Choice.LAST_SHIFT:
        shift = shift_before(now, starts)
        return shift.since, shift.until
    today = now.astimezone().date()
    back = {Choice.TODAY: 0, Choice.WEEK: 6}[choice]
    return _midnight(today - timedelta(days=back)), _midnight(today + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return shifts_of(day, ())[0].since
