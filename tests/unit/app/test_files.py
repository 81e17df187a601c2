from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.files import find_images, write_json
from core.errors import DataError


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def test_folders_are_searched_to_their_depth_but_not_the_output(tmp_path: Path) -> None:
    output = tmp_path / "out"
    touch(tmp_path / "b.png", tmp_path / "deep" / "a.JPG", tmp_path / "notes.txt", output / "c.png")
    files = find_images([tmp_path], output)
    assert [file.path.relative_to(tmp_path) for file in files] == [
        Path("b.png"),
        Path("deep/a.JPG"),
    ]
    assert [file.overlay_name for file in files] == [
        Path("b_png.overlay.png"),
        Path("deep/a_JPG.overlay.png"),
    ]


def test_files_of_one_name_get_overlays_of_their_own(tmp_path: Path) -> None:
    touch(tmp_path / "1" / "a.png", tmp_path / "2" / "a.png", tmp_path / "3" / "a.png")
    places = [tmp_path / "1", tmp_path / "2" / "a.png", tmp_path / "3"]
    names = [file.overlay_name for file in find_images(places, tmp_path / "out")]
    assert len(set(names)) == 3


def test_a_named_file_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    touch(tmp_path / "frame.raw")
    assert find_images([tmp_path / "frame.raw"], tmp_path / "out")[0].path.name == "frame.raw"


def test_a_missing_place_and_an_empty_one_are_errors(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no file or folder"):
        find_images([tmp_path / "none"], tmp_path / "out")
    with pytest.raises(DataError, match="no image"):
        find_images([tmp_path], tmp_path / "out")


def test_json_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "results.json"
    write_json(path, {"ü": 1})
    assert json.loads(path.read_text(encoding="utf-8")) == {"ü": 1}
    assert [p.name for p in path.parent.iterdir()] == ["results.json"]


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    touch(tmp_path / "file")
    with pytest.raises(DataError, match="could not be written"):
        write_json(tmp_path / "file" / "results.json", {})
