from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.files import (
    append_line,
    expect_folder,
    expect_place,
    find_images,
    held,
    write_json,
    write_text,
)
from core.errors import DataError, writing_remedy


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


def test_what_a_full_disk_took_of_a_line_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.jsonl"
    append_line(path, "one")

    def fails(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fails)
        with pytest.raises(DataError, match="No space left"):
            append_line(path, "two")
    assert path.read_text() == "one\n", "else it would stand there twice after the next try"
    append_line(path, "two")
    assert path.read_text() == "one\ntwo\n"


def test_a_line_that_another_program_added_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.jsonl"

    def fails(descriptor: int) -> None:
        with path.open("a") as file:
            file.write("theirs\n")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(DataError):
        append_line(path, "ours")
    assert path.read_text() == "ours\ntheirs\n"


def test_half_a_line_is_ended_before_the_next(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text("hal")
    append_line(path, "whole")
    assert path.read_text() == "hal\nwhole\n"


class Scanner:
    """Has a file open for the first so many tries at it."""

    def __init__(self, change: Callable[..., None], tries: int) -> None:
        self._change, self._left = change, tries

    def __call__(self, *paths: object) -> None:
        if self._left:
            self._left -= 1
            raise PermissionError(13, "The process cannot access the file")
        self._change(*paths)


def test_a_file_that_a_scanner_holds_for_a_moment_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.files.HELD_S", (0, 0, 0))
    monkeypatch.setattr(os, "replace", Scanner(os.replace, 3))
    write_json(tmp_path / "a.json", {"a": 1})
    assert json.loads((tmp_path / "a.json").read_text()) == {"a": 1}
    monkeypatch.setattr(os, "replace", Scanner(os.replace, 9))
    with pytest.raises(DataError, match="cannot access"):
        write_json(tmp_path / "a.json", {"a": 2})
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_another_error_is_not_waited_for() -> None:
    calls: list[int] = []

    def fails() -> None:
        calls.append(1)
        raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        held(fails)
    assert len(calls) == 1


@pytest.mark.parametrize("below", ["", "folder"])
def test_a_folder_that_cannot_be_is_known_before_the_work(below: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match="Choose another folder"):
        expect_folder(tmp_path / "file" / below)
    expect_folder(tmp_path / "new" / "folder")
    assert (tmp_path / "new" / "folder").is_dir()


def test_a_folder_without_the_right_to_write_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(DataError, match="this user may not write there"):
        expect_folder(tmp_path)


def test_a_folder_is_no_place_for_a_file(tmp_path: Path) -> None:
    expect_place(tmp_path / "new" / "file.csv")
    with pytest.raises(DataError, match="Name a file"):
        expect_place(tmp_path)


def test_room_is_asked_for_where_room_helps(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataError) as caught:
        write_text(tmp_path / "file" / "below.txt", "text")
    assert "the right to write there" in caught.value.remedy
    assert "Free disk space" in writing_remedy(OSError(errno.ENOSPC, "No space left"))
