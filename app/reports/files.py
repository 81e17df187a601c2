"""A report's files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from app.reports.contents import Report
from app.reports.csv_table import write_csv
from app.reports.pdf import write_pdf
from app.reports.words import Words
from core.errors import DataError

FORMATS = ("pdf", "csv")


def write_report(report: Report, path: Path, words: Words) -> None:
    """As its suffix says; each file whole or not at all. Raises DataError."""
    match path.suffix.lower():
        case ".pdf":
            write_pdf(report, path, words)
        case ".csv":
            write_csv(report, path)
        case _:
            raise DataError(
                f"{path.name} is neither a .pdf nor a .csv file.",
                "No report was written.",
                "Give the file one of these endings.",
            )


def write_reports(report: Report, folder: Path, formats: Sequence[str], words: Words) -> list[Path]:
    """Below ``folder``, under names that sort by time. Raises DataError."""
    paths = [folder / f"{file_stem(report)}.{suffix}" for suffix in formats]
    for path in paths:
        write_report(report, path, words)
    return paths


def file_stem(report: Report) -> str:
    """Equal for equal times and lines: made again, a report replaces itself."""
    begin = report.figures.since.astimezone().strftime("%Y-%m-%d_%H%M")
    names = (report.station, report.line, report.recipe)
    return "_".join(("report", begin, *(_safe(name) for name in names if name)))


def _safe(name: str) -> str:
    """For any file system."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-.") or "-"
