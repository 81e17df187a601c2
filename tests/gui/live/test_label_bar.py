"""Saying at the line that a verdict was wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.library.entries import Label
from app.paths import resources_folder
from app.station.result import InspectionResult
from app.ui.live.label_bar import LabelBar
from app.ui.live.window import LiveWindow
from core.errors import DataError
from core.types import Verdict
from tests.helpers.fake_line import FakeLine


class Labels:
    """Remembers what was said."""

    def __init__(self) -> None:
        self.said: list[tuple[int, Label]] = []
        self.error: DataError | None = None

    def say(self, result: InspectionResult, label: Label) -> None:
        if self.error is not None:
            raise self.error
        self.said.append((result.trigger, label))


@pytest.fixture
def labels() -> Labels:
    return Labels()


@pytest.fixture
def window(qtbot: QtBot, labels: Labels) -> Iterator[LiveWindow]:
    line = FakeLine()
    for verdict in (Verdict.OK, Verdict.NG):
        line.inspect(verdict)
    window = LiveWindow([line], resources_folder(), labels={line.name: labels})
    qtbot.addWidget(window)
    window.show()
    yield window
    window.shut_down()


def bar_of(window: LiveWindow) -> LabelBar:
    bar = window.views[0].labels
    assert bar is not None
    return bar


def hold(window: LiveWindow) -> None:
    window.models[0].freeze()
    window.refresh()


def test_only_a_held_part_can_be_labelled(window: LiveWindow, labels: Labels) -> None:
    bar = bar_of(window)
    window.refresh()
    assert not bar.isVisible()
    hold(window)
    assert bar.isVisible() and "wrong" in bar.text.text()
    window.models[0].release()
    window.refresh()
    assert not bar.isVisible()


def test_one_touch_says_it_and_a_second_does_not_double_it(
    qtbot: QtBot, window: LiveWindow, labels: Labels
) -> None:
    bar = bar_of(window)
    hold(window)
    qtbot.mouseClick(bar.good, Qt.MouseButton.LeftButton)
    assert labels.said == [(2, Label.GOOD)] and "Noted" in bar.text.text()
    qtbot.mouseClick(bar.bad, Qt.MouseButton.LeftButton)
    window.models[0].release()
    window.refresh()
    hold(window)
    qtbot.mouseClick(bar.bad, Qt.MouseButton.LeftButton)
    assert labels.said == [(2, Label.GOOD)]


def test_a_full_disk_is_a_sentence(qtbot: QtBot, window: LiveWindow, labels: Labels) -> None:
    labels.error = DataError("The disk is full.", "Nothing was noted.", "Free disk space.")
    bar = bar_of(window)
    hold(window)
    qtbot.mouseClick(bar.bad, Qt.MouseButton.LeftButton)
    assert "disk" in bar.text.text() and bar.bad.isEnabled()


def test_a_part_without_a_picture_has_nothing_to_label(qtbot: QtBot, labels: Labels) -> None:
    line = FakeLine()
    line.inspect(Verdict.MISSED)
    window = LiveWindow([line], resources_folder(), labels={line.name: labels})
    qtbot.addWidget(window)
    window.show()
    hold(window)
    assert not bar_of(window).isVisible()
    window.shut_down()
