"""Choosing a recipe at the line: by touch, and with a scanner that types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.paths import resources_folder
from app.recipes.choice import RecipeChoice
from app.recipes.recipe import ChallengeEntry, ChallengePart
from app.station.challenge import Challenge
from app.station.snapshot import Severity
from app.ui.live.window import LiveWindow
from app.ui.recipes.wedge import PAUSE_S, Wedge
from app.ui.theme import apply_theme
from camera.rendering.renderer import PartRenderer
from core.data.images import write_image
from core.types import Verdict
from tests.helpers.fake_line import FakeLine
from tests.helpers.live_pictures import MadeUpLog

Open = Callable[..., LiveWindow]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def open_window(qtbot: QtBot) -> Open:
    def make(*lines: FakeLine) -> LiveWindow:
        window = LiveWindow(lines, resources_folder())
        qtbot.addWidget(window)
        window.show()
        return window

    return make


def line_with_recipes(folder: Path, name: str = "Line 1") -> FakeLine:
    line = FakeLine(name)
    write_image(folder / "1.png", PartRenderer(1, 128, 128).good(1))
    choices = (
        RecipeChoice(7, "Cover", folder / "gone.png"),
        RecipeChoice(1, "Flange", folder / "1.png"),
    )
    line.state = replace(line.state, recipes=choices, recipe_requested=1, recipe_active=1)
    return line


def test_a_line_of_one_recipe_offers_no_choice(open_window: Open) -> None:
    line = FakeLine()
    line.state = replace(line.state, recipes=(RecipeChoice(0, "Flange"),))
    window = open_window(line)
    assert window.views[0].recipe.isHidden()


def test_a_touch_chooses_a_second_one_confirms_and_the_state_is_shown(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    line = line_with_recipes(tmp_path)
    window = open_window(line)
    qtbot.mouseClick(window.views[0].recipe, LEFT)
    window.refresh()
    page = window.choosing
    assert page is not None
    assert [card.choice.number for card in page.cards] == [1, 7]
    assert "Active" in page.cards[0].state.text()
    assert page.confirm.isHidden()
    qtbot.mouseClick(page.cards[1], LEFT)
    assert "Change over to recipe 7 · Cover?" in page.question.text()
    qtbot.mouseClick(page.cancel, LEFT)
    assert page.confirm.isHidden()
    assert not page.cards[1].isChecked()
    qtbot.mouseClick(page.cards[1], LEFT)
    qtbot.mouseClick(page.confirm, LEFT)
    assert line.calls == ["select 7"]
    assert "Requested: 7. Active: 1" in page.state.text()
    assert "Requested" in page.cards[1].state.text()
    line.state = replace(line.state, recipe_active=7, recipe="Cover")
    window.refresh()
    assert page.state.text() == "Active: 7 · Cover"
    assert "Active" in page.cards[1].state.text()
    assert page.cards[0].state.text() == ""
    qtbot.mouseClick(page.done, LEFT)
    assert window.choosing is None
    window.refresh()
    assert window.views[0].recipe.text() == "Recipe 7"


def test_the_live_view_shows_requested_and_active_while_they_differ(
    open_window: Open, tmp_path: Path
) -> None:
    line = line_with_recipes(tmp_path)
    window = open_window(line)
    assert window.views[0].recipe.text() == "Recipe 1"
    line.state = replace(line.state, recipe_requested=7)
    window.refresh()
    assert window.views[0].recipe.text() == "Recipe 1 → 7 ..."


def test_the_active_recipe_can_be_loaded_again_and_a_refusal_is_told(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    line = line_with_recipes(tmp_path)
    line.raise_alarm("recipe", Severity.ALARM, "The model is damaged.")
    window = open_window(line)
    window.views[0].recipe.click()
    window.refresh()
    page = window.choosing
    assert page is not None
    assert "The model is damaged." in page.trouble.text()
    qtbot.mouseClick(page.cards[0], LEFT)
    assert "Load recipe 1 · Flange again" in page.question.text()
    qtbot.mouseClick(page.confirm, LEFT)
    assert line.calls == ["select 1"]


def test_a_card_is_as_high_as_a_glove_needs_in_the_programs_own_style(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    application = QCoreApplication.instance()
    apply_theme(application, resources_folder(), "light")  # type: ignore[arg-type]
    try:
        window = open_window(line_with_recipes(tmp_path))
        window.views[0].recipe.click()
        window.refresh()
        QCoreApplication.processEvents()
        assert window.choosing is not None
        assert all(card.height() >= 120 for card in window.choosing.cards)
    finally:
        application.setStyleSheet("")  # type: ignore[union-attr]


def test_what_a_scanner_types_goes_to_the_line_that_is_shown(
    open_window: Open, tmp_path: Path
) -> None:
    line = line_with_recipes(tmp_path)
    window = open_window(line)
    focused = window.views[0].controls.trigger
    focused.setFocus()
    QTest.keyClicks(focused, "4711 08")
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert line.calls == ["scan 4711 08"]
    assert window.views[0].scanned.text() == "? Code 4711 08 means nothing here"
    QTest.keyClicks(focused, "815")
    QTest.keyClick(focused, Qt.Key.Key_Enter)
    assert window.views[0].scanned.text() == "✓ Code 815"
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert line.calls[2:] == ["trigger"], "keys alone still work the buttons"


def test_with_all_lines_shown_the_line_that_knows_a_code_takes_it(
    open_window: Open, tmp_path: Path
) -> None:
    lines = [line_with_recipes(tmp_path), line_with_recipes(tmp_path, "Line 2")]
    window = open_window(*lines)
    QTest.keyClicks(window.tiles[0], "815")
    QTest.keyClick(window.tiles[0], Qt.Key.Key_Return)
    assert [line.calls for line in lines] == [["scan 815"], ["scan 815"]]
    assert window.enlarged is None


def test_fields_keep_their_keys_and_slow_fingers_are_no_scanner(qtbot: QtBot) -> None:
    now = [0.0]
    field = QLineEdit()
    qtbot.addWidget(field)
    wedge = Wedge(field, lambda: now[0])
    codes: list[str] = []
    wedge.scanned.connect(codes.append)
    application = QCoreApplication.instance()
    assert application is not None
    application.installEventFilter(wedge)
    try:
        QTest.keyClicks(field, "12")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert (field.text(), codes) == ("12", [])
    finally:
        application.removeEventFilter(wedge)


def test_a_pause_begins_a_new_code(qtbot: QtBot, open_window: Open) -> None:
    now = [0.0]
    line = FakeLine()
    window = open_window(line)
    window.wedge._clock = lambda: now[0]
    focused = window.views[0].controls.trigger
    for sign in "ab":
        QTest.keyClicks(focused, sign)
        now[0] += 2 * PAUSE_S
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert line.calls == []
    for sign in "34":
        QTest.keyClicks(focused, sign)
        now[0] += PAUSE_S / 2
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert line.calls == ["scan 34"]


def test_the_challenge_follows_the_recipe(qtbot: QtBot, open_window: Open) -> None:
    line = FakeLine()
    line.inspect(Verdict.OK)
    window = open_window(line)
    view = window.views[0]
    assert view.challenge.isHidden()
    plan = ChallengeEntry(parts=(ChallengePart(name="master", expected="OK"),))
    line.challenge = Challenge("Line 1", plan, MadeUpLog([]), lambda text: None)
    window.refresh()
    assert not view.challenge.isHidden()
    qtbot.mouseClick(view.challenge, LEFT)
    window.refresh()
    assert window.guided is not None
    line.challenge = None
    window.refresh()
    assert window.guided is None
    assert window.enlarged is view
    window.refresh()
    assert view.challenge.isHidden()


def test_the_serial_number_of_the_shown_part_stands_beside_its_verdict(open_window: Open) -> None:
    line = FakeLine()
    line.inspect(Verdict.NG, "Because.", serial="SN-0815")
    window = open_window(line)
    assert window.views[0].reason.text() == "Serial number SN-0815. Because."
    line.inspect(Verdict.OK)
    window.refresh()
    assert window.views[0].reason.isHidden()
