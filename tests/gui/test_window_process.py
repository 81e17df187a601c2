"""A window in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess
from pytestqt.qtbot import QtBot

from app.ui.commands import CommandLine, WindowProcess

FAKE = Path(__file__).parent.parent / "helpers" / "fake_command.py"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can't ask a process to stop")
def test_one_at_a_time_and_none_after_the_end(qtbot: QtBot) -> None:
    parent = QObject()
    window = WindowProcess(CommandLine(sys.executable, FAKE), parent)
    for _ in range(2):
        window.start(["results", "show", "wait"])
    (process,) = parent.findChildren(QProcess)
    assert process.waitForStarted(20_000) and window.running
    window.shut_down()
    assert not window.running and process.state() == QProcess.ProcessState.NotRunning


def test_it_can_be_opened_again(qtbot: QtBot) -> None:
    parent = QObject()
    window = WindowProcess(CommandLine(sys.executable, FAKE), parent)
    for _ in range(2):
        window.start(["results", "show"])
        assert window.running
        qtbot.waitUntil(lambda: not window.running, timeout=20_000)
