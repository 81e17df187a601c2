"""The window of a product belongs to engineers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from app.access.audit import Action
from app.access.roles import Permission
from app.access.session import Session
from app.capture.coverage import coverage
from app.capture.state import CaptureState
from app.library.challenges import ChallengeLog
from app.library.entries import Label
from app.library.inbox import VerdictInbox
from app.library.product import ProductFolder
from app.library.shadow import ShadowLog
from app.paths import resources_folder
from app.recipes.setup import RecipeSetup
from app.ui.access.gate import Gate
from app.ui.access.lock_page import LockPage
from app.ui.commands import CommandLine
from app.ui.product.commands import ProductCommands
from app.ui.product.product_model import ProductModel, Step
from app.ui.product.window import ProductWindow
from app.ui.setup.view import SetupView
from camera.types import Frame
from tests.helpers.access import KIM, ListedAudit, MovedClock, session_of
from tests.helpers.scored import scored_product

FAKE = Path(__file__).parent.parent.parent / "helpers" / "fake_product.py"


class Camera:
    """A capture session without a picture."""

    def capture(self) -> None: ...

    def take_by_itself(self, on: bool) -> None: ...

    def undo(self) -> None: ...

    def take_frame(self) -> Frame | None:
        return None

    def state(self) -> CaptureState:
        return CaptureState(is_ready=False, coverage=coverage(0, ()))


class World:
    """The window, and whether it holds the camera."""

    def __init__(self, tmp_path: Path, qtbot: QtBot) -> None:
        self.audit, self.clock, self.cameras = ListedAudit(), MovedClock(), 0
        self.session: Session = session_of(tmp_path, self.audit, self.clock)
        root = scored_product(tmp_path / "flange").root
        product = ProductFolder(root, self.audit)
        self.gate = Gate(self.session, self.audit, ask=self.ask)
        self.asked: list[Permission | None] = []
        self.window = ProductWindow(
            ProductModel(product),
            ProductCommands(CommandLine(sys.executable, FAKE), root, self.gate.who),
            self.open_camera,
            VerdictInbox(root, self.audit),
            lambda number: ShadowLog(root, number),
            ChallengeLog(root).all,
            resources_folder(),
            self.gate,
        )
        self.recipe = product.recipe_path
        qtbot.addWidget(self.window)
        self.window.show()

    def ask(self, session: Session, permission: Permission | None, parent: object) -> bool:
        self.asked.append(permission)
        session.log_in("Kim", KIM)
        return True

    @contextmanager
    def open_camera(self, label: Label) -> Iterator[tuple[str, Camera, RecipeSetup]]:
        self.cameras += 1
        try:
            yield "Flange", Camera(), RecipeSetup(self.recipe)
        finally:
            self.cameras -= 1

    @property
    def is_locked(self) -> bool:
        (page,) = self.window.findChildren(LockPage)
        return page.isVisible()


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[World]:
    made = World(tmp_path, qtbot)
    yield made
    made.window.shut_down()


def test_it_opens_for_an_engineer_alone(world: World, qtbot: QtBot) -> None:
    assert world.is_locked and not world.window.steps.isVisible()
    (page,) = world.window.findChildren(LockPage)
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert world.asked == [Permission.PRODUCT]
    assert not world.is_locked and world.window.steps.isVisible()


def test_what_is_changed_bears_the_name_of_who_is_logged_in(world: World) -> None:
    world.session.log_in("Kim", KIM)
    world.gate.look()
    world.window.show_step(Step.LIVE)
    world.window.live.pin.click()
    assert ("Kim", Action.PINNED) in [entry[:2] for entry in world.audit.entries]


def test_the_camera_is_released_when_the_engineer_falls_back(world: World) -> None:
    world.session.log_in("Kim", KIM)
    world.gate.look()
    world.window.show_step(Step.CAMERA)
    assert world.cameras == 1
    world.clock.pass_by(601)
    world.gate.look()
    assert world.is_locked and world.cameras == 0
    world.session.log_in("Kim", KIM)
    world.gate.look()
    assert not world.is_locked and world.cameras == 1
    assert world.window.findChildren(SetupView)


def test_a_question_that_is_open_is_taken_back(world: World, qtbot: QtBot) -> None:
    world.session.log_in("Kim", KIM)
    world.gate.look()
    question = QInputDialog(world.window)
    question.open()
    world.session.log_out()
    world.gate.look()
    assert question.result() == 0 and not question.isVisible()
    question.deleteLater()
