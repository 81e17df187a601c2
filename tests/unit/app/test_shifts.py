"""When shifts begin and end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from app.shifts import Shift, shift_at, shift_before, shifts_between, shifts_of

THREE = ("06:00", "14:00", "22:00")


@pytest.fixture(autouse=True)
def _in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one time zone per computer")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()


def told(shift: Shift) -> tuple[str, str]:
    return f"{shift.since:%d %H:%M}", f"{shift.until:%d %H:%M}"


def test_a_day_has_its_shifts_in_order() -> None:
    shifts = shifts_of(date(2026, 11, 23), ("22:00", "06:00", "14:00"))
    assert [told(shift) for shift in shifts] == [
        ("23 06:00", "23 14:00"),
        ("23 14:00", "23 22:00"),
        ("23 22:00", "24 06:00"),
    ]


def test_without_shifts_there_is_the_calendar_day() -> None:
    (day,) = shifts_of(date(2026, 11, 23), ())
    assert told(day) == ("23 00:00", "24 00:00")


@pytest.mark.parametrize(
    ("moment", "since"),
    [
        ("2026-11-23T06:00", "23 06:00"),
        ("2026-11-23T13:59", "23 06:00"),
        ("2026-11-23T23:00", "23 22:00"),
        ("2026-11-24T05:59", "23 22:00"),
    ],
)
def test_every_moment_lies_in_one_shift(moment: str, since: str) -> None:
    assert told(shift_at(at(moment), THREE))[0] == since


def test_the_last_one_that_has_ended() -> None:
    assert told(shift_before(at("2026-11-23T06:00"), THREE)) == ("22 22:00", "23 06:00")
    assert told(shift_before(at("2026-11-23T15:00"), THREE)) == ("23 06:00", "23 14:00")


def test_those_of_a_time_are_whole() -> None:
    found = shifts_between(at("2026-11-23T05:00"), at("2026-11-23T14:00"), THREE)
    assert [told(shift)[0] for shift in found] == ["22 22:00", "23 06:00"]


def test_where_the_clocks_change_a_day_is_longer() -> None:
    autumn, spring = shifts_of(date(2026, 10, 25), ())[0], shifts_of(date(2026, 3, 29), ())[0]
    # Local times of one zone would be subtracted as a clock on the wall shows them.
    assert autumn.until.timestamp() - autumn.since.timestamp() == 25 * 3600
    assert spring.until.timestamp() - spring.since.timestamp() == 23 * 3600
