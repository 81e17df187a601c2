"""Parts found again: filters, pages, thumbnails, a database that is away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.store.errors import StoreError
from app.store.parts import Cursor, PartFilter, PartRow
from app.store.results_database import ResultsDatabase
from app.ui.history import thumbnails
from app.ui.history.list_page import ListPage
from app.ui.history.parts_model import PAGE, Column
from app.ui.history.periods import Period
from app.ui.history.thumbnails import WAITING
from app.ui.history.window import ResultsWindow
from core.types import Verdict
from tests.gui.history.conftest import PARTS, MakeWindow, until_quiet
from tests.helpers.recorded_parts import PicturesInFolder


def shown(page: ListPage) -> list[PartRow]:
    return list(page.model.rows)


def choose(page: ListPage, period: Period) -> None:
    page.filter.period.setCurrentIndex(page.filter.period.findData(period))


def test_the_newest_page_is_there_and_no_more_is_loaded(window: ResultsWindow) -> None:
    page = window.history.list
    assert [row.trigger for row in shown(page)] == list(range(PARTS, PARTS - PAGE, -1))
    text = page.counts.text()
    assert text.startswith(f"Parts\u00a0{page.locale().toString(PARTS)}") and "NG\u00a0248" in text


def test_scrolling_reaches_the_oldest_part(window: ResultsWindow, qtbot: QtBot) -> None:
    page = window.history.list
    bar = page.table.verticalScrollBar()
    while not page.model.has_all:
        bar.setValue(bar.maximum())
        until_quiet(qtbot, window)
    assert [row.trigger for row in shown(page)] == list(range(PARTS, 0, -1))


def test_a_verdict_is_a_toggle(window: ResultsWindow, qtbot: QtBot) -> None:
    page = window.history.list
    for verdict in (Verdict.NG, Verdict.UNCERTAIN):
        button = page.filter.verdicts[verdict]
        assert button.text() and not button.icon().isNull()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert {row.verdict for row in shown(page)} == {Verdict.NG, Verdict.UNCERTAIN}
    qtbot.mouseClick(page.filter.clear_button, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert Verdict.OK in {row.verdict for row in shown(page)}


def test_line_recipe_serial_and_score_narrow_it(window: ResultsWindow, qtbot: QtBot) -> None:
    page = window.history.list
    bar = page.filter
    assert bar.line.count() == 3 and bar.recipe.count() == 3
    bar.line.setCurrentIndex(bar.line.findData("Line 1"))
    bar.recipe.setCurrentIndex(bar.recipe.findData("Flange 40 mm"))
    qtbot.keyClicks(bar.serial, "A47138*")
    bar.score_min.setText("0.2")
    bar.score_max.setText("0.3")
    until_quiet(qtbot, window)
    rows = shown(page)
    assert rows and all(row.line == "Line 1" and row.serial.startswith("A47138") for row in rows)
    assert all(row.score is not None and 0.2 <= row.score <= 0.3 for row in rows)
    bar.recipe.setCurrentIndex(bar.recipe.findData("Brake disc"))
    until_quiet(qtbot, window)
    assert shown(page) == [] and page.message.isVisible() and not page.table.isVisible()


def test_times_bound_it(window: ResultsWindow, qtbot: QtBot) -> None:
    page = window.history.list
    choose(page, Period.RANGE)
    newest = datetime.now(UTC)
    since, until = (newest - timedelta(hours=hours) for hours in (3, 2))
    for field, moment in ((page.filter.since, since), (page.filter.until, until)):
        assert field.isVisible()
        field.setDateTime(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())))
    until_quiet(qtbot, window)
    second = timedelta(seconds=1)
    assert shown(page)
    assert all(since - second <= row.decided_at <= until for row in shown(page))
    choose(page, Period.ALL)
    assert not page.filter.since.isVisible()


def test_shifts_are_those_of_the_station(make_window: MakeWindow, qtbot: QtBot) -> None:
    start = datetime.now().astimezone() - timedelta(hours=1)
    page = make_window(shift_starts=(f"{start:%H:%M}",)).history.list
    choose(page, Period.SHIFT)
    since = page.filter.wanted().since
    assert since is not None
    assert timedelta(hours=1) <= datetime.now(UTC) - since < timedelta(hours=1, minutes=2)


def test_known_parts_of_challenges_are_apart(window: ResultsWindow, qtbot: QtBot) -> None:
    window.history.list.filter.known.click()
    until_quiet(qtbot, window)
    assert shown(window.history.list) == []


def test_only_parts_on_the_screen_have_thumbnails(window: ResultsWindow, qtbot: QtBot) -> None:
    page = window.history.list
    qtbot.waitUntil(lambda: isinstance(page.thumbnails.image(shown(page)[0]), QImage))
    until_quiet(qtbot, window)
    assert page.thumbnails.is_missing(shown(page)[1])
    assert len(page.thumbnails) < 40


def test_thumbnails_do_not_fill_the_memory(
    window: ResultsWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "KEPT", 20)
    page = window.history.list
    for row in shown(page)[:50]:
        page.thumbnails.image(row)
    until_quiet(qtbot, window)
    assert len(page.thumbnails) == 20


def test_what_was_scrolled_past_is_not_waited_for(window: ResultsWindow, qtbot: QtBot) -> None:
    until_quiet(qtbot, window)
    page = window.history.list
    rows = shown(page)[30:]
    for row in rows:
        page.thumbnails.image(row)
    until_quiet(qtbot, window)
    passed = [not page.thumbnails.is_missing(row) for row in rows]
    assert not any(passed[-WAITING:]) and sum(passed) >= len(rows) - WAITING - 1


def test_a_cell_says_in_words_what_it_shows(window: ResultsWindow) -> None:
    model = window.history.list.model
    texts = [str(model.index(0, column).data()) for column in Column]
    assert texts[Column.VERDICT] == "NG" and texts[Column.PART] == "A4714000\n3000"
    assert texts[Column.LINE] == "Line 2\nBrake disc" and texts[Column.LABEL] == ""


class ComesAndGoes:
    """A record that is away until somebody says otherwise."""

    def __init__(self, database: ResultsDatabase) -> None:
        self._database = database
        self.is_away = True

    def __getattr__(self, name: str) -> object:
        if self.is_away:
            raise StoreError("The database can't be used: it is away.", "", "Check the server.")
        return getattr(self._database, name)

    def page(
        self, wanted: PartFilter, after: Cursor | None = None, limit: int = 1
    ) -> list[PartRow]:
        return self.__getattr__("page")(wanted, after, limit)  # type: ignore[operator,no-any-return]

    def counts(self, wanted: PartFilter) -> object:
        return self.__getattr__("counts")(wanted)  # type: ignore[operator]


@pytest.fixture
def record(database: ResultsDatabase) -> ComesAndGoes:
    return ComesAndGoes(database)


def test_a_database_that_is_away_is_told_and_comes_back(
    make_window: MakeWindow, record: ComesAndGoes, qtbot: QtBot
) -> None:
    window = make_window(record=record)
    page = window.history.list
    assert "it is away" in page.message.text() and page.message.isVisible()
    assert not page.table.isVisible()
    record.is_away = False
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert page.table.isVisible() and not page.message.isVisible()
    record.is_away = True
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert page.table.isVisible() and page.message.isVisible(), "what was shown stays"


def test_an_answer_that_came_too_late_is_not_shown(window: ResultsWindow, qtbot: QtBot) -> None:
    page = window.history.list
    page.filter.verdicts[Verdict.NG].click()
    page.filter.verdicts[Verdict.NG].click()
    page.filter.verdicts[Verdict.UNCERTAIN].click()
    seen: list[set[Verdict]] = []
    page.model.loaded.connect(lambda: seen.append({row.verdict for row in shown(page)}))
    until_quiet(qtbot, window)
    assert seen[-1] == {Verdict.UNCERTAIN} and all(Verdict.OK not in verdicts for verdicts in seen)


def test_without_pictures_nothing_is_asked_for(make_window: MakeWindow) -> None:
    page = make_window(pictures=None).history.list
    assert page.thumbnails.is_missing(shown(page)[0]) and not page.exports.images.isVisible()


def test_a_damaged_picture_is_no_thumbnail(
    make_window: MakeWindow, pictures: PicturesInFolder, qtbot: QtBot
) -> None:
    for path in pictures.folder.glob(f"{PARTS}-*"):
        path.write_bytes(b"no picture")
    page = make_window().history.list
    qtbot.waitUntil(lambda: page.thumbnails.is_missing(shown(page)[0]))
