"""Whether a training looks at large pictures in tiles."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

TILE_PX = 256
"""What the networks are made for."""
HEIGHT_PX = 48


class TilesChoice(QWidget):
    """Off until a person asks for it, and only there for sizes that are more than one tile."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered = False
        self.box = QCheckBox(self.tr("Look at it in tiles of {0} pixels").format(TILE_PX), self)
        self.box.setMinimumHeight(HEIGHT_PX)
        self.hint = QLabel(
            self.tr(
                "For defects of a few pixels: compare on bad parts. Every tile takes as long as a "
                "whole picture of {0} pixels, and no tile knows what lies in the others."
            ).format(TILE_PX),
            self,
        )
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addWidget(self.hint)
        self.box.toggled.connect(lambda on: self.changed.emit())
        self.offer(0)

    @property
    def chosen(self) -> bool:
        return self._offered and self.box.isChecked()

    def offer(self, side_px: int) -> None:
        """For pictures of that side. What a person has chosen comes back with a larger size."""
        self._offered = side_px > TILE_PX
        self.setVisible(self._offered)

    def words(self) -> tuple[str, ...]:
        """For the command; none where it is off or not offered."""
        return ("--tile", str(TILE_PX)) if self.chosen else ()
