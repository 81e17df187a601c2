"""The window of results: tabs, and its process."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.cli.command_line import main
from app.ui.history.window import ResultsWindow
from tests.gui.history.conftest import MakeWindow


def test_further_pages_are_tabs(make_window: MakeWindow, qtbot: QtBot) -> None:
    statistics = QLabel("statistics")
    window = make_window(pages=[("Statistics", statistics)])
    assert [tab.text() for tab in window.tabs] == ["History", "Statistics"]
    qtbot.mouseClick(window.tabs[1], Qt.MouseButton.LeftButton)
    assert window.page is statistics and statistics.isVisible()
    window.show_page(0)
    assert window.page is window.history and window.tabs[0].isChecked()


def test_one_page_needs_no_tab(window: ResultsWindow) -> None:
    assert not any(tab.isVisible() for tab in window.tabs)


def test_the_command_opens_the_window_and_its_closing_ends_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[ResultsWindow] = []

    def close() -> None:
        for widget in qapp.topLevelWidgets():
            if isinstance(widget, ResultsWindow):
                found.append(widget)
                widget.close()

    QTimer.singleShot(200, close)
    assert main(["--theme", "light", "results", "show", "--by", "Kim"]) == 0
    assert len(found) == 1
    qapp.setStyleSheet("")


def test_the_live_view_starts_it_as_it_was_started_itself() -> None:
    words = bootstrap._results_command("dark", "de", "sqlite:///x", "Kim")
    from app.cli.command_line import build_parser

    arguments = build_parser().parse_args(words)
    assert (arguments.theme, arguments.language) == ("dark", "de")
    assert (arguments.database, arguments.by) == ("sqlite:///x", "Kim")
