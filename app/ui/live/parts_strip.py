"""The last parts: rejected ones stay in front until an operator has seen them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.station.result import InspectionResult
from app.ui.live.part_button import SIDE_PX, PartButton

SPACING_PX = 8


class PartsStrip(QWidget):
    """``chosen`` tells which part was tapped, ``seen`` that all pinned ones were."""

    chosen = Signal(object)
    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[tuple[bool, int], PartButton] = {}
        self.seen_button = QPushButton(self.tr("Seen"), self)
        self.seen_button.setObjectName("action")
        self.seen_button.clicked.connect(self.seen)
        self._caption = QLabel(self.tr("Rejected"), self)
        self._caption.setObjectName("counterName")
        self._border = QFrame(self)
        self._border.setFrameShape(QFrame.Shape.VLine)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACING_PX)
        self.setMinimumHeight(SIDE_PX + 4)
        self._row.addStretch(1)
        for widget in (self._caption, self.seen_button, self._border):
            widget.hide()  # until a part was rejected

    @property
    def buttons(self) -> tuple[PartButton, ...]:
        """From left to right: pinned ones first."""
        return tuple(self._buttons.values())

    def show_results(
        self, pinned: Sequence[InspectionResult], recent: Sequence[InspectionResult]
    ) -> None:
        """Newest first, as many as fit; the pinned ones have at most half of the width."""
        room = max(2, (self.width() - 240) // (SIDE_PX + SPACING_PX))
        front = list(reversed(pinned))[: room // 2]
        rest = list(reversed(recent))[: room - len(front)]
        keys = [(True, r.trigger) for r in front] + [(False, r.trigger) for r in rest]
        for key, result in zip(keys, [*front, *rest], strict=True):
            if key in self._buttons:
                self._buttons[key].result = result  # it may have let go of its picture
        if list(self._buttons) == keys:
            return
        made = {
            key: self._buttons.pop(key) if key in self._buttons else self._make(result)
            for key, result in zip(keys, [*front, *rest], strict=True)
        }
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = made
        self._arrange(len(front))

    def _make(self, result: InspectionResult) -> PartButton:
        button = PartButton(result, self)
        button.clicked.connect(lambda: self.chosen.emit(button.result))
        return button

    def _arrange(self, pinned: int) -> None:
        while self._row.count():
            self._row.takeAt(0)
        fixed = (self._caption, self.seen_button, self._border)
        for widget in fixed:
            widget.setVisible(pinned > 0)
        buttons = list(self._buttons.values())
        if pinned:
            self._row.addWidget(self._caption)
            for button in buttons[:pinned]:
                self._row.addWidget(button)
            self._row.addWidget(self.seen_button)
            self._row.addWidget(self._border)
        for button in buttons[pinned:]:
            self._row.addWidget(button)
        for button in buttons:
            button.show()
        self._row.addStretch(1)
