"""From a part on record to its files."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.store.database import open_database
from app.store.entries import RunRecord, StoreEntry
from app.store.errors import StoreError
from app.store.part_store import PartStore
from app.store.parts import FindsPictures, KeptPictures, PartFilter
from app.store.pictures.index import PictureIndex, rows_without_file
from app.store.pictures.policy import PictureKind
from app.store.queries import History
from tests.helpers.records import part, picture

OTHER = "0b5c9d3e-0000-4000-8000-000000000002"


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def test_only_files_that_exist_are_told(engine: Engine, tmp_path: Path) -> None:
    entries: list[StoreEntry] = [part(1), part(2), part(1, run=OTHER, line="Line 2")]
    entries += [picture(1, kind=kind, path=f"day/{kind}.png") for kind in PictureKind]
    PartStore(engine).add(entries)
    put(tmp_path, "day/original.png", "day/map.png")
    index: FindsPictures = PictureIndex(lambda: engine, tmp_path)
    second, first = History(engine).page(PartFilter(line="Line 1"))
    (other,) = History(engine).page(PartFilter(line="Line 2"))
    day = tmp_path / "day"
    assert index.of(first) == KeptPictures(day / "original.png", day / "map.png", None)
    nothing = KeptPictures(None, None, None)
    assert index.of(second) == index.of(other) == nothing


def test_a_server_that_is_away_is_told(engine: Engine, tmp_path: Path) -> None:
    PartStore(engine).add([part(1)])
    (row,) = History(engine).page(PartFilter())
    index = PictureIndex(lambda: open_database("postgresql:///x?host=/nowhere"), tmp_path)
    with pytest.raises(StoreError):
        index.of(row)


def test_rows_whose_file_is_gone_are_found(engine: Engine, tmp_path: Path) -> None:
    entries: list[StoreEntry] = [
        part(1),
        RunRecord(run=OTHER, station="Station 2", line="Line 1"),
        *(picture(n, path=f"{n}.png") for n in range(1, 6)),
        picture(1, run=OTHER, path="of another station.png"),
    ]
    PartStore(engine).add(entries)
    put(tmp_path, "1.png", "2.png", "4.png")
    assert rows_without_file(engine, "Station 1", tmp_path) == ("3.png", "5.png")
    assert rows_without_file(engine, "Station 3", tmp_path) == ()


def test_in_another_folder_nothing_is_forgotten(engine: Engine, tmp_path: Path) -> None:
    PartStore(engine).add([part(1), *(picture(n, path=f"{n}.png") for n in range(1, 6))])
    put(tmp_path, "1.png", "2.png")
    assert rows_without_file(engine, "Station 1", tmp_path) == ()
    assert rows_without_file(engine, "Station 1", tmp_path / "not mounted") == ()
