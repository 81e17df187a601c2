"""Who goes, when, and in which order."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.store.pictures.policy import PictureGroup, PicturePolicy, Room
from app.store.pictures.retention import Retention
from core.types import Verdict
from tests.helpers.pictures import NOON, SmallDisk, name


class Kept:
    """Of each group one picture per hour, the OK ones youngest, on a disk of 20,000 bytes."""

    def __init__(self, root: Path, room: Room, policy: PicturePolicy) -> None:
        self.disk = SmallDisk(root, 20_000)
        self.removed: list[str] = []
        self.retention = Retention(self.disk.folder, policy, room, self.removed.extend)
        for n in range(3):
            for place, verdict in enumerate((Verdict.NG, Verdict.UNCERTAIN, Verdict.OK)):
                at = NOON - timedelta(hours=20 - 5 * place - n)
                self.disk.put(name(3 * place + n, verdict, at=at))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "pictures", Room(keep_free=5000), PicturePolicy())


def test_while_there_is_room_nothing_goes(kept: Kept) -> None:
    assert kept.retention.make_room(6000, PictureGroup.NG) == frozenset()
    assert len(kept.disk.there()) == 9 and kept.removed == []


def test_the_oldest_good_ones_go_first_and_no_more_than_must(kept: Kept) -> None:
    kept.disk.others = 7000  # free: 4,000; wanted 5,000 and 1,000 more
    assert kept.retention.make_room(1000, PictureGroup.NG) == {PictureGroup.OK}
    assert kept.disk.there()[-1] == "8 OK" and len(kept.disk.there()) == 7
    assert len(kept.removed) == 2 and kept.retention.shortage(1000) <= 0


def test_rejected_ones_go_last(kept: Kept) -> None:
    kept.disk.others = 11_000 + 2000
    lost = kept.retention.make_room(0, PictureGroup.NG)
    assert lost == {PictureGroup.OK, PictureGroup.OTHERS, PictureGroup.NG}
    assert kept.disk.there() == ["1 NG", "2 NG"], "the oldest of them is gone"


def test_a_good_part_never_pushes_out_a_worse_one(kept: Kept) -> None:
    kept.disk.others = 20_000 - 9000  # not a byte free
    assert kept.retention.make_room(1000, PictureGroup.OK) == {PictureGroup.OK}
    assert len(kept.disk.there()) == 6 and kept.retention.shortage(1000) > 0
    assert kept.retention.make_room(1000, PictureGroup.OTHERS) == {PictureGroup.OTHERS}
    assert kept.disk.there() == ["0 NG", "1 NG", "2 NG"]


def test_pictures_take_no_more_than_they_may(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "pictures", Room(keep_free=0, at_most=8500), PicturePolicy())
    kept.retention.make_room(1000, PictureGroup.NG)
    assert kept.disk.folder.used == 7000


def test_a_disk_that_gives_room_back_late_does_not_cost_all(kept: Kept) -> None:
    before = kept.disk.free(kept.disk.folder.root)
    kept.disk.folder._free = lambda root: before - 8000  # stays so, whatever is removed
    kept.retention.make_room(0, PictureGroup.NG)
    assert len(kept.disk.there()) == 7


@pytest.mark.parametrize(
    ("days", "left"),
    [
        ({"ok_days": 1}, ["NG", "UNCERTAIN"]),
        ({"ok_days": 1, "ng_days": 2, "others_days": 2}, ["NG", "UNCERTAIN"]),
        ({"ok_days": 0, "ng_days": 1}, ["UNCERTAIN", "OK"]),
        ({"ok_days": 0}, ["NG", "UNCERTAIN", "OK"]),
    ],
)
def test_age_counts_per_group(tmp_path: Path, days: dict[str, int], left: list[str]) -> None:
    kept = Kept(tmp_path / "pictures", Room(0), PicturePolicy.model_validate(days))
    kept.retention.expire(NOON + timedelta(days=1))
    assert list(dict.fromkeys(word.split()[1] for word in kept.disk.there())) == left
    assert len(kept.removed) == 9 - len(kept.disk.there())
    assert all(not (kept.disk.folder.root / path).exists() for path in kept.removed)


def test_a_day_old_is_not_older_than_a_day(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "pictures", Room(0), PicturePolicy(ok_days=1))
    youngest = NOON - timedelta(hours=8)
    kept.retention.expire(youngest + timedelta(days=1))
    assert "8 OK" in kept.disk.there()


def test_removed_ones_are_told_in_portions(tmp_path: Path) -> None:
    portions: list[int] = []
    disk = SmallDisk(tmp_path / "pictures", 10**6)
    retention = Retention(
        disk.folder, PicturePolicy(), Room(0), lambda paths: portions.append(len(paths))
    )
    for n in range(250):
        disk.put(name(n), size=10)
    disk.others = 10**6
    retention.make_room(0, PictureGroup.NG)
    assert portions == [100, 100, 50]
