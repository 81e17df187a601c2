"""The Qt binding itself: a window runs for weeks, so no call may cost a reference."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 2000
NOISE = 200


class Bell(QObject):
    rung = Signal(int)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from 3.12 on")
def test_calls_and_signals_keep_the_references_to_none_and_true(qtbot: QtBot) -> None:
    label, bell = QLabel(), Bell()
    qtbot.addWidget(label)
    bell.rung.connect(label.setNum)
    before = [sys.getrefcount(value) for value in (None, True, False)]
    for number in range(CALLS):
        label.setText("x")
        bell.rung.emit(number)
    after = [sys.getrefcount(value) for value in (None, True, False)]
    lost = [b - a for b, a in zip(before, after, strict=True)]
    assert max(lost) < NOISE, "this PySide6 crashes after some time: install another version"
