"""Stands for what the present person may not see to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.access.roles import Permission
from app.ui.access.gate import Gate
from app.ui.access.texts import AccessTexts


class LockPage(QWidget):
    """A sentence and the way in."""

    def __init__(self, gate: Gate, permission: Permission, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("This window is locked"), self)
        title.setObjectName("title")
        self.sentence = QLabel(AccessTexts(self).who_may(permission), self)
        self.sentence.setObjectName("hint")
        self.button = QPushButton(self.tr("Log in"), self)
        self.button.setObjectName("primary")
        self.button.clicked.connect(
            lambda checked: gate.ask(permission, lambda: None, self.window())
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 40)
        column.setSpacing(16)
        column.addStretch(1)
        for widget in (title, self.sentence, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
