"""Parts on record as a table that other programs open."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import xlsxwriter

from app.files import held
from app.store.parts import PartRow
from core.errors import DataError

EXCEL_ROWS = 1_048_576
"""A sheet holds no more, the header included."""
Cell = str | int | float | bool | None
COLUMNS: Mapping[str, Callable[[PartRow], Cell]] = {
    "time_utc": lambda row: row.decided_at.replace(tzinfo=None).isoformat(" ", "milliseconds"),
    "station": lambda row: row.station,
    "line": lambda row: row.line,
    "trigger": lambda row: row.trigger,
    "serial": lambda row: row.serial,
    "verdict": lambda row: str(row.verdict),
    "reason": lambda row: row.reason,
    "score": lambda row: row.score,
    "threshold": lambda row: row.threshold,
    "local_score": lambda row: row.local_score,
    "global_score": lambda row: row.global_score,
    "regions": lambda row: len(row.regions),
    "recipe": lambda row: row.recipe,
    "recipe_version": lambda row: row.recipe_version,
    "model": lambda row: row.model,
    "camera": lambda row: row.camera,
    "latency_ms": lambda row: row.latency_ms,
    "inference_ms": lambda row: row.inference_ms,
    "late": lambda row: row.late,
    "known_part": lambda row: row.challenge,
    "frame_id": lambda row: row.frame_id,
    "outputs": lambda row: "; ".join(map(str, row.deliveries)),
    "label": lambda row: row.correction.now.value if row.correction else "",
    "label_reason": lambda row: row.correction.reason if row.correction else "",
    "label_by": lambda row: row.correction.by if row.correction else "",
    "puad_score": lambda row: row.puad_score,
}
"""New ones come last: other programs may read a table by its columns' places."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(rows: Iterable[PartRow], path: Path) -> int:
    """Write ``rows`` to a .csv or .xlsx file, whole or not at all; returns their number.

    Raises DataError for another suffix, more rows than a sheet holds, and a full disk.
    """
    check_table(path)
    write = _write_csv if path.suffix.lower() == ".csv" else _write_excel
    temporary = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number = write(rows, temporary)
        held(lambda: temporary.replace(path))
    except (OSError, xlsxwriter.exceptions.XlsxWriterException) as error:
        raise DataError(
            f"{path} could not be written: {error}.",
            "Nothing was exported.",
            "Free disk space, or close the program that has the file open.",
        ) from error
    finally:
        with contextlib.suppress(OSError):  # what went wrong is told already
            temporary.unlink()
    return number


def check_table(path: Path) -> None:
    """Raises DataError where its suffix is that of no table."""
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise DataError(
            f"{path.name} is neither a .csv nor an .xlsx file.",
            "Nothing was exported.",
            "Give the file one of these endings.",
        )


def _write_csv(rows: Iterable[PartRow], path: Path) -> int:
    # Excel takes UTF-8 for what it is only behind this mark.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        number = 0
        for row in rows:
            writer.writerow([harmless(cell(row)) for cell in COLUMNS.values()])
            number += 1
    return number


def _write_excel(rows: Iterable[PartRow], path: Path) -> int:
    number = 0
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("parts")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, list(COLUMNS))
        for number, row in enumerate(rows, start=1):
            if number >= EXCEL_ROWS:
                raise DataError(
                    f"There are more parts than an Excel sheet holds ({EXCEL_ROWS - 1:,}).",
                    "Nothing was exported.",
                    "Choose a shorter time, or export as CSV.",
                )
            sheet.write_row(number, 0, [cell(row) for cell in COLUMNS.values()])
    return number


def harmless(cell: Cell) -> Cell:
    """A spreadsheet runs a text that begins like a formula; serial numbers come from outside."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
