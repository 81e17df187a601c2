"""What to do first: demo, a product, a line, training, images, results."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.ui.first_window.card import Card


class StartView(QWidget):
    """Six cards; each only says that it was chosen."""

    demo_chosen = Signal()
    training_chosen = Signal()
    inspection_chosen = Signal()
    line_chosen = Signal()
    product_chosen = Signal()
    results_chosen = Signal()

    def __init__(self, resources: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icons = resources / "icons"
        title = QLabel(self.tr("What would you like to do?"), self)
        title.setObjectName("title")
        hint = QLabel(
            self.tr("Goodpart learns from good parts alone and finds what is different."), self
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        self.demo = Card(
            icons / "demo.svg",
            self.tr("Run the demo"),
            self.tr(
                "A simulated line makes parts, a model learns the good ones, "
                "then it inspects a mixed run. Takes a few minutes."
            ),
            self,
        )
        self.product = Card(
            icons / "product.svg",
            self.tr("Set up a product"),
            self.tr(
                "Step by step: camera, good parts, training, threshold, live. "
                "Later: retrain, tune, compare versions."
            ),
            self,
        )
        self.training = Card(
            icons / "train.svg",
            self.tr("Train on good parts"),
            self.tr("Choose a folder with images of good parts. 20 to 100 images are usual."),
            self,
        )
        self.inspection = Card(
            icons / "inspect.svg",
            self.tr("Inspect images"),
            self.tr("Choose a model and a folder of images: a verdict and an overlay for each."),
            self,
        )
        self.line = Card(
            icons / "line.svg",
            self.tr("Run a line"),
            self.tr("Choose a recipe: its camera, its model, a verdict for every part, live."),
            self,
        )
        self.results = Card(
            icons / "results.svg",
            self.tr("Look at results"),
            self.tr("Every part on record: find it again, see its picture, correct it, export."),
            self,
        )
        self.demo.clicked.connect(self.demo_chosen)
        self.training.clicked.connect(self.training_chosen)
        self.inspection.clicked.connect(self.inspection_chosen)
        self.line.clicked.connect(self.line_chosen)
        self.product.clicked.connect(self.product_chosen)
        self.results.clicked.connect(self.results_chosen)
        self._arrange(title, hint)

    def _arrange(self, title: QLabel, hint: QLabel) -> None:
        grid = QGridLayout()
        grid.setSpacing(20)
        for place, card in enumerate((self.demo, self.product, self.line)):
            grid.addWidget(card, 0, place)
        for place, card in enumerate((self.training, self.inspection, self.results)):
            grid.addWidget(card, 1, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 32, 40, 40)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(hint)
        column.addSpacing(12)
        column.addLayout(grid, 3)
        column.addStretch(1)
