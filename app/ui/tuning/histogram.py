"""Scores of good and bad parts with the threshold between them."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.plot import Plot

BINS = 60
SPREAD = 2.5
"""Of the threshold: where the axis ends at least. Higher scores stand in its last bin."""
GOOD = QColor("#5b84a8")
BAD = QColor("#c8102e")


class ScoreHistogram(QWidget):
    """Good parts above the axis, bad ones below it, so that colour is not all that tells them.

    The threshold and both ends of the band can be dragged.
    """

    threshold_dragged = Signal(float)
    band_dragged = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot = Plot(self)
        ink = self._plot.ink
        self._plot.getAxis("left").setTicks([[]])
        self._good = pg.BarGraphItem(x=[0], height=[0], width=1, brush=GOOD, pen=pg.mkPen(None))
        self._bad = pg.BarGraphItem(x=[0], height=[0], width=1, brush=BAD, pen=pg.mkPen(None))
        self._zero = pg.InfiniteLine(0, angle=0, pen=pg.mkPen(ink))
        self._line = self._movable(ink, 4, Qt.PenStyle.SolidLine)
        self._edges = [self._movable(ink, 2, Qt.PenStyle.DashLine) for _ in range(2)]
        # Where bars are rare: good parts score low, bad ones high.
        self._names = [pg.TextItem(color=ink, anchor=place) for place in ((1, 0), (0, 1))]
        font = QFont(self.font())
        font.setPixelSize(16)
        for item in (self._good, self._bad, self._zero, self._line, *self._edges, *self._names):
            self._plot.addItem(item)
        for name in self._names:
            name.setFont(font)
        self._threshold, self._band = 0.0, 0.0
        self._top = 1.0
        self._line.sigDragged.connect(lambda line: self.threshold_dragged.emit(line.value()))
        for edge in self._edges:
            edge.sigDragged.connect(
                lambda line: self.band_dragged.emit(abs(line.value() - self._threshold))
            )
        self.setMinimumHeight(180)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)

    @property
    def span(self) -> tuple[float, float]:
        """Of the axis."""
        return 0.0, self._top

    def show_scores(
        self,
        good: NDArray[np.float32],
        bad: NDArray[np.float32] | None,
        threshold: float,
        band: float,
    ) -> None:
        """Counts as shares of each kind, so that few bad parts are seen beside many good ones.

        ``bad`` None: of those in ``good``, which a line inspected, nobody knows which are.
        """
        self._threshold, self._band = threshold, band
        self._fit(good, threshold)
        edges = np.linspace(0, self._top, BINS + 1)
        below = good[:0] if bad is None else bad
        for item, scores, sign in ((self._good, good, 1), (self._bad, below, -1)):
            counts, _ = np.histogram(np.clip(scores.astype(np.float64), 0, self._top), edges)
            share = counts / max(1, counts.max())
            item.setOpts(x=(edges[:-1] + edges[1:]) / 2, height=sign * share, width=edges[1] * 0.9)
        self._line.setValue(threshold)
        for edge, place in zip(self._edges, (threshold - band, threshold + band), strict=True):
            edge.setValue(place)
            edge.setVisible(band > 0)
        if bad is None:
            self._name(self.tr("Parts: {0}"), "", self.tr("Scores of parts: {0}"), len(good), 0)
        else:
            named = self.tr("Bad parts: {0}") if len(bad) else ""
            spoken = self.tr("Scores of good parts: {0}, of bad parts: {1}")
            self._name(self.tr("Good parts: {0}"), named, spoken, len(good), len(bad))

    def _fit(self, good: NDArray[np.float32], threshold: float) -> None:
        """The axis stays while the threshold moves, else the line would run away from the hand."""
        wanted = max(SPREAD * threshold, 1.2 * float(good.max(initial=0.0)), 1e-3)
        if not 0.5 * self._top <= wanted <= self._top:
            self._top = wanted
        self._plot.setRange(xRange=(0, self._top), yRange=(-1.05, 1.05), padding=0.01)

    def _name(self, first: str, second: str, spoken: str, good: int, bad: int) -> None:
        above, below = self._names
        above.setText(first.format(good))
        above.setPos(self._top, 1.05)
        below.setText(second.format(bad))
        below.setPos(0, -1.05)
        self.setAccessibleName(spoken.format(good, bad))

    def _movable(self, ink: QColor, width: int, style: Qt.PenStyle) -> pg.InfiniteLine:
        pen, hover = pg.mkPen(ink, width=width, style=style), pg.mkPen("#f0a500", width=width + 4)
        return pg.InfiniteLine(0, angle=90, movable=True, pen=pen, hoverPen=hover)
