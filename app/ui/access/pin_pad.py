"""Digits for fingers with gloves on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

KEY_PX = 84
_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "⌫", "0", "C")


class PinPad(QWidget):
    """Ten digits, one back, all back."""

    typed = Signal(str)
    one_back = Signal()
    all_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        for place, sign in enumerate(_KEYS):
            key = QPushButton(sign, self)
            key.setObjectName("padKey")
            key.setMinimumSize(KEY_PX, KEY_PX)
            key.setAutoDefault(False)
            key.clicked.connect(lambda checked, sign=sign: self._press(sign))
            self.keys[sign] = key
            grid.addWidget(key, place // 3, place % 3)
        self.keys["⌫"].setAccessibleName(self.tr("One back"))
        self.keys["C"].setAccessibleName(self.tr("All back"))

    def _press(self, sign: str) -> None:
        if sign.isdecimal():
            self.typed.emit(sign)
        elif sign == "C":
            self.all_back.emit()
        else:
            self.one_back.emit()
