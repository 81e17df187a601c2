"""A running command: phase, progress, time left, what it says, how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.commands import StepReport
from app.ui.run_view.texts import RunTexts

MAXIMUM_LINES = 2_000
"""Of the log in the view; a long run must not fill the memory."""


class RunView(QWidget):
    """Shows one run at a time. The signals are the operator's wishes."""

    stop_asked = Signal()
    left = Signal()
    line_asked = Signal(Path)
    """The operator wants to see the line of this recipe."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = RunTexts(self)
        self._place: Path | None = None
        self._recipe: Path | None = None
        self.title = self._label("title")
        self.state = self._label("hint")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)  # the state says more
        self.log = QPlainTextEdit(self)
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(MAXIMUM_LINES)
        self.summary = self._label("summary")
        self.stop_button = self._button(self.tr("Stop"))
        self.open_button = self._button(self.tr("Open the result"))
        self.line_button = self._button(self.tr("See the line live"))
        self.back_button = self._button(self.tr("Back"))
        self.stop_button.clicked.connect(self._ask_stop)
        self.open_button.clicked.connect(self._open)
        self.line_button.clicked.connect(self._ask_line)
        self.back_button.clicked.connect(self.left)
        self._arrange()

    def begin(self, title: str, place: Path) -> None:
        """A run of that title starts; its result will be at ``place``."""
        self._place, self._recipe = place, None
        self.title.setText(title)
        self.state.setText(self.tr("Starting ..."))
        self.summary.clear()
        self.log.clear()
        self.bar.setRange(0, 0)
        self._allow(running=True, result=False)

    def show_step(self, report: StepReport) -> None:
        """Move the bar and say how long it will take; once a stop was asked for, only the bar."""
        self.bar.setRange(0, report.steps)
        self.bar.setValue(report.step)
        if self.stop_button.isEnabled():
            self.state.setText(self._texts.step(report))

    def show_line(self, line: str) -> None:
        """Add a line that the command said."""
        self.log.appendPlainText(line)

    def end(self, code: int, result: Mapping[str, object]) -> None:
        """Say how it ended; ``result`` is the command's JSON object."""
        self.bar.setRange(0, 1)
        self.bar.setValue(1 if code == 0 else 0)
        self.state.setText(self._texts.ending(code))
        self.summary.setText(self._texts.summary(code, result))
        self._recipe = Path(str(result["recipe"])) if "recipe" in result else None
        self._allow(running=False, result=self._place is not None and self._place.exists())

    def _ask_stop(self) -> None:
        self.state.setText(self.tr("Stopping after this step ..."))
        self.stop_button.setEnabled(False)
        self.stop_asked.emit()

    def _open(self) -> None:
        if self._place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place)))

    def _ask_line(self) -> None:
        if self._recipe is not None:
            self.line_asked.emit(self._recipe)

    def _allow(self, running: bool, result: bool) -> None:
        self.stop_button.setEnabled(running)
        self.back_button.setEnabled(not running)
        self.open_button.setEnabled(result)
        self.line_button.setVisible(self._recipe is not None)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        return button

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.stop_button)
        buttons.addWidget(self.line_button)
        buttons.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 40)
        column.setSpacing(12)
        for widget in (self.title, self.state, self.bar, self.log, self.summary):
            column.addWidget(widget)
        column.setStretchFactor(self.log, 1)
        column.addLayout(buttons)
