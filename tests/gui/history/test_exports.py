"""What is filtered goes into files: whole, stopped, or failed with a sentence."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.store.parts import PartFilter, PartRow
from app.store.results_database import ResultsDatabase
from app.ui.history.export_bar import ExportBar
from app.ui.history.window import ResultsWindow
from core.types import Verdict
from tests.gui.history.conftest import MakeWindow, until_quiet


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def accept(bar: ExportBar) -> list[Path]:
    """As proposed."""
    asked: list[Path] = []

    def ask(parent: object, title: str, proposal: Path) -> Path:
        asked.append(proposal)
        return proposal

    bar.ask_file = ask
    return asked


def test_what_is_filtered_is_exported(
    window: ResultsWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.history.list
    page.filter.verdicts[Verdict.NG].click()
    asked = accept(page.exports)
    qtbot.mouseClick(page.exports.csv, Qt.MouseButton.LeftButton)
    assert not page.exports.excel.isEnabled() and page.exports.stop_button.isVisible()
    until_quiet(qtbot, window)
    rows = read(asked[0])
    assert len(rows) == 248 and {row["verdict"] for row in rows} == {"NG"}
    assert "248 parts" in page.exports.message.text() and page.exports.excel.isEnabled()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    qtbot.mouseClick(page.exports.open_button, Qt.MouseButton.LeftButton)
    assert [Path(place) for place in opened] == [asked[0].parent]


def test_excel(window: ResultsWindow, qtbot: QtBot) -> None:
    bar = window.history.list.exports
    asked = accept(bar)
    qtbot.mouseClick(bar.excel, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert asked[0].suffix == ".xlsx" and asked[0].stat().st_size > 50_000


def test_images_come_with_their_tables(window: ResultsWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = window.history.list
    page.exports.ask_folder = lambda parent, title: tmp_path / "stick"
    page.filter.serial.setText("A471399*")
    until_quiet(qtbot, window)
    qtbot.mouseClick(page.exports.images, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    (folder,) = (tmp_path / "stick").iterdir()
    told = read(folder / "pictures.csv")
    assert {row["trigger"] for row in told} == {"2990", "2993"}, (
        "the tenth OK one, and one that could not be judged"
    )
    assert (folder / told[0]["original"]).is_file() and len(read(folder / "parts.csv")) == 10
    assert "Images of 2 parts" in page.exports.message.text()


def test_a_cancelled_question_exports_nothing(window: ResultsWindow, qtbot: QtBot) -> None:
    bar = window.history.list.exports
    bar.ask_file = lambda parent, title, proposal: None
    bar.ask_folder = lambda parent, title: None
    for button in (bar.csv, bar.images):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.history.list.export.running and not bar.message.text()


class Slow:
    """A record whose parts come until somebody stops them."""

    def __init__(self, database: ResultsDatabase) -> None:
        self._database = database
        self.go_on = threading.Event()

    def __getattr__(self, name: str) -> object:
        return getattr(self._database, name)

    def all(self, wanted: PartFilter) -> Iterator[PartRow]:
        for number, row in enumerate(self._database.all(wanted)):
            if number == 1001:
                assert self.go_on.wait(20)
            yield row


def test_an_export_shows_how_far_it_is_and_can_be_stopped(
    make_window: MakeWindow, database: ResultsDatabase, qtbot: QtBot
) -> None:
    record = Slow(database)
    window = make_window(record=record)
    bar = window.history.list.exports
    asked = accept(bar)
    qtbot.mouseClick(bar.csv, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.bar.value() == 1000)
    assert bar.bar.maximum() == 3000
    qtbot.mouseClick(bar.stop_button, Qt.MouseButton.LeftButton)
    record.go_on.set()
    until_quiet(qtbot, window)
    assert "stopped" in bar.message.text() and list(asked[0].parent.iterdir()) == []
    assert bar.csv.isEnabled() and not bar.stop_button.isVisible()


def test_closing_the_window_stops_an_export(
    make_window: MakeWindow, database: ResultsDatabase, qtbot: QtBot
) -> None:
    record = Slow(database)
    window = make_window(record=record)
    bar = window.history.list.exports
    asked = accept(bar)
    qtbot.mouseClick(bar.csv, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.bar.value() == 1000)
    window.history.list.export.stop()
    record.go_on.set()
    window.close()
    window.shut_down()
    assert list(asked[0].parent.iterdir()) == []


def test_a_place_that_can_not_be_written_is_a_sentence(
    window: ResultsWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    bar = window.history.list.exports
    bar.ask_file = lambda parent, title, proposal: tmp_path / "file" / "parts.csv"
    qtbot.mouseClick(bar.csv, Qt.MouseButton.LeftButton)
    until_quiet(qtbot, window)
    assert "could not be written" in bar.message.text() and not bar.open_button.isVisible()
