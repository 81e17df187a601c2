"""The folder: counted, written, removed."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from app.store.pictures.folder import Amount, PictureFolder, free_bytes
from app.store.pictures.policy import PictureGroup
from core.errors import DataError
from core.types import Verdict
from tests.helpers.pictures import NOON, SmallDisk, name


@pytest.fixture
def disk(tmp_path: Path) -> SmallDisk:
    return SmallDisk(tmp_path / "pictures", 10**6)


def test_what_is_written_is_counted_now_and_by_the_next(disk: SmallDisk) -> None:
    disk.put(name(1))
    disk.put(name(2, Verdict.NG), size=500)
    disk.put(name(3, at=NOON - timedelta(hours=5), line="Line 2"))
    again = PictureFolder(disk.folder.root)
    again.scan()
    for folder in (disk.folder, again):
        assert folder.totals() == {
            PictureGroup.OK: Amount(2, 2000),
            PictureGroup.OTHERS: Amount(),
            PictureGroup.NG: Amount(1, 500),
        }
        assert folder.used == 2500
    assert sorted(again.by_hour()) == sorted(disk.folder.by_hour())


def test_nothing_is_overwritten(disk: SmallDisk) -> None:
    paths = [disk.put(name(1)), disk.put(name(1)), disk.put(name(1))]
    assert len(set(paths)) == 3
    assert disk.folder.totals()[PictureGroup.OK].pictures == 3
    disk.folder.scan()
    assert disk.folder.totals()[PictureGroup.OK].pictures == 3


def test_the_oldest_come_first_line_by_line(disk: SmallDisk) -> None:
    for hours, line in ((1, "Line 1"), (3, "Line 2"), (2, "Line 1")):
        disk.put(name(hours, at=NOON - timedelta(hours=hours), line=line))
    disk.put(name(9, Verdict.NG, at=NOON - timedelta(days=9)))
    triggers = [int(f.path.name.split("_")[1]) for f in disk.folder.oldest(PictureGroup.OK)]
    assert triggers == [3, 2, 1]
    before = NOON.replace(minute=0) - timedelta(hours=1)
    assert len(list(disk.folder.oldest(PictureGroup.OK, before))) == 2, "whole hours only"


def test_folders_that_are_empty_go_and_others_stay(disk: SmallDisk) -> None:
    disk.put(name(1))
    disk.put(name(2, at=NOON - timedelta(days=1)))
    yesterday, today = sorted(disk.folder.root.iterdir())
    (today / "note.txt").write_text("for the quality department")
    for file in list(disk.folder.oldest(PictureGroup.OK)):
        assert disk.folder.remove(file)
    assert not yesterday.exists()
    assert [path.name for path in today.iterdir()] == ["note.txt"]
    assert disk.folder.used == 0 and not list(disk.folder.by_hour())


def test_files_of_other_names_are_left_alone(disk: SmallDisk) -> None:
    path = disk.folder.root / disk.put(name(1))
    foreign = path.with_name("holiday.png")
    foreign.write_bytes(b"x" * 700)
    disk.folder.scan()
    assert disk.folder.used == 1000
    assert [file.path.name for file in disk.folder.oldest(PictureGroup.OK)] == [path.name]


def test_what_people_removed_is_no_error(disk: SmallDisk) -> None:
    path = disk.folder.root / disk.put(name(1))
    (file,) = disk.folder.oldest(PictureGroup.OK)
    path.unlink()
    assert disk.folder.remove(file) and disk.folder.used == 0
    disk.put(name(2))
    path.parent.joinpath(next(path.parent.iterdir()).name).unlink()
    path.parent.rmdir()
    assert list(disk.folder.oldest(PictureGroup.OK)) == []
    disk.folder.scan()
    assert disk.folder.used == 0


def test_half_a_picture_of_a_power_cut_goes(disk: SmallDisk) -> None:
    path = disk.folder.root / disk.put(name(1))
    left, now = (path.with_name(f"{n}{path.name[1:]}.new") for n in "34")
    for file in (left, now):
        file.write_bytes(b"half")
    os.utime(left, (0, 0))
    disk.folder.scan()
    assert not left.exists() and now.exists(), "the other may be written at this moment"
    assert disk.folder.totals()[PictureGroup.OK].pictures == 1


def test_a_file_that_can_not_be_removed_is_told(
    disk: SmallDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.put(name(1))
    (file,) = disk.folder.oldest(PictureGroup.OK)

    def fails(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError("a viewer has it open")

    monkeypatch.setattr(Path, "unlink", fails)
    assert not disk.folder.remove(file)
    assert disk.folder.used == 1000


def test_the_disk_of_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "a" / "b") > 0


def test_a_disk_that_is_away_is_told(tmp_path: Path) -> None:
    def away(root: Path) -> int:
        raise FileNotFoundError("no such drive")

    with pytest.raises(DataError, match="no such drive"):
        _ = PictureFolder(tmp_path, away).free
