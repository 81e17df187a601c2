"""A barcode scanner that types: it is told from a person by its speed."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QWidget

PAUSE_S = 0.25
"""A longer pause between two signs begins a new code."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TYPED_INTO = (QLineEdit, QAbstractSpinBox, QComboBox)


class Wedge(QObject):
    """Takes what is typed into ``window`` and ends with Enter; ``scanned`` carries it.

    Fields to type into keep their keys, and so do buttons: a blank or Enter belongs to a code only
    right behind another sign. An event filter of the application, installed by who makes it.
    """

    scanned = Signal(str)

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window, self._clock = window, clock
        self._code = ""
        self._last_s = 0.0

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if not isinstance(receiver, QWidget) or receiver.window() is not self._window:
            return False
        return not isinstance(receiver, TYPED_INTO) and self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        """Whether the key belongs to a code."""
        now_s = self._clock()
        if now_s - self._last_s > PAUSE_S:
            self._code = ""
        self._last_s = now_s
        if event.key() in ENTER:
            code, self._code = self._code, ""
            if code:
                self.scanned.emit(code)
            return bool(code)
        text = event.text()
        if not text.isprintable() or not text or (text == " " and not self._code):
            return False
        self._code += text
        return True
