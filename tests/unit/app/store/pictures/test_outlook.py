"""Days left, from what was really written."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.store.pictures.folder import Amount
from app.store.pictures.outlook import LONGEST_DAYS, HourAmount, days_left, stock_of
from app.store.pictures.policy import GB, PictureGroup, PicturePolicy
from core.types import Verdict
from tests.helpers.pictures import NOON, SmallDisk, name

FOR_EVER = dict.fromkeys(PictureGroup, 0)


def daily(bytes_: int, days: int, group: PictureGroup = PictureGroup.NG) -> list[HourAmount]:
    """So many bytes a day up to now."""
    return [(NOON - timedelta(days=n), group, Amount(1, bytes_)) for n in range(1, days + 1)]


def test_nothing_written_says_nothing() -> None:
    assert days_left([], FOR_EVER, 1000, NOON) is None
    just_now = [(NOON - timedelta(minutes=30), PictureGroup.NG, Amount(1, 9))]
    assert days_left(just_now, FOR_EVER, 1000, NOON) is None


def test_it_goes_on_as_lately() -> None:
    assert days_left(daily(100, 5), FOR_EVER, 1050, NOON) == 10
    long_ago = [(NOON - timedelta(days=200), PictureGroup.NG, Amount(1, 10**9))]
    assert days_left(daily(100, 5) + long_ago, FOR_EVER, 1050, NOON) == 10


def test_a_pause_counts() -> None:
    hours = [(NOON - timedelta(days=4), PictureGroup.NG, Amount(1, 400))]
    assert days_left(hours, FOR_EVER, 1050, NOON) == 10


def test_what_goes_by_age_makes_room() -> None:
    limits = {**FOR_EVER, PictureGroup.OK: 3}
    steady = daily(100, 3, PictureGroup.OK)
    assert days_left(steady, limits, 150, NOON) == LONGEST_DAYS
    growing = daily(100, 1, PictureGroup.OK)
    assert days_left(growing, limits, 150, NOON) == 2
    assert days_left(growing, limits, 450, NOON) == LONGEST_DAYS


def test_a_full_disk_has_no_days() -> None:
    assert days_left(daily(100, 5), FOR_EVER, 0, NOON) == 0


def test_of_a_folder(tmp_path: Path) -> None:
    disk = SmallDisk(tmp_path / "pictures", 10 * GB)
    for n in range(1, 3):
        disk.put(name(n, Verdict.NG, at=NOON - timedelta(days=n)), size=1000)
    stock = stock_of(disk.folder, PicturePolicy(keep_free_gb=6), NOON)
    assert stock.amounts[PictureGroup.NG] == Amount(2, 2000)
    assert stock.room == 4 * GB - 2000 and stock.free == 10 * GB - 2000
    assert stock.days_left == LONGEST_DAYS
    limited = stock_of(disk.folder, PicturePolicy(at_most_gb=0.000004), NOON)
    assert limited.days_left == pytest.approx(2, abs=1)
