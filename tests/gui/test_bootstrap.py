from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.ui.first_window.window import FirstWindow


def test_the_window_opens_and_its_closing_ends_the_program(qapp: QApplication) -> None:
    titles: list[str] = []

    def close() -> None:
        for widget in qapp.topLevelWidgets():
            if isinstance(widget, FirstWindow):
                titles.append(widget.windowTitle())
                widget.close()

    QTimer.singleShot(0, close)
    assert bootstrap.run_window("light", "en") == 0
    assert titles == ["Goodpart"]
    qapp.setStyleSheet("")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(bootstrap.DisplayError, match="no display"):
        bootstrap.run_window()
