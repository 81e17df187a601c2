"""A large button with a picture, a title and a sentence; made for fingers and for keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

ICON_PX = 64
MINIMUM_WIDTH_PX = 240
MINIMUM_HEIGHT_PX = 224
MAXIMUM_HEIGHT_PX = 320


class Card(QPushButton):
    """Clicked like any button; its texts are read out by screen readers."""

    def __init__(self, icon: Path, title: str, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setMinimumSize(MINIMUM_WIDTH_PX, MINIMUM_HEIGHT_PX)
        self.setMaximumHeight(MAXIMUM_HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        picture = _label("cardPicture", "")
        picture.setPixmap(QIcon(str(icon)).pixmap(ICON_PX, ICON_PX))
        for label in (picture, _label("cardTitle", title), _label("cardSentence", sentence)):
            column.addWidget(label)
        column.addStretch(1)


def _label(name: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
