"""The camera's picture with what helps to set it up: grid, ghost, region."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

Rgb = NDArray[np.uint8]
Corners = tuple[tuple[float, float], ...]
LINES = 4
"""The grid divides each side into so many fields: halves and quarters."""
GHOST_OPACITY = 0.45
SMALLEST_PX = 16


class Preview(QWidget):
    """Shows pictures of (height, width) ``size`` pixels, perhaps shrunk; the region is in pixels.

    ``region_changed`` when the operator let go of the frame.
    """

    region_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graphics = pg.GraphicsLayoutWidget(self)
        self._graphics.setBackground(self.palette().color(QPalette.ColorRole.AlternateBase))
        self._box = self._graphics.addViewBox(lockAspect=True, invertY=True, enableMenu=False)
        self._picture = pg.ImageItem(axisOrder="row-major")
        self._ghost = pg.ImageItem(axisOrder="row-major", opacity=GHOST_OPACITY)
        self._roi = pg.RectROI((0, 0), (1, 1), pen=pg.mkPen("#f0a500", width=3))
        self._roi.handleSize = 12
        for handle in self._roi.getHandles():
            handle.menu.setParent(self, handle.menu.windowFlags())  # it would outlive the view
        self._grid: list[pg.InfiniteLine] = []
        self._masks: list[pg.PolyLineROI] = []
        for item in (self._picture, self._ghost, self._roi):
            self._box.addItem(item)
        self._ghost.hide()
        self._roi.hide()
        self._roi.sigRegionChangeFinished.connect(lambda roi: self.region_changed.emit())
        self._size = (0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._graphics)

    def show_picture(self, picture: Rgb, size: tuple[int, int]) -> None:
        """(h, w, 3) uint8 of a camera's picture of ``size`` (height, width)."""
        whole = QRectF(0, 0, size[1], size[0])
        self._picture.setImage(picture, autoLevels=False, levels=(0, 255), rect=whole)
        if size != self._size:
            self._size = size
            self._roi.maxBounds = whole
            self._draw_grid()
            self._box.setRange(whole, padding=0.01)

    def show_ghost(self, picture: Rgb | None) -> None:
        """The reference over the live picture; None takes it away."""
        self._ghost.setVisible(picture is not None)
        if picture is not None:
            whole = QRectF(0, 0, self._size[1], self._size[0])
            self._ghost.setImage(picture, autoLevels=False, levels=(0, 255), rect=whole)

    def show_grid(self, visible: bool) -> None:
        for line in self._grid:
            line.setVisible(visible)

    def show_region(self, region: tuple[int, int, int, int] | None) -> None:
        """(x, y, width, height) in pixels; None takes the frame away."""
        self._roi.setVisible(region is not None)
        if region is not None:
            self._roi.setPos(region[:2], update=False)
            self._roi.setSize(region[2:])

    def add_mask(self, corners: Corners | None = None) -> None:
        """A polygon to drag; a click on its edge adds a corner. None: a square in the middle."""
        if corners is None:
            height, width = self._size
            x, y, side = width / 2, height / 2, min(width, height) / 8
            corners = ((x - side, y - side), (x + side, y - side), (x + side, y + side))
            corners = (*corners, (x - side, y + side))
        mask = pg.PolyLineROI(list(corners), closed=True, pen=pg.mkPen("#7a4fb5", width=3))
        for handle in mask.getHandles():
            if handle.menu is not None:
                handle.menu.setParent(self, handle.menu.windowFlags())
        self._box.addItem(mask)
        self._masks.append(mask)

    def clear_masks(self) -> None:
        for mask in self._masks:
            self._box.removeItem(mask)
        self._masks = []

    @property
    def masks(self) -> tuple[Corners, ...]:
        """Corners (x, y) in pixels, as the person left them."""
        return tuple(self._corners(mask) for mask in self._masks)

    def _corners(self, mask: pg.PolyLineROI) -> Corners:
        points = (mask.mapToParent(place) for _, place in mask.getLocalHandlePositions())
        return tuple((round(point.x(), 1), round(point.y(), 1)) for point in points)

    @property
    def region(self) -> tuple[int, int, int, int] | None:
        """As the operator left it, inside the picture; None where there is no frame."""
        if not self._roi.isVisible() or not all(self._size):
            return None
        (x, y), (width, height) = self._roi.pos(), self._roi.size()
        left = min(max(0, round(x)), self._size[1] - SMALLEST_PX)
        top = min(max(0, round(y)), self._size[0] - SMALLEST_PX)
        width = min(max(SMALLEST_PX, round(width)), self._size[1] - left)
        height = min(max(SMALLEST_PX, round(height)), self._size[0] - top)
        return left, top, width, height

    def _draw_grid(self) -> None:
        visible = bool(self._grid) and self._grid[0].isVisible()
        for line in self._grid:
            self._box.removeItem(line)
        self._grid = []
        for index in range(1, LINES):
            for angle, side in ((90, self._size[1]), (0, self._size[0])):
                line = pg.InfiniteLine(side * index / LINES, angle, pen=pg.mkPen("#f0a50090"))
                line.setVisible(visible)
                self._box.addItem(line)
                self._grid.append(line)
