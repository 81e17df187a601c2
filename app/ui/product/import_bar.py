"""Capturing, and beside it the way in for pictures that lie in a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.library.entries import Label
from app.ui.capture.view import CaptureView
from app.ui.widgets.asking import ask_for_folder

Choose = Callable[[QWidget, str], Path | None]


class ImportBar(QWidget):
    """A bar above the capture view."""

    def __init__(
        self,
        capture: CaptureView,
        label: Label,
        take: Callable[[Path, Label], None],
        parent: QWidget,
        choose: Choose = ask_for_folder,
    ) -> None:
        super().__init__(parent)
        self.capture, self._label, self._take, self._choose = capture, label, take, choose
        self.hint = QLabel(self._hint(), self)
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.folder = QPushButton(self.tr("From a folder ..."), self)
        self.folder.setObjectName("action")
        self.folder.clicked.connect(self._ask)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 12, 16, 0)
        bar.setSpacing(16)
        bar.addWidget(self.hint, 1)
        bar.addWidget(self.folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(capture, 1)

    def _hint(self) -> str:
        if self._label is Label.BAD:
            return self.tr("A few bad parts show how much room there is. They are never learned.")
        return self.tr("Good parts as they come: every position and shade that is still good.")

    def _ask(self) -> None:
        folder = self._choose(self, self.folder.text())
        if folder is not None:
            self._take(folder, self._label)
