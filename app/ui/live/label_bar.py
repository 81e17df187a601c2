"""Saying that a verdict was wrong, at the line."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.library.entries import Label
from app.station.result import InspectionResult
from app.ui.sentences import translated
from core.errors import GoodpartError


class TakesLabels(Protocol):
    """Where labels of a line go."""

    def say(self, result: InspectionResult, label: Label) -> None:
        """Raises GoodpartError: full disk."""


class LabelBar(QWidget):
    """Shown while a part is held; one touch says what it is."""

    labelled = Signal()

    def __init__(self, labels: TakesLabels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = labels
        self._result: InspectionResult | None = None
        self._said: dict[int, Label] = {}
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.good = self._button(self.tr("It is good"), Label.GOOD)
        self.bad = self._button(self.tr("It is bad"), Label.BAD)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.good)
        row.addWidget(self.bad)
        self.show_result(None)

    def show_result(self, result: InspectionResult | None) -> None:
        """A held part with a picture; None hides the bar."""
        if result is not None and result is self._result:
            return
        self._result = result
        visible = result is not None and result.image is not None
        self.setVisible(visible)
        if result is None or not visible:
            return
        said = self._said.get(result.trigger)
        self.text.setText(self._thanks(said) if said else self.tr("Was the verdict wrong?"))
        for button in (self.good, self.bad):
            button.setEnabled(said is None)

    def _say(self, label: Label) -> None:
        result = self._result
        if result is None:
            return
        try:
            self._labels.say(result, label)
        except GoodpartError as error:
            self.text.setText(translated(str(error)))
            return
        self._said[result.trigger] = label
        self._result = None
        self.show_result(result)
        self.labelled.emit()

    def _thanks(self, label: Label) -> str:
        if label is Label.GOOD:
            return self.tr("Noted: it is good. An engineer will look at it.")
        return self.tr("Noted: it is bad. An engineer will look at it.")

    def _button(self, text: str, label: Label) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        button.clicked.connect(lambda checked: self._say(label))
        return button
