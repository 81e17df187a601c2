"""How the losses fall."""

from __future__ import annotations

from collections.abc import Mapping

import pyqtgraph as pg
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.plot import Plot

PENS = ("#5b84a8", "#f0a500", "#7a4fb5", "#2e8b57")


class LossChart(QWidget):
    """A curve per loss over the steps, on a logarithmic axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot = Plot(self)
        self._plot.name_axes(self.tr("Step"), self.tr("Loss"))
        self._plot.setLogMode(y=True)
        self._plot.addLegend(offset=(-10, 10), labelTextColor=self._plot.ink)
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
