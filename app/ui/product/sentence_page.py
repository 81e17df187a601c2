"""A sentence instead of a page, and how what one waits for goes."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.commands import StepReport
from app.ui.product.commands import ProductCommands
from app.ui.run_view.texts import RunTexts


class SentencePage(QWidget):
    """``progress`` tells the steps of whatever command runs, and nothing once it has ended."""

    def __init__(self, commands: ProductCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = RunTexts(self)
        self.sentence = self._label("title")
        self.progress = self._label("hint")
        commands.progressed.connect(self._show_step)
        commands.changed.connect(self.progress.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 40)
        column.addWidget(self.sentence)
        column.addWidget(self.progress)
        column.addStretch(1)

    def _show_step(self, report: StepReport) -> None:
        self.progress.setText(self._texts.step(report))

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label
