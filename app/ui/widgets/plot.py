"""What all diagrams share: the theme's colours, no context menu, nothing to zoom by accident."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget


class _LocalAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Numbers with the locale's decimal mark."""

    def tickStrings(  # noqa: N802 - pyqtgraph's name
        self, values: Sequence[float], scale: float, spacing: float
    ) -> list[str]:
        mark = QLocale().decimalPoint()
        found: list[str] = super().tickStrings(values, scale, spacing)
        return [text.replace(".", mark) for text in found]


class Plot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Axes below and on the left, in the ink of the theme.

    Above there is room for half a label: that of a tick at the very top is seen whole.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            viewBox=pg.ViewBox(enableMenu=False, enableMouse=False),
            axisItems={name: _LocalAxis(name) for name in ("bottom", "left")},
        )
        menu = self.plotItem.ctrlMenu  # pyqtgraph leaves it without an owner
        menu.setParent(self, menu.windowFlags())
        self.plotItem.layout.setContentsMargins(1, self.fontMetrics().height() // 2 + 1, 1, 1)
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
