"""The way to the outputs, and the lamp that tells whether all of them are well."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from app.outputs.snapshot import OutputSnapshot
from app.ui.outputs.texts import OutputTexts
from app.ui.widgets.lamp import set_lamp


class OutputsButton(QPushButton):
    """Grey while all are well; with a sign, a word and a colour where one is not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = OutputTexts(self)
        self.setObjectName("choice")
        self.show_outputs(())

    def show_outputs(self, outputs: Sequence[OutputSnapshot]) -> None:
        """As they are now."""
        set_lamp(self, *self._texts.summary(outputs))
