"""Pictures for people, in a folder."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.parts import KeptPictures, PartRow
from app.store.picture_exports import export_pictures
from core.errors import DataError
from core.types import Verdict
from tests.helpers.records import row


class OddOnes:
    """Odd parts have two pictures, the others none."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "kept.png"
        self._file.write_bytes(b"picture")

    def of(self, row: PartRow) -> KeptPictures:
        kept = self._file if row.trigger % 2 else None
        return KeptPictures(kept, None, kept)


def test_pictures_lie_by_verdict_beside_their_table(tmp_path: Path) -> None:
    rows = [row(1), row(2), row(3, verdict=Verdict.NG, line="A/B ä")]
    assert export_pictures(rows, OddOnes(tmp_path), tmp_path / "out") == 2
    with (tmp_path / "out" / "pictures.csv").open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file))
    assert [entry["trigger"] for entry in told] == ["1", "3"]
    assert told[1]["original"] == "NG/2026-11-23_14-00-00_A-B-ä_3_3_original.png"
    assert told[1]["heat_map"] == ""
    for entry in told:
        assert (tmp_path / "out" / entry["overlay"]).read_bytes() == b"picture"
    assert len((tmp_path / "out" / "parts.csv").read_text("utf-8").splitlines()) == 4


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(DataError, match="already"):
        export_pictures([row(1)], OddOnes(tmp_path), tmp_path / "out")


def test_what_fails_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[PartRow]:
        yield row(1)
        raise DataError("The server went away.")

    with pytest.raises(DataError, match="server"):
        export_pictures(failing(), OddOnes(tmp_path), tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["kept.png"]


def test_a_picture_that_went_meanwhile_is_one_that_was_not_kept(tmp_path: Path) -> None:
    pictures = OddOnes(tmp_path)
    (tmp_path / "kept.png").unlink()
    assert export_pictures([row(1)], pictures, tmp_path / "out") == 0
    assert len((tmp_path / "out" / "parts.csv").read_text("utf-8").splitlines()) == 2
