"""What all diagrams share: the theme's colours, no context menu, nothing to zoom by accident."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget


class Plot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Axes below and on the left, in the ink of the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, viewBox=pg.ViewBox(enableMenu=False, enableMouse=False))
        menu = self.plotItem.ctrlMenu  # pyqtgraph leaves it without an owner
        menu.setParent(self, menu.windowFlags())
        self.hideButtons()
        self.setBackground(self.palette().color(QPalette.ColorRole.Base))
        for name in ("bottom", "left"):
            self.getAxis(name).setPen(pg.mkPen(self.ink))
            self.getAxis(name).setTextPen(pg.mkPen(self.ink))

    @property
    def ink(self) -> QColor:
        return QColor(self.palette().color(QPalette.ColorRole.Text))

    def name_axes(self, bottom: str, left: str) -> None:
        self.setLabel("bottom", bottom, color=self.ink.name())
        self.setLabel("left", left, color=self.ink.name())
