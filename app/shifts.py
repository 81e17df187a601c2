"""When shifts begin and end, in local time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

MIDNIGHT = "00:00"


@dataclass(frozen=True, slots=True)
class Shift:
    """``since`` and ``until``, which is excluded, are local and have a time zone."""

    since: datetime
    until: datetime


def shifts_of(day: date, starts: Sequence[str]) -> list[Shift]:
    """Those that begin on ``day``. ``starts`` are HH:MM; none means the calendar day.

    A shift lasts until the next one begins: across midnight, and an hour more or less where the
    clocks change.
    """
    times = _times(starts)
    begins = [_local(day, text) for text in times]
    return [
        Shift(since, until)
        for since, until in zip(
            begins, [*begins[1:], _local(day + timedelta(days=1), times[0])], strict=True
        )
    ]


def shift_at(moment: datetime, starts: Sequence[str]) -> Shift:
    """The one that ``moment`` lies in."""
    day = moment.astimezone().date()
    candidates = shifts_of(day - timedelta(days=1), starts) + shifts_of(day, starts)
    return next(shift for shift in reversed(candidates) if shift.since <= moment)


def shift_before(moment: datetime, starts: Sequence[str]) -> Shift:
    """The last one that has ended at ``moment``."""
    return shift_at(shift_at(moment, starts).since - timedelta(microseconds=1), starts)


def shifts_between(since: datetime, until: datetime, starts: Sequence[str]) -> list[Shift]:
    """All that have a part in that time, the earliest first; whole, not cut."""
    day, last = since.astimezone().date() - timedelta(days=1), until.astimezone().date()
    found: list[Shift] = []
    while day <= last:
        found += [s for s in shifts_of(day, starts) if s.until > since and s.since < until]
        day += timedelta(days=1)
    return found


def _times(starts: Sequence[str]) -> list[str]:
    return sorted(set(starts)) or [MIDNIGHT]


def _local(day: date, text: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(text)).astimezone()
