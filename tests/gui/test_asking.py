"""Questions and reasons: what is answered, and by how large keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.paths import resources_folder
from app.ui.theme import apply_theme
from app.ui.widgets.asking import ask_for_text, is_agreed


@pytest.fixture
def parent(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    apply_theme(qapp, resources_folder(), "light")
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    qapp.setStyleSheet("")


def answer(act: Callable[[QWidget], None]) -> None:
    """To the dialog that opens next."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        act(dialog)

    QTimer.singleShot(0, look)


def press(dialog: QWidget, words: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == words)
    assert button.height() >= 48, "for gloves"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("words", "agreed"), [("Yes", True), ("No", False)])
def test_a_question_is_answered(parent: QWidget, words: str, agreed: bool) -> None:
    answer(lambda dialog: press(dialog, words))
    assert is_agreed(parent, "Delete", "Delete version 3 for good?") is agreed


def test_a_question_that_is_closed_is_not_agreed_to(parent: QWidget) -> None:
    answer(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert not is_agreed(parent, "Delete", "Delete version 3 for good?")


@pytest.mark.parametrize(("words", "reason"), [("OK", "glare"), ("Cancel", "")])
def test_a_reason_is_typed(parent: QWidget, words: str, reason: str) -> None:
    def type_it(dialog: QWidget) -> None:
        assert isinstance(dialog, QInputDialog) and dialog.textValue() == "better"
        dialog.findChildren(QLineEdit)[0].setText("  glare ")
        press(dialog, words)

    answer(type_it)
    assert ask_for_text(parent, "Goodpart", "Reason", "better") == reason
