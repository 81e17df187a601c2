"""The image with its heat map: zoom, pan, and what lies under the pointer."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

Rgb = NDArray[np.uint8]


class ImageView(QWidget):
    """Keeps the zoom while pictures of one size follow each other."""

    pointed = Signal(object)
    """(x, y) of the pointer as shares of the picture, None outside of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graphics = pg.GraphicsLayoutWidget(self)
        self._box = self._graphics.addViewBox(lockAspect=True, invertY=True, enableMenu=False)
        self._item = pg.ImageItem(axisOrder="row-major")
        self._box.addItem(self._item)
        self._shape: tuple[int, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._graphics)
        self.setMinimumSize(200, 160)
        self._graphics.scene().sigMouseMoved.connect(self._follow)
        self._graphics.setBackground(self.palette().color(QPalette.ColorRole.AlternateBase))

    def show_picture(self, picture: Rgb | None) -> None:
        """(H, W, 3) uint8; None clears the view."""
        if picture is None:
            self._item.clear()
            return
        self._item.setImage(picture, autoLevels=False)  # bytes go to the screen as they are
        if picture.shape != self._shape:
            self._shape = picture.shape
            self.fit()

    def fit(self) -> None:
        """The whole picture again."""
        self._box.autoRange(padding=0.01)

    @property
    def visible_share(self) -> float:
        """Of the picture's width, above 1 where there is room beside it; 0 without a picture."""
        if not self._shape:
            return 0.0
        (left, right), _ = self._box.viewRange()
        return float(right - left) / self._shape[1]

    def zoom(self, factor: float) -> None:
        """Closer for factors above 1, around the middle."""
        self._box.scaleBy((1 / factor, 1 / factor))

    def _follow(self, position: QPointF) -> None:
        if not self._shape:
            return
        point = self._box.mapSceneToView(position)
        x, y = point.x() / self._shape[1], point.y() / self._shape[0]
        self.pointed.emit((x, y) if 0 <= x < 1 and 0 <= y < 1 else None)
