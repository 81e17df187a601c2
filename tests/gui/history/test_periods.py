"""Times that people look for."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.ui.history.periods import Period, span

SHIFT_STARTS = ("06:00", "14:00", "22:00")
NOW = datetime(2026, 11, 25, 15, 30).astimezone()


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour).astimezone()


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period.DAY, (NOW - timedelta(days=1), None)),
        (Period.WEEK, (NOW - timedelta(days=7), None)),
        (Period.TODAY, (at(25, 0), None)),
        (Period.SHIFT, (at(25, 14), None)),
        (Period.LAST_SHIFT, (at(25, 6), at(25, 14))),
        (Period.ALL, (None, None)),
        (Period.RANGE, (None, None)),
    ],
)
def test_an_afternoon(period: Period, expected: tuple[datetime | None, ...]) -> None:
    assert span(period, NOW, SHIFT_STARTS) == expected


def test_a_night_shift_began_yesterday() -> None:
    night = at(25, 3)
    assert span(Period.SHIFT, night, SHIFT_STARTS) == (at(24, 22), None)
    assert span(Period.LAST_SHIFT, night, SHIFT_STARTS) == (at(24, 14), at(24, 22))
    assert span(Period.SHIFT, at(25, 6), SHIFT_STARTS) == (at(25, 6), None)


def test_one_shift_a_day_began_a_day_ago() -> None:
    assert span(Period.LAST_SHIFT, at(25, 3), ("07:00",)) == (at(23, 7), at(24, 7))
    assert span(Period.LAST_SHIFT, NOW, ()) == (at(24, 0), at(25, 0))
