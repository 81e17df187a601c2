"""The statistics as people use them, on figures that are known."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.reports.record import RecordReports
from app.store.database import open_database
from app.store.figures import LOST, STACK, Figures, cell_name
from app.store.part_store import PartStore
from app.store.parts import PartFilter
from app.ui.moments import day_text
from app.ui.statistics.charts import count_ticks
from app.ui.statistics.periods import Choice, span_of
from app.ui.statistics.times import time_ticks
from app.ui.statistics.view import StatisticsView
from core.errors import DataError
from core.types import Verdict
from tests.helpers.made_up_shifts import BEGIN, STARTS, made_up_parts

NOW = BEGIN + timedelta(hours=7, minutes=20)


class Source:
    """A StatisticsSource: the real one, with notes of what was asked."""

    def __init__(self, reports: RecordReports) -> None:
        self._reports = reports
        self.shifts = reports.shifts
        self.asked: list[PartFilter] = []
        self.threads: set[str] = set()
        self.written: list[tuple[Path, str]] = []
        self.error: Exception | None = None

    def lines(self) -> Sequence[str]:
        return self._reports.lines()

    def recipes(self) -> Sequence[str]:
        return self._reports.recipes()

    def figures(self, wanted: PartFilter) -> Figures:
        self.asked.append(wanted)
        self.threads.add(threading.current_thread().name)
        if self.error is not None:
            raise self.error
        return self._reports.figures(wanted)

    def write_report(self, wanted: PartFilter, path: Path, language: str) -> None:
        if self.error is not None:
            raise self.error
        self.written.append((path, language))


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Source]:
    """Two days of line 1, whose lamp dies, and some hours of line 2."""
    engine = open_database(f"sqlite:///{tmp_path / 'results.sqlite'}")
    store = PartStore(engine)
    since = BEGIN - timedelta(hours=40)
    store.add(list(made_up_parts(since, 47.3, drift_from=BEGIN + timedelta(hours=2))))
    store.add(list(made_up_parts(BEGIN, 7.3, lines=("Line 2",), per_hour=30, seed=2)))
    reports = RecordReports(lambda: engine, "Station 1", STARTS)
    yield Source(reports)
    engine.dispose()


@pytest.fixture
def asked_for() -> list[Path]:
    """Names that were proposed for a report."""
    return []


@pytest.fixture
def view(
    qtbot: QtBot, source: Source, asked_for: list[Path], tmp_path: Path
) -> Iterator[StatisticsView]:
    def ask(parent: QWidget, title: str, proposal: Path) -> Path:
        asked_for.append(proposal)
        return proposal

    made = StatisticsView(source, tmp_path, ask_file=ask, now=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: made.figures is not None)
    yield made
    made.shut_down()


def choose(qtbot: QtBot, view: StatisticsView, choice: Choice) -> Figures:
    view.figures = None
    view.bar.choices[choice].click()
    qtbot.waitUntil(lambda: view.figures is not None)
    assert view.figures is not None
    return view.figures


def test_the_present_shift_shows_at_once(view: StatisticsView, source: Source) -> None:
    figures = view.figures
    assert figures is not None and (figures.since, figures.until) == (
        BEGIN,
        BEGIN + timedelta(hours=8),
    )
    tally = figures.tally
    assert view.numbers.values["total"].text() == view.locale().toString(tally.total)
    assert view.numbers.values["NG"].text() == str(tally.of(Verdict.NG))
    assert view.numbers.values["MISSED"].text() == str(tally.of(*LOST))
    assert tally.yield_rate is not None
    expected = view.locale().toString(100 * tally.yield_rate, "f", 2)
    assert view.numbers.values["yield"].text() == f"{expected} %"
    assert source.threads == {"statistics"}, "never in the GUI's thread"


def test_bars_stand_on_each_other(view: StatisticsView) -> None:
    assert view.figures is not None
    for place, period in enumerate(view.counts.periods):
        heights = [
            bar.opts["height"][list(bar.opts["x"]).index(place)]
            for bar in view.counts.bars
            if place in list(bar.opts["x"])
        ]
        numbers = [period.tally.of(*verdicts) for verdicts in STACK]
        assert len(heights) == sum(number > 0 for number in numbers)
        assert heights[0] == numbers[0], "good parts are the lowest, to scale"


def test_other_times_are_chosen(qtbot: QtBot, view: StatisticsView) -> None:
    shift = view.figures
    last = choose(qtbot, view, Choice.LAST_SHIFT)
    assert last.until == BEGIN
    week = choose(qtbot, view, Choice.WEEK)
    assert shift is not None and week.tally.total > last.tally.total + shift.tally.total
    assert not week.by_hour and view.counts.periods == week.shifts
    assert view.bar.since.isHidden()
    ranged = choose(qtbot, view, Choice.RANGE)
    assert not view.bar.since.isHidden() and ranged.since.hour == 0
    view.figures = None
    view.bar.since.setDateTime(view.bar.since.dateTime().addDays(-1))
    qtbot.waitUntil(lambda: view.figures is not None)
    assert view.figures.since == ranged.since - timedelta(days=1)


def test_line_and_recipe_narrow_it(qtbot: QtBot, view: StatisticsView, source: Source) -> None:
    qtbot.waitUntil(lambda: view.bar.line.count() == 3)
    view.figures = None
    view.bar.line.setCurrentIndex(view.bar.line.findData("Line 2"))
    qtbot.waitUntil(lambda: view.figures is not None)
    assert source.asked[-1].line == "Line 2" and set(view.figures.by_line) == {"Line 2"}
    view.figures = None
    view.bar.recipe.setCurrentIndex(view.bar.recipe.findData("Flange 40 mm"))
    qtbot.waitUntil(lambda: view.figures is not None)
    assert view.is_empty and view.numbers.values["yield"].text() == "–"
    view.look()
    assert view.bar.line.currentData() == "Line 2", "what is chosen stays"


def test_a_drift_is_shown_first_and_in_words(view: StatisticsView) -> None:
    panel = view.trend
    assert panel.shown is not None and panel.shown.broken
    assert panel.shown.stream.line == "Line 1"
    assert panel.sentence.text().startswith(f"▲ Not in control since {day_text(BEGIN)} ")
    names = [panel.which.itemText(n) for n in range(panel.which.count())]
    assert names[0] == "▲ Score · Line 1" and "Sharpness · Line 2" in names
    panel.which.setCurrentIndex(names.index("Sharpness · Line 1"))
    assert panel.sentence.text().startswith("In control. Limits")
    panel.show_trends(view.figures.trends if view.figures else ())
    assert panel.shown.measure == "sharpness", "what is chosen stays"
    line_2 = next(n for n, name in enumerate(names) if name.endswith("Line 2"))
    panel.which.setCurrentIndex(line_2)
    assert "Too few hours" in panel.sentence.text()


def test_causes_by_place_and_by_kind(view: StatisticsView) -> None:
    figures = view.figures
    assert figures is not None
    worst, number = figures.places.ranked()[0]
    first = view.causes.places.rows[0]
    assert (first.text, first.number) == (cell_name(worst), number)
    assert view.causes.places.rows[-1].together == 1.0
    assert cell_name(worst) in view.causes.grid.accessibleName()
    view.causes.why.click()
    assert view.causes.reasons.isVisible() and not view.causes.grid.isVisible()
    numbers = [row.number for row in view.causes.reasons.rows]
    assert numbers == sorted(numbers, reverse=True)
    ng = sum(row.number for row in view.causes.reasons.rows if row.text.startswith("NG: "))
    assert ng == figures.tally.of(Verdict.NG)


@pytest.mark.parametrize("suffix", [".pdf", ".csv"])
def test_a_report_is_written_beside(
    qtbot: QtBot, view: StatisticsView, source: Source, asked_for: list[Path], suffix: str
) -> None:
    (view.pdf if suffix == ".pdf" else view.csv).click()
    qtbot.waitUntil(lambda: "is in" in view.message.text())
    assert [path.name for path in asked_for] == [f"report_2026-11-23_0600{suffix}"]
    assert source.written == [(asked_for[0], "en")]


def test_what_fails_is_told(qtbot: QtBot, view: StatisticsView, source: Source) -> None:
    source.error = DataError("The disk is full.", "Nothing was written.", "Free some.")
    view.pdf.click()
    qtbot.waitUntil(lambda: "The disk is full." in view.message.text())
    view.look()
    qtbot.waitUntil(lambda: "The disk is full." in view.message.text())
    assert view.figures is not None, "the old figures stay"


def test_cancelled_asks_for_nothing(qtbot: QtBot, source: Source, tmp_path: Path) -> None:
    view = StatisticsView(source, tmp_path, ask_file=lambda *ask: None, now=lambda: NOW)
    qtbot.addWidget(view)
    view.csv.click()
    assert source.written == [] and view.message.text() == ""
    view.shut_down()


def test_a_hidden_view_asks_for_nothing(qtbot: QtBot, view: StatisticsView, source: Source) -> None:
    view.hide()
    number = len(source.asked)
    assert not view._clock.isActive()
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: len(source.asked) > number)


@pytest.mark.parametrize(
    ("choice", "since", "hours"),
    [
        (Choice.SHIFT, BEGIN, 8),
        (Choice.LAST_SHIFT, BEGIN - timedelta(hours=8), 8),
        (Choice.TODAY, BEGIN - timedelta(hours=6), 24),
        (Choice.WEEK, BEGIN - timedelta(days=6, hours=6), 7 * 24),
    ],
)
def test_times_that_people_ask_for(choice: Choice, since: datetime, hours: int) -> None:
    assert span_of(choice, NOW, STARTS) == (since, since + timedelta(hours=hours))


def test_marks_along_the_axis() -> None:
    day = [BEGIN + timedelta(hours=n) for n in range(8)]
    assert time_ticks(day, 8)[0] == (0, "06:00") and len(time_ticks(day, 8)) == 8
    week = [BEGIN + timedelta(hours=n) for n in range(100)]
    assert [text for _, text in time_ticks(week, 8)] == [
        day_text(BEGIN + timedelta(days=n)) for n in (1, 2, 3, 4)
    ]
    assert len(time_ticks(week, 2)) == 2
    assert time_ticks([], 8) == []


@pytest.mark.parametrize(
    ("highest", "last"), [(0, 0), (1, 1), (3, 3), (7, 6), (49, 40), (12_000, 10_000)]
)
def test_counts_are_whole_numbers_along_the_axis(highest: int, last: int) -> None:
    ticks = [value for value, _ in count_ticks(highest)]
    assert ticks[0] == 0 and ticks[-1] == last and len(ticks) <= 6
    assert all(value == int(value) for value in ticks)
