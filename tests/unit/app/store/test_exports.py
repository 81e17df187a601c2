"""Tables for other programs."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.store.exports import COLUMNS, export
from app.store.parts import Delivery, PartRow
from core.errors import DataError
from tests.helpers.records import row

FIRST = (
    "time_utc", "station", "line", "trigger", "serial", "verdict", "reason", "score", "threshold",
    "local_score", "global_score", "regions", "recipe", "recipe_version", "model", "camera",
    "latency_ms", "inference_ms", "late", "known_part", "frame_id", "outputs", "label",
    "label_reason", "label_by",
)  # fmt: skip
"""Columns of the first tables, in their order."""


def test_csv_has_every_column(tmp_path: Path) -> None:
    path = tmp_path / "out" / "parts.csv"
    assert export([row(1, serial="A-1", puad_score=0.25), row(2)], path) == 2
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(COLUMNS)
    assert (rows[0]["time_utc"], rows[0]["serial"]) == ("2026-11-23 14:00:00.123", "A-1")
    assert (rows[1]["recipe"], rows[1]["global_score"]) == ("Flänsch", "")
    assert [found["puad_score"] for found in rows] == ["0.25", ""]


def test_a_new_column_moves_no_other() -> None:
    """Whoever reads them by position must not be given another one's values by an update."""
    assert tuple(COLUMNS)[: len(FIRST)] == FIRST
    assert tuple(COLUMNS)[len(FIRST) :] == ("puad_score",)


def test_what_outputs_were_told_is_one_cell(tmp_path: Path) -> None:
    at = datetime(2026, 11, 23, 14, tzinfo=UTC)
    told = (Delivery("MQTT", at, None, 2, "No broker."), Delivery("PLC", at, at, 1, ""))
    export([replace(row(1), deliveries=told)], tmp_path / "parts.csv")
    with (tmp_path / "parts.csv").open(encoding="utf-8-sig", newline="") as file:
        (found,) = csv.DictReader(file)
    assert found["outputs"] == (
        "MQTT: not acknowledged, 2 attempts (No broker.); PLC: acknowledged after 0 ms"
    )


def test_a_serial_number_is_never_run_as_a_formula(tmp_path: Path) -> None:
    export([row(1, serial="=HYPERLINK(1)")], tmp_path / "parts.csv")
    assert "'=HYPERLINK(1)" in (tmp_path / "parts.csv").read_text(encoding="utf-8-sig")
    export([row(1, serial="=HYPERLINK(1)")], tmp_path / "parts.xlsx")
    sheet = zipfile.ZipFile(tmp_path / "parts.xlsx").read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet


def test_excel_has_numbers_as_numbers(tmp_path: Path) -> None:
    assert export([row(1), row(2)], tmp_path / "parts.xlsx") == 2
    sheet = zipfile.ZipFile(tmp_path / "parts.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == 3 and "<v>0.4</v>" in sheet


def test_an_unknown_ending_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"\.csv"):
        export([row(1)], tmp_path / "parts.pdf")


def test_what_fails_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "parts.csv"
    path.write_text("old")

    def failing() -> Iterator[PartRow]:
        yield row(1)
        raise DataError("The server went away.")

    with pytest.raises(DataError):
        export(failing(), path)
    assert path.read_text() == "old" and len(list(tmp_path.iterdir())) == 1


def test_a_place_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataError, match="could not be written"):
        export([row(1)], tmp_path / "file" / "parts.csv")
