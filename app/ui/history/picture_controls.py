"""Which of a part's pictures shows, and how close."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.store.parts import KeptPictures
from app.ui.history.part_picture import PictureKind, file_of

STEP = 1.5
"""Of the zoom per touch."""


class PictureControls(QWidget):
    chosen = Signal(PictureKind)
    zoomed = Signal(float)
    fit_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        names = {
            PictureKind.ORIGINAL: self.tr("Original"),
            PictureKind.HEAT_MAP: self.tr("Heat map"),
            PictureKind.OVERLAY: self.tr("Overlay"),
        }
        self.kinds = {kind: self._button(name) for kind, name in names.items()}
        for kind, button in self.kinds.items():
            button.setCheckable(True)
            self._group.addButton(button)
            button.clicked.connect(lambda checked, kind=kind: self.chosen.emit(kind))
        self.closer, self.wider = self._button("+"), self._button("−")
        self.closer.setAccessibleName(self.tr("Closer"))
        self.wider.setAccessibleName(self.tr("Wider"))
        self.whole = self._button(self.tr("Whole image"))
        self.closer.clicked.connect(lambda: self.zoomed.emit(STEP))
        self.wider.clicked.connect(lambda: self.zoomed.emit(1 / STEP))
        self.whole.clicked.connect(self.fit_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in self.kinds.values():
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.wider, self.closer, self.whole):
            button.setMinimumWidth(64)
            row.addWidget(button)

    def show_kept(self, kept: KeptPictures, shown: PictureKind | None) -> None:
        """Those that were kept can be chosen."""
        self._group.setExclusive(False)
        for kind, button in self.kinds.items():
            button.setEnabled(file_of(kept, kind) is not None)
            button.setChecked(kind is shown)
        self._group.setExclusive(True)
        for button in (self.closer, self.wider, self.whole):
            button.setEnabled(shown is not None)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        return button
