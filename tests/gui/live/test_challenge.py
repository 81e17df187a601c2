"""The challenge as an operator sees it, and as an engineer plans it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.access.session import OpenSession
from app.library.challenges import ChallengeLog
from app.paths import resources_folder
from app.recipes.recipe import ChallengeEntry, ChallengePart, Recipe, SimulatedEntry
from app.recipes.setup import RecipeSetup
from app.recipes.store import RecipeFile, save_recipe
from app.station.challenge import Challenge, Phase
from app.station.challenge_records import ChallengeOutcome, ChallengeRecord
from app.station.result import InspectionResult
from app.ui.access.gate import Gate
from app.ui.challenge.view import ChallengeView
from app.ui.live.window import LiveWindow
from app.ui.product.challenge_page import EXPECTED, NAME, ChallengePage
from core.types import Verdict
from tests.helpers.fake_line import FakeLine

PLAN = ChallengeEntry(
    parts=(
        ChallengePart(name="master", expected="OK"),
        ChallengePart(name="hole", expected="NG"),
    )
)


@pytest.fixture
def log(tmp_path: Path) -> ChallengeLog:
    return ChallengeLog(tmp_path)


@pytest.fixture
def challenge(log: ChallengeLog) -> Challenge:
    made = Challenge("Line 1", PLAN, log, lambda sentence: None)
    made.line_started("flange/1")
    return made


@pytest.fixture
def window(qtbot: QtBot, challenge: Challenge) -> Iterator[LiveWindow]:
    line = FakeLine()
    line.challenge = challenge
    window = LiveWindow([line], resources_folder(), gate=Gate(OpenSession("Kim")))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.shut_down()


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible() and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def judged(challenge: Challenge, verdict: Verdict, score: float) -> None:
    """What the inference thread does with the next part."""
    result = InspectionResult("Line 1", 1, verdict, score=score, threshold=0.5)
    challenge.take(result, in_time=True)


def opened(qtbot: QtBot, window: LiveWindow) -> ChallengeView:
    press(qtbot, window.views[0].challenge)
    assert window.guided is not None
    window.refresh()
    return window.guided


def test_an_operator_is_guided_through_the_known_parts(
    qtbot: QtBot, window: LiveWindow, challenge: Challenge, log: ChallengeLog
) -> None:
    view = opened(qtbot, window)
    assert "due" in view.sentence.text() and not view.ready.isVisible()
    press(qtbot, view.begin)
    for part, verdict, score in (("master", Verdict.OK, 0.2), ("hole", Verdict.NG, 0.8)):
        assert part in view.sentence.text() and not view.begin.isVisible()
        press(qtbot, view.ready)
        assert challenge.state().phase is Phase.ARMED and not view.ready.isEnabled()
        judged(challenge, verdict, score)
        window.refresh()
    assert "Passed" in view.sentence.text()
    assert list(view.trend.curves) == ["master", "hole"]
    assert log.all()[0].by == "Kim"
    texts = [cell.text() for cell in view._cells]
    assert texts.count("✓") == 2 and "was OK, 60 %" in texts
    press(qtbot, view.done)
    assert window.guided is None


def test_a_wrong_verdict_shows_which_part_it_was(
    qtbot: QtBot, window: LiveWindow, challenge: Challenge
) -> None:
    view = opened(qtbot, window)
    press(qtbot, view.begin)
    for verdict in (Verdict.OK, Verdict.OK):
        press(qtbot, view.ready)
        judged(challenge, verdict, 0.3)
        window.refresh()
    assert "Failed" in view.sentence.text() and view.begin.isVisible()
    assert [cell.text() for cell in view._cells].count("✗") == 1


def test_a_part_that_was_not_judged_is_asked_for_again(
    qtbot: QtBot, window: LiveWindow, challenge: Challenge
) -> None:
    view = opened(qtbot, window)
    press(qtbot, view.begin)
    press(qtbot, view.ready)
    blurred = InspectionResult("Line 1", 1, Verdict.CANNOT_JUDGE, "The picture is blurred.")
    challenge.take(blurred, in_time=True)
    window.refresh()
    assert "master" in view.sentence.text() and view.problem.text() == "The picture is blurred."
    press(qtbot, view.stop)
    window.refresh()
    assert view.begin.isVisible()


def test_the_line_is_triggered_for_a_known_part(qtbot: QtBot, window: LiveWindow) -> None:
    view = opened(qtbot, window)
    press(qtbot, view.begin)
    press(qtbot, view.ready)
    line = window.models[0].line
    assert isinstance(line, FakeLine) and line.calls == ["trigger"]


def test_a_line_without_known_parts_has_no_such_button(qtbot: QtBot) -> None:
    window = LiveWindow([FakeLine()], resources_folder())
    qtbot.addWidget(window)
    window.show()
    assert not window.views[0].challenge.isVisible()
    window.shut_down()


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, log: ChallengeLog) -> ChallengePage:
    recipe = Recipe(name="Flange", camera=SimulatedEntry(), model="model")
    save_recipe(RecipeFile(tmp_path / "flange.recipe.json", recipe))
    made = ChallengePage(RecipeSetup(tmp_path / "flange.recipe.json"), log.all)
    qtbot.addWidget(made)
    made.show()
    made.enter()
    return made


def test_an_engineer_names_the_known_parts(
    qtbot: QtBot, page: ChallengePage, tmp_path: Path
) -> None:
    setup = RecipeSetup(tmp_path / "flange.recipe.json")
    press(qtbot, page.add_good)
    press(qtbot, page.add_bad)
    press(qtbot, page.add_bad)
    page.table.setCurrentCell(2, NAME)
    press(qtbot, page.remove)
    item = page.table.item(1, NAME)
    assert item is not None
    item.setText("hole")
    page.shifts.setText("06:00, 14:00")
    page.blocks.click()
    press(qtbot, page.save)
    plan = setup.challenge()
    assert plan is not None and plan.blocks and plan.at_start
    assert plan.shifts == ("06:00", "14:00")
    assert [(p.name, p.expected) for p in plan.parts] == [("Good part 1", "OK"), ("hole", "NG")]
    page.enter()
    cell = page.table.item(1, EXPECTED)
    assert page.table.rowCount() == 2 and cell is not None and cell.text() == "NG"


def test_what_is_typed_wrongly_changes_nothing(
    qtbot: QtBot, page: ChallengePage, tmp_path: Path
) -> None:
    press(qtbot, page.add_good)
    page.shifts.setText("at six")
    press(qtbot, page.save)
    assert "06:00" in page.message.text()
    assert RecipeSetup(tmp_path / "flange.recipe.json").challenge() is None


def test_the_pinned_pictures_may_be_all_that_is_asked(
    qtbot: QtBot, page: ChallengePage, tmp_path: Path
) -> None:
    page.stored.click()
    press(qtbot, page.save)
    plan = RecipeSetup(tmp_path / "flange.recipe.json").challenge()
    assert plan is not None and plan.stored and not plan.parts
    with qtbot.waitSignal(page.check_asked):
        press(qtbot, page.check)
    page.show_check(0, {"margins": {"a": 0.2, "b": 0.1}})
    assert page.message.text() == "Pinned pictures: 2. All got the right verdict."
    page.show_check(14, {"margins": {"a": 0.2, "b": -0.1}})
    assert page.message.text() == "Pinned pictures: 2. Not all got the right verdict."
    page.show_check(13, {"error": "No version is live."})
    assert page.message.text() == "No version is live."


def test_the_record_is_shown(page: ChallengePage, log: ChallengeLog) -> None:
    assert "not been challenged" in page.last.text()
    outcome = ChallengeOutcome("hole", Verdict.NG, Verdict.OK, 0.45, 0.5)
    log.add(ChallengeRecord(datetime.now(UTC), "Line 1", "Kim", "flange/1", (outcome,)))
    page.enter()
    assert "failed" in page.last.text() and "Kim" in page.last.text()
    assert page.trend.curves["hole"].getData()[1] == pytest.approx([-10])
