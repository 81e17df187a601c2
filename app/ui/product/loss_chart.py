"""How the losses fall."""

from __future__ import annotations

from collections.abc import Mapping

import pyqtgraph as pg
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

PENS = ("#5b84a8", "#f0a500", "#7a4fb5", "#2e8b57")


class LossChart(QWidget):
    """A curve per loss over the steps, on a logarithmic axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot = pg.PlotWidget(self)
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setBackground(self.palette().color(QPalette.ColorRole.Base))
        ink = self.palette().color(QPalette.ColorRole.Text)
        for name in ("bottom", "left"):
            self._plot.getAxis(name).setPen(pg.mkPen(ink))
            self._plot.getAxis(name).setTextPen(pg.mkPen(ink))
        self._plot.setLabel("bottom", self.tr("Step"), color=ink.name())
        self._plot.setLabel("left", self.tr("Loss"), color=ink.name())
        self._plot.setLogMode(y=True)
        self._plot.addLegend(offset=(-10, 10), labelTextColor=ink)
        self._points: dict[str, tuple[list[int], list[float]]] = {}
        self._curves: dict[str, pg.PlotDataItem] = {}
        self.setMinimumHeight(140)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)

    @property
    def points(self) -> Mapping[str, tuple[list[int], list[float]]]:
        """Steps and values by loss."""
        return self._points

    def add(self, step: int, losses: Mapping[str, float]) -> None:
        for name, value in losses.items():
            if name not in self._curves:
                pen = pg.mkPen(PENS[len(self._curves) % len(PENS)], width=2)
                self._points[name] = ([], [])
                self._curves[name] = self._plot.plot([], [], pen=pen, name=name)
            steps, values = self._points[name]
            if value > 0:
                steps.append(step)
                values.append(value)
            self._curves[name].setData(steps, values)

    def clear(self) -> None:
        for curve in self._curves.values():
            self._plot.removeItem(curve)
        self._points, self._curves = {}, {}
