"""The capture window before a session that is set by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.capture.coverage import Coverage
from app.capture.remarks import Remark, RemarkKind
from app.capture.state import CaptureState
from app.library.product import create_product
from app.library.samples import SampleSet
from app.paths import resources_folder
from app.recipes.recipe import Recipe, SimulatedEntry
from app.recipes.setup import RecipeSetup
from app.recipes.store import RecipeFile, save_recipe
from app.ui.capture.view import CaptureView
from app.ui.theme import apply_theme
from camera.rendering.renderer import PartRenderer
from camera.types import Frame


class FakeSession:
    """Remembers what was asked of it."""

    def __init__(self) -> None:
        self.now = CaptureState()
        self.frame: Frame | None = None
        self.asked: list[str] = []

    def capture(self) -> None:
        self.asked.append("capture")

    def take_by_itself(self, on: bool) -> None:
        self.asked.append(f"by itself {on}")

    def undo(self) -> None:
        self.asked.append("undo")

    def take_frame(self) -> Frame | None:
        frame, self.frame = self.frame, None
        return frame

    def state(self) -> CaptureState:
        return self.now


Show = Callable[..., None]


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture
def window(qtbot: QtBot, session: FakeSession, tmp_path: Path) -> CaptureView:
    path = tmp_path / "recipe.json"
    save_recipe(RecipeFile(path, Recipe(name="Flange", camera=SimulatedEntry(), model="m")))
    made = CaptureView("Flange", session, RecipeSetup(path), resources_folder())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def show(window: CaptureView, session: FakeSession, **changes: object) -> None:
    session.now = replace(session.now, **changes)  # type: ignore[arg-type]
    window.refresh()


def test_nothing_is_captured_before_the_session_is_ready(
    qtbot: QtBot, window: CaptureView, session: FakeSession
) -> None:
    assert not window.capture.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert session.asked == []
    show(window, session, is_ready=True, coverage=Coverage(3, 17, None, False), taken=1)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.keyClick(window, Qt.Key.Key_Backspace)
    qtbot.mouseClick(window.automatic, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert session.asked == ["capture", "undo", "by itself True", "capture"]


def test_the_meter_says_what_is_missing(window: CaptureView, session: FakeSession) -> None:
    show(window, session, is_ready=True, coverage=Coverage(12, 8, 0.5, False))
    assert window.count.text() == "Good pictures: 12"
    assert window.bar.value() == 12
    assert window.advice.text() == "Still needed to train: 8."
    show(window, session, coverage=Coverage(25, 0, 0.4, False))
    assert "still bring news" in window.advice.text()
    show(window, session, coverage=Coverage(40, 0, 0.2, True))
    assert window.advice.text().startswith("Enough to train: ")
    assert "fewer than 100 good parts is rough" in window.advice.text()
    show(window, session, coverage=Coverage(100, 0, 0.2, True))
    assert window.advice.text().startswith("Enough: ")


def test_the_person_sees_why_a_picture_was_refused_or_flagged(
    window: CaptureView, session: FakeSession
) -> None:
    refused = (Remark(RemarkKind.REPEATED),)
    show(window, session, is_ready=True, last=refused, was_kept=False)
    assert window.said.text() == "Not taken: this picture is there already"
    flagged = (Remark(RemarkKind.DARK), Remark(RemarkKind.UNLIKE))
    show(window, session, last=flagged, was_kept=True)
    assert window.said.text() == "Taken. Look: darker than the others · unlike the others"
    show(window, session, under_way=1)
    assert window.said.text() == "Looking at it ..."
    show(window, session, under_way=0, last=())
    assert window.said.text() == "Taken."
    show(window, session, camera_trouble="The camera 1 is gone.")
    assert window.trouble.text() == "The camera 1 is gone."


def test_the_ghost_needs_a_reference(
    window: CaptureView, session: FakeSession, tmp_path: Path
) -> None:
    part = PartRenderer(3, 128, 128).good(0)
    session.frame = Frame(part, 0, 0, "RGB8", "simulated")
    window.refresh()
    window.ghost.click()
    assert not window.ghost.isChecked()
    RecipeSetup(tmp_path / "recipe.json").save_reference(np.ascontiguousarray(part))
    window.ghost.click()
    assert window.ghost.isChecked()


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, resources_folder(), "light")
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def themed_window(themed: None, window: CaptureView) -> CaptureView:
    """Made when the theme is there already, as in the program."""
    return window


def test_the_capture_button_is_made_for_gloves(themed_window: CaptureView) -> None:
    assert themed_window.undo.height() >= 48
    assert themed_window.capture.height() >= 96


@pytest.mark.slow
def test_a_product_is_captured_from_its_camera(qapp: QApplication, tmp_path: Path) -> None:
    """The whole of it: simulated camera, embedded teacher, window."""
    root = tmp_path / "flange"
    create_product(root, "Flange", SimulatedEntry(side=128, rate_hz=20.0, defect_rate=0.0))
    timer = QTimer()

    def press() -> None:
        window = next(w for w in qapp.topLevelWidgets() if isinstance(w, CaptureView))
        if window.count.text().endswith(" 2"):
            timer.stop()
            window.close()
        elif window.capture.isEnabled() and window.said.text() != "Looking at it ...":
            window.capture.click()

    timer.timeout.connect(press)
    timer.start(50)
    assert bootstrap.run_capture(root, "light", "en") == 0
    assert len(SampleSet(root).all()) >= 2
    qapp.setStyleSheet("")
