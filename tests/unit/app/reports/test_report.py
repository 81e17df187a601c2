"""What a shift report holds, on paper and as a table."""

from __future__ import annotations

import ast
import csv
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from reportlab.graphics.shapes import String
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import KeepTogether, Paragraph, Table
from sqlalchemy import Engine

from app.reports.charts import counts_chart
from app.reports.contents import Report, collect
from app.reports.csv_table import COLUMNS, rows
from app.reports.files import file_stem, write_report, write_reports
from app.reports.fonts import BOLD, PLAIN, register_fonts
from app.reports.german import GERMAN
from app.reports.story import story
from app.reports.tables import latency_text, tally_table
from app.reports.words import Words
from app.store.figures import Figures, Latency, Period, Tally
from app.store.parts import PartFilter
from app.store.statistics import Statistics
from core.errors import DataError
from core.types import Verdict
from tests.helpers.made_up_shifts import BEGIN, STARTS

PAGE_WIDTH = 504
"""In points, between the margins."""
ROOT = Path(__file__).resolve().parents[4]


def texts(report: Report, language: str) -> str:
    """All words of the printed report, a line per paragraph or cell."""
    register_fonts()
    return "\n".join(word for part in story(report, Words(language), 500) for word in _of(part))


def _of(part: object) -> list[str]:
    match part:
        case str():
            return [part]
        case Paragraph():
            return [part.getPlainText()]
        case KeepTogether():
            return [word for inner in part._content for word in _of(inner)]
        case Table():
            return [word for row in part._cellvalues for cell in row for word in _of(cell)]
        case list() | tuple():
            return [word for inner in part for word in _of(inner)]
    return []


def test_the_printed_report_tells_the_numbers(report: Report) -> None:
    told = texts(report, "en").split("\n")
    tally = report.figures.tally
    assert report.is_shift and told[0] == "Shift report"
    assert "Press 4 <hall 2>" in told and "2026-11-23 06:00 – 14:00" in told
    assert f"{tally.of(Verdict.OK)}" in told and f"{tally.total}" in told
    assert f"{100 * tally.of(Verdict.OK) / tally.total:.2f} %" in told
    assert "06:00 – 07:00" in told and "13:00 – 14:00" in told
    assert any(line.startswith("Not in control since 2026-11-23") for line in told)
    assert sum("part " in line and "Score" in line for line in told) == 6
    assert told.count("No picture is kept.") == 3, "two without, one damaged"


def test_a_report_says_that_parts_are_missing(report: Report) -> None:
    assert "Parts may be missing" not in texts(report, "en")
    lacking = replace(report, is_whole=False)
    assert "Parts may be missing" in texts(lacking, "en")
    assert "Es können Teile fehlen" in texts(lacking, "de")


def test_the_same_in_german(report: Report) -> None:
    told = texts(report, "de").split("\n")
    assert told[0] == "Schichtbericht" and "23.11.2026 06:00 – 14:00" in told
    assert any(line.startswith("Nicht beherrscht seit 23.11.2026") for line in told)
    assert any(line.startswith("Die Kamera 4103187720 ist weg.") for line in told)
    assert "Das Bild ist zu dunkel (…). Prüfen Sie Licht und Belichtung." in told


def test_every_word_of_a_report_is_translated() -> None:
    """Each text given to ``words`` in its modules, and what their tables of words hold."""
    missing = {
        node.value
        for path in sorted((ROOT / "app" / "reports").glob("*.py"))
        if path.name != "german.py"
        for text in _given_to_words(ast.parse(path.read_text(encoding="utf-8")))
        for node in ast.walk(text)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and node.value not in GERMAN
    }  # fmt: skip
    assert not missing


def _given_to_words(tree: ast.Module) -> list[ast.expr]:
    tables = {"KINDS", "SEVERITIES", "MEASURES", "RULES", "_VERDICTS", "EXPLANATION"}
    calls = [
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        and node.func.id == "words" and isinstance(node.args[0], ast.Constant)
    ]  # fmt: skip
    named = [
        node.value.values if isinstance(node.value, ast.Dict) else [node.value]
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id in tables
    ]  # fmt: skip
    return [*calls, *(text for texts in named for text in texts)]


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_is_printed(report: Report, tmp_path: Path, language: str) -> None:
    (path,) = write_reports(report, tmp_path / "reports", ("pdf",), Words(language))
    assert path.name == "report_2026-11-23_0600_Press-4-hall-2_Line-1.pdf"
    content = path.read_bytes()
    assert content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
    program = shutil.which("pdftotext")
    if program is not None:
        printed = subprocess.run(
            [program, "-layout", str(path), "-"], capture_output=True, check=True
        ).stdout.decode()
        assert "Press 4 <hall 2>" in printed and Words(language)("Shift report") in printed
        assert Words(language)("Page {0} of {1}", 1, printed.count("\f")) in printed


def test_the_table_is_read_back(report: Report, tmp_path: Path) -> None:
    (path,) = write_reports(report, tmp_path, ("csv",), Words("de"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file))
    assert tuple(read[0]) == COLUMNS
    total = {row["name"]: row["value"] for row in read if row["section"] == "total"}
    tally = report.figures.tally
    assert int(total["inspected"]) == tally.total and int(total["NG"]) == tally.of(Verdict.NG)
    assert float(total["yield"]) == tally.yield_rate
    hours = Counter[str]()
    for row in read:
        if row["section"] == "hour" and row["name"] in set(Verdict):
            hours[row["name"]] += int(row["value"])
    assert +hours == Counter({str(v): n for v, n in tally.counts.items()})
    trend = [row for row in read if row["section"] == "trend of brightness"]
    assert sum(row["name"] == "mean" for row in trend) == 32
    assert {row["name"] for row in trend} >= {"limit_lower", "limit_centre", "limit_upper"}
    assert any(row["name"] == "broken_rule" and row["value"] == "1" for row in trend)
    assert [row["value"] for row in read if row["section"] == "alarm"] == ["2"]


def test_a_name_is_no_formula(report: Report, tmp_path: Path) -> None:
    risky = replace(report, station="=cmd()")
    write_report(risky, tmp_path / "report.csv", Words("en"))
    assert "'=cmd()" in (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    assert file_stem(risky) == "report_2026-11-23_0600_cmd_Line-1"


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_number_of_a_table_lies_over_another(report: Report, language: str) -> None:
    register_fonts()
    words, tally = Words(language), Tally({Verdict.OK: 12_345, Verdict.NG: 10})
    since = report.figures.since
    slowest = (Latency(999.4, 999.4), Latency(9_875.0, 98_250.0))
    rows = [("06:00 – 07:00", Period(since, since, tally, latency)) for latency in slowest]
    table = tally_table(rows, words, PAGE_WIDTH)
    for row in table._cellvalues[1:]:
        for text, size in zip(row, table._argW, strict=True):
            assert stringWidth(text, PLAIN, 8.5) + 4 <= size, text
    for head, size in zip(table._cellvalues[0][1:], table._argW[1:], strict=True):
        longest = max(head.getPlainText().split(" "), key=len)
        assert stringWidth(longest, BOLD, 7.5) + 4 <= size, longest


def test_long_latencies_are_told_in_seconds() -> None:
    assert latency_text(Latency(12.0, 999.0), Words("de")) == "12 (999) ms"
    assert latency_text(Latency(900.0, 2_650.0), Words("de")) == "0,90 (2,65) s"


@pytest.mark.parametrize("highest", [0, 1, 3, 8])
def test_the_axis_of_a_count_has_whole_numbers(highest: int) -> None:
    register_fonts()
    at = BEGIN
    periods = [Period(at, at + timedelta(hours=1), Tally({Verdict.OK: highest}), None)]
    drawing = counts_chart(periods, Words("en"), 400, 100, by_hour=True)
    scale = [s for s in drawing.contents if isinstance(s, String) and s.textAnchor == "end"]
    low, middle, high = (int(s.text) for s in scale)
    assert (low, 2 * middle) == (0, high) and high >= max(1, highest)


def test_lines_beside_each_other_are_headed_so(engine: Engine) -> None:
    wanted = PartFilter(since=BEGIN, until=BEGIN + timedelta(hours=8))
    one = collect(Statistics(engine), wanted, station="S").figures
    told = texts(replace_lines(one), "en")
    assert "Lines\nLine\nInspected" in told


def replace_lines(figures: Figures) -> Report:
    """As if two lines had made the parts."""
    both = replace(figures, by_line={"Line 1": figures.tally, "Line 2": figures.tally})
    return Report("S", "", "", False, BEGIN, both)


def test_a_longer_time_is_told_by_shifts(engine: Engine) -> None:
    long = PartFilter(since=BEGIN - timedelta(hours=20), until=BEGIN + timedelta(hours=9))
    report = collect(Statistics(engine), long, station="S", shifts=STARTS)
    told = texts(report, "en")
    assert told.startswith("Production report") and "Parts per shift" in told
    assert "2026-11-22 22:00 – 06:00" in told


def test_nothing_on_record_is_told(engine: Engine, tmp_path: Path) -> None:
    empty = PartFilter(since=BEGIN + timedelta(days=9), until=BEGIN + timedelta(days=10))
    report = collect(Statistics(engine), empty, station="S")
    assert "No part was inspected in this time." in texts(report, "en")
    assert len(write_reports(report, tmp_path, ("pdf", "csv"), Words("en"))) == 2
    assert {row[0] for row in rows(report)} == {"report", "total"}


def test_another_kind_of_file_is_refused(report: Report, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nor a"):
        write_report(report, tmp_path / "report.doc", Words("en"))


def test_a_folder_that_can_not_be_written_is_told(report: Report, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataError, match="could not be written"):
        write_report(report, tmp_path / "file" / "report.pdf", Words("en"))


def test_numbers_as_the_language_writes_them() -> None:
    assert Words("de").number(1234567.25, 1) == "1.234.567,2"
    assert Words("en").number(1234567.25, 1) == "1,234,567.2"
    assert Words("en").percent(None) == "–"
