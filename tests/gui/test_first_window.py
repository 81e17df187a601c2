from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.paths import resources_folder
from app.ui.commands import CommandLine, StepReport
from app.ui.first_window.card import Card
from app.ui.first_window.window import FirstWindow

FAKE = Path(__file__).parent.parent / "helpers" / "fake_command.py"
MakeWindow = Callable[..., FirstWindow]


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path) -> MakeWindow:
    def make(*folders: Path | None) -> FirstWindow:
        answers = iter(folders)

        def choose(parent: QWidget, title: str) -> Path | None:
            return next(answers)

        line = CommandLine(sys.executable, FAKE)
        window = FirstWindow(line, resources_folder(), tmp_path / "documents", choose, choose)
        qtbot.addWidget(window)
        window.show()
        return window

    return make


def until_ended(qtbot: QtBot, window: FirstWindow) -> None:
    qtbot.waitUntil(window.run_view.back_button.isEnabled, timeout=20_000)


def test_the_window_says_what_to_do(make_window: MakeWindow) -> None:
    window = make_window()
    cards = window.start_view.findChildren(Card)
    assert len(cards) == 6
    assert all(card.isVisible() and card.accessibleName() for card in cards)
    assert all(card.accessibleDescription() for card in cards)
    assert min(min(card.width(), card.height()) for card in cards) >= 220


def test_the_demo_runs_in_its_own_process_and_says_its_sums(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window()
    qtbot.mouseClick(window.start_view.demo, Qt.MouseButton.LeftButton)
    assert window.run_view.isVisible()
    assert not window.run_view.back_button.isEnabled()
    until_ended(qtbot, window)
    view = window.run_view
    assert view.summary.text() == ("18 of 20 defective parts caught, 1 of 20 good parts rejected.")
    assert view.state.text() == "Finished."
    assert view.log.toPlainText() == "part 1  NG  größer"
    assert view.open_button.isEnabled()
    qtbot.mouseClick(view.back_button, Qt.MouseButton.LeftButton)
    assert window.start_view.isVisible()


def test_the_demo_takes_the_options_of_its_command(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window()
    window.run_demo(["--output", str(tmp_path / "mine"), "--seed", "3"])
    until_ended(qtbot, window)
    said = (tmp_path / "mine" / "report.html").read_text(encoding="utf-8")
    assert "demo --headless --output" in said and "--seed 3 --json --progress json" in said


def test_training_asks_for_the_good_parts_and_states_the_uncertainty(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(tmp_path / "caps")
    qtbot.mouseClick(window.start_view.training, Qt.MouseButton.LeftButton)
    until_ended(qtbot, window)
    assert window.run_view.summary.text() == (
        "Expected false rejects 0.4 % (0.1 % to 1.9 %); good parts: 120."
    )
    assert next((tmp_path / "documents" / "models").iterdir()).name.startswith("caps-")


def test_an_inspection_that_could_not_judge_an_image_says_so(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window(tmp_path / "model", tmp_path / "images")
    qtbot.mouseClick(window.start_view.inspection, Qt.MouseButton.LeftButton)
    until_ended(qtbot, window)
    assert window.run_view.summary.text() == "3 OK, 2 NG, 0 uncertain, 1 not judged."
    assert "not every image" in window.run_view.state.text()


def test_a_recipe_runs_its_line(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(None, tmp_path / "line.json")
    for _ in range(2):
        qtbot.mouseClick(window.start_view.line, Qt.MouseButton.LeftButton)
    until_ended(qtbot, window)
    assert window.run_view.title.text() == "Line"
    assert window.run_view.state.text() == "Finished."


def test_the_results_open_in_a_process_of_their_own(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    qtbot.mouseClick(window.start_view.results, Qt.MouseButton.LeftButton)
    until_ended(qtbot, window)
    assert window.run_view.title.text() == "Results"
    assert window.run_view.state.text() == "Finished."


def test_the_demo_ends_with_its_line_live(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.run_demo()
    assert not window.run_view.line_button.isVisible()
    until_ended(qtbot, window)
    qtbot.mouseClick(window.run_view.line_button, Qt.MouseButton.LeftButton)
    assert window.run_view.title.text() == "Line"
    until_ended(qtbot, window)


@pytest.mark.parametrize("answers", [(None,), (Path("model"), None)])
def test_a_cancelled_question_starts_nothing(
    make_window: MakeWindow, qtbot: QtBot, answers: tuple[Path | None, ...]
) -> None:
    window = make_window(*answers)
    window.inspect()
    assert window.start_view.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can't ask a process to stop")
def test_stop_asks_the_command_to_end(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window()
    window.run_demo(["--output", str(tmp_path / "mine"), "wait"])
    qtbot.waitUntil(lambda: bool(window.run_view.log.toPlainText()), timeout=20_000)
    assert window.run_view.bar.value() == 3
    assert window.run_view.state.text() == (
        "Learning the good parts · 2.5 images per second · 1 min 10 s left"
    )
    qtbot.mouseClick(window.run_view.stop_button, Qt.MouseButton.LeftButton)
    window.run_view.show_step(StepReport("train", 4, 10, 2.5, 60.0))  # one that was under way
    assert window.run_view.state.text() == "Stopping after this step ..."
    until_ended(qtbot, window)
    assert window.run_view.state.text() == "Stopped."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can't ask a process to stop")
def test_closing_the_window_takes_the_command_along(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window()
    window.run_demo(["--output", str(tmp_path / "mine"), "wait"])
    qtbot.waitUntil(lambda: bool(window.run_view.log.toPlainText()), timeout=20_000)
    window.close()
    assert window.run_view.state.text() == "Stopped."


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_a_crashed_command_is_no_crash_of_the_window(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window()
    window.run_demo(["--output", str(tmp_path / "mine"), "crash"])
    until_ended(qtbot, window)
    assert window.run_view.state.text() == "It did not work."
    assert "without a result" in window.run_view.summary.text()


def test_a_command_that_cannot_start_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    line = CommandLine(str(tmp_path / "no-python"), FAKE)
    window = FirstWindow(line, resources_folder(), tmp_path)
    qtbot.addWidget(window)
    window.run_demo()
    until_ended(qtbot, window)
    assert window.run_view.summary.text()


def test_the_result_is_opened_by_the_desktop(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    window = make_window()
    window.run_demo(["--output", str(tmp_path / "mine")])
    until_ended(qtbot, window)
    qtbot.mouseClick(window.run_view.open_button, Qt.MouseButton.LeftButton)
    assert [Path(place) for place in opened] == [tmp_path / "mine" / "report.html"]
