"""One output to touch: name, kind, how it is, and what waits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.outputs.snapshot import OutputSnapshot
from app.ui.outputs.texts import OutputTexts
from app.ui.widgets.fitted_label import FittedLabel
from app.ui.widgets.lamp import set_lamp

CARD_HEIGHT_PX = 124


class OutputCard(QPushButton):
    """Checked while its signals and exchanges show."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = OutputTexts(self)
        self.setObjectName("output")
        self.setCheckable(True)
        self.setFixedHeight(CARD_HEIGHT_PX)
        # A long name gives way to the lamp; the head of the right side shows it whole.
        self.name = FittedLabel(self)
        self._name(self.name, "sliderTitle")
        self.kind = self._label("facts")
        self.lamp = self._label("state")
        self.counts = self._label("facts")
        self.counts.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.lamp)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.kind)
        column.addWidget(self.counts)

    def show_output(self, output: OutputSnapshot) -> None:
        """As it is now."""
        number = self.locale().toString
        set_lamp(self.lamp, *self._texts.lamp(output))
        counts = self.tr("{0} waiting · {1} delivered · {2} given up").format(
            number(output.waiting), number(output.delivered), number(output.given_up)
        )
        self.name.show_text(output.name)
        for label, text in ((self.kind, self._texts.kind(output.kind)), (self.counts, counts)):
            if label.text() != text:
                label.setText(text)
        self.setAccessibleName(f"{output.name} {self.lamp.text()}")

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        self._name(label, name)
        return label

    def _name(self, label: QLabel, name: str) -> None:
        label.setObjectName(name)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
