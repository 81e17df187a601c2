"""Saying afterwards what a part really was."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.access.roles import Permission
from app.library.entries import Label
from app.ui.access.gate import Gate

HEIGHT_PX = 48


class CorrectionBar(QWidget):
    """``said``: the label and the reason. A reason is chosen or typed; without one nothing goes."""

    said = Signal(Label, str)

    def __init__(self, gate: Gate, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = QLabel(self.tr("Was the verdict wrong?"), self)
        self.title.setObjectName("sliderTitle")
        self.reason = QComboBox(self)
        self.reason.setEditable(True)
        self.reason.setMinimumHeight(HEIGHT_PX)
        self.reason.setAccessibleName(self.tr("Reason"))
        edit = self.reason.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("Reason: choose or type"))
        self.reason.addItems(
            [
                self.tr("Dirt or oil, no defect"),
                self.tr("Reflection or light"),
                self.tr("Within tolerance"),
                self.tr("Defect was missed"),
                self.tr("Not a part of this product"),
            ]
        )
        self.good = self._button(self.tr("It is good"), Label.GOOD)
        self.bad = self._button(self.tr("It is bad"), Label.BAD)
        for button in (self.good, self.bad):
            gate.mark(button, Permission.CORRECT)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setObjectName("reason")
        self._arrange()
        self.begin()

    def begin(self) -> None:
        """For the next part."""
        self.reason.setCurrentIndex(-1)
        self.reason.clearEditText()
        self.tell("")

    def tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _say(self, label: Label) -> None:
        reason = self.reason.currentText().strip()
        if reason:
            self.said.emit(label, reason)
        else:
            self.tell(self.tr("Choose or type a reason first."))
            self.reason.setFocus()

    def _button(self, text: str, label: Label) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        button.clicked.connect(lambda: self._say(label))
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.good)
        row.addWidget(self.bad)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.reason)
        column.addLayout(row)
        column.addWidget(self.message)
