"""Which products learn the same model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.capture.coverage import NEEDED
from app.ui.product.product_model import OtherProduct

ROW_PX = 56


class PartnersDialog(QDialog):
    """``chosen`` are the folders of those with a mark, once accepted."""

    def __init__(
        self, own: str, others: Sequence[OtherProduct], chosen: Sequence[Path], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("One model for several products"))
        self.boxes = {other.folder: self._box(other, other.folder in chosen) for other in others}
        self.sentence = self._label(
            self.tr(
                "One model learns {0} and the products with a mark. Each of them gets it as a new "
                "version with a threshold of its own, and is brought live in its own window."
            ).format(own)
            if others
            else self.tr("There is no other product beside this one.")
        )
        self.take = self._button(self.tr("Learn together"))
        self.take.clicked.connect(self.accept)
        self.alone = self._button(self.tr("This product alone"))
        self.alone.clicked.connect(self._clear)
        self._arrange()
        self.resize(720, min(620, 240 + ROW_PX * max(1, len(others))))

    @property
    def chosen(self) -> tuple[Path, ...]:
        return tuple(folder for folder, box in self.boxes.items() if box.isChecked())

    def _clear(self) -> None:
        for box in self.boxes.values():
            box.setChecked(False)
        self.accept()

    def _box(self, other: OtherProduct, checked: bool) -> QCheckBox:
        enough = other.good >= NEEDED
        facts = (
            self.tr("{0}, good pictures: {1}").format(other.name, other.good)
            if enough
            else self.tr("{0}, good pictures: {1}, still needed: {2}").format(
                other.name, other.good, NEEDED - other.good
            )
        )
        box = QCheckBox(facts, self)
        box.setObjectName("large")
        box.setMinimumHeight(ROW_PX)
        box.setEnabled(enough)
        box.setChecked(checked and enough)
        return box

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName("hint")
        label.setWordWrap(True)
        return label

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        rows = QWidget(self)
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(0, 0, 0, 0)
        for box in self.boxes.values():
            inner.addWidget(box)
        inner.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(rows)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.alone)
        buttons.addStretch(1)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.sentence)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)


def ask_for_partners(
    parent: QWidget, own: str, others: Sequence[OtherProduct], chosen: Sequence[Path]
) -> tuple[Path, ...] | None:
    """None where the person leaves it as it was."""
    dialog = PartnersDialog(own, others, chosen, parent)
    try:
        return dialog.chosen if dialog.exec() else None
    finally:
        dialog.deleteLater()
