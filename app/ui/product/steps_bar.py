"""The way from good parts to a live model, at the left of the pages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.product.product_model import ProductModel, Step

WIDTH_PX = 200


class StepsBar(QWidget):
    """A button per page; a mark says what is done."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH_PX)
        self.name = QLabel(name, self)
        self.name.setObjectName("lineTitle")
        self.name.setWordWrap(True)
        self.facts = QLabel(self)
        self.facts.setObjectName("facts")
        self.facts.setWordWrap(True)
        self.buttons: dict[Step, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 0, 12)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        for step in Step:
            button = QPushButton(self)
            button.setObjectName("step")
            button.setCheckable(True)
            button.clicked.connect(lambda checked, step=step: self.chosen.emit(step))
            self.buttons[step] = button
            column.addWidget(button)
        column.addStretch(1)

    def show_model(self, model: ProductModel, current: Step) -> None:
        titles = {
            Step.CAMERA: self.tr("Camera"),
            Step.CAPTURE: self.tr("Good parts"),
            Step.REVIEW: self.tr("Review"),
            Step.BAD: self.tr("Bad parts"),
            Step.TRAIN: self.tr("Train"),
            Step.JUDGE: self.tr("Judge, tune"),
            Step.LIVE: self.tr("Go live"),
            Step.CHALLENGE: self.tr("Challenge"),
            Step.VERDICTS: self.tr("From the line"),
            Step.MODELS: self.tr("Models"),
        }
        for step, button in self.buttons.items():
            # Both are as wide as each other, so that titles stand in line.
            mark = "✓" if model.is_done(step) else "○"
            button.setText(f"{mark}  {titles[step]}")
            button.setChecked(step is current)
        live = self.tr("version {0} live").format(model.live) if model.live else self.tr("not live")
        live = live.replace(" ", "\N{NO-BREAK SPACE}")  # it stands in one line or the next
        self.facts.setText(self.tr("{0} good, {1} bad, {2}").format(model.good, model.bad, live))
