"""The control chart: where good parts drift before they are rejected."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from app.store.control_chart import ControlLimits
from app.store.figures import Trend, TrendPoint
from app.ui.statistics.panel import Panel
from app.ui.statistics.times import time_ticks
from app.ui.statistics.trend_texts import TrendTexts
from app.ui.widgets.plot import Plot
from app.verdict_colours import RED

MOST_TICKS = 8
MANY = 60
"""Points, from which on they are small."""
GROUND = 32
"""Opacity of what lies before the period, of 255."""
ROOM = 0.2
"""Above and below the values, of their spread."""


class TrendPanel(Panel):
    """One trend at a time. A broken rule is a triangle, and a sentence below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Trend of good parts"))
        self._texts = TrendTexts(self)
        self._trends: Sequence[Trend] = ()
        self.which = QComboBox(self)
        self.which.setMinimumHeight(48)
        self.which.setMinimumContentsLength(12)
        self.which.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.which.currentIndexChanged.connect(lambda index: self._show())
        self.head.addWidget(self.which, 3)
        self._plot = Plot(self)
        self._plot.setMinimumHeight(120)
        self.sentence = QLabel(self)
        self.sentence.setObjectName("caption")
        self.sentence.setWordWrap(True)
        self.column.addWidget(self._plot, 1)
        self.column.addWidget(self.sentence)
        self._items: list[pg.GraphicsObject] = []
        self.shown: Trend | None = None

    def show_trends(self, trends: Sequence[Trend]) -> None:
        """The same measure of the same stream stays chosen."""
        before = self.shown
        self._trends = trends
        streams = list(dict.fromkeys(trend.stream for trend in trends))
        self.which.blockSignals(True)
        self.which.clear()
        for trend in trends:
            self.which.addItem(self._texts.name(trend, streams))
        self.which.setCurrentIndex(_place(trends, before))
        self.which.blockSignals(False)
        self.which.setVisible(bool(trends))
        self._show()

    def _show(self) -> None:
        place = self.which.currentIndex()
        self.shown = self._trends[place] if 0 <= place < len(self._trends) else None
        for item in self._items:
            self._plot.removeItem(item)
        self._items = []
        if self.shown is None:
            self.sentence.setText(self.tr("No hour has enough OK parts for a mean."))
            self._plot.getAxis("bottom").setTicks([[]])
            return
        points, limits = self.shown.shown_points, self.shown.limits
        self._draw_ground(points)
        if limits is not None:
            self._draw_limits(limits)
        self._draw_points(points)
        self._fit(points, limits)
        self.sentence.setText(self._texts.sentence(self.shown))
        self.sentence.setObjectName("sliderTitle" if self.shown.broken else "caption")
        self.sentence.style().polish(self.sentence)

    def _draw_ground(self, points: Sequence[TrendPoint]) -> None:
        """Hours before the period lie on other ground."""
        before = sum(not point.in_period for point in points)
        if before:
            colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
            colour.setAlpha(GROUND)
            ground = pg.LinearRegionItem(
                (-0.5, before - 0.5), movable=False, brush=colour, pen=pg.mkPen(None)
            )
            ground.setZValue(-20)
            self._add(ground)

    def _draw_limits(self, limits: ControlLimits) -> None:
        names = (
            (limits.lower, self.tr("lower limit"), (0, 0)),
            (limits.centre, "", (0, 0)),
            (limits.upper, self.tr("upper limit"), (0, 1)),
        )
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for value, name, anchor in names:
            style = Qt.PenStyle.DashLine if name else Qt.PenStyle.SolidLine
            line = pg.InfiniteLine(value, angle=0, pen=pg.mkPen(quiet, width=2, style=style))
            self._add(line)
            if name:
                text = pg.TextItem(name, color=self._plot.ink, anchor=anchor)
                text.setPos(0, value)  # beside the ticks of the axis
                self._add(text)

    def _draw_points(self, points: Sequence[TrendPoint]) -> None:
        ink = self._plot.ink
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        places = list(range(len(points)))
        values = [point.value for point in points]
        self._add(pg.PlotDataItem(places, values, pen=pg.mkPen(ink, width=2)))
        size = 9 if len(points) <= MANY else 6
        groups: list[tuple[list[int], str, int, QColor]] = [
            ([n for n in places if not points[n].in_period], "o", 6, quiet),
            ([n for n in places if points[n].in_period and not points[n].broken], "o", size, ink),
            ([n for n in places if _is_broken(points[n])], "t1", 18, QColor(RED)),
        ]
        for chosen, symbol, side, colour in groups:
            self._add(
                pg.ScatterPlotItem(
                    x=chosen, y=[values[n] for n in chosen], symbol=symbol, size=side,
                    brush=colour, pen=pg.mkPen(None),
                )
            )  # fmt: skip

    def _fit(self, points: Sequence[TrendPoint], limits: ControlLimits | None) -> None:
        ends = [point.value for point in points]
        ends += [] if limits is None else [limits.lower, limits.upper]
        low, high = min(ends), max(ends)
        room = ROOM * (high - low) or 0.05 * abs(high) or 1.0
        self._plot.setRange(
            xRange=(-0.5, max(4.5, 1.02 * len(points))), yRange=(low - room, high + room), padding=0
        )
        ticks = time_ticks([point.since for point in points], MOST_TICKS)
        self._plot.getAxis("bottom").setTicks([ticks])

    def _add(self, item: pg.GraphicsObject) -> None:
        self._plot.addItem(item)
        self._items.append(item)


def _is_broken(point: TrendPoint) -> bool:
    return point.in_period and bool(point.broken)


def _place(trends: Sequence[Trend], before: Trend | None) -> int:
    """Of the one that was chosen; else of the first that is out of control: it must be seen."""
    for place, trend in enumerate(trends):
        if before is not None and (trend.stream, trend.measure) == (before.stream, before.measure):
            return place
    return next((place for place, trend in enumerate(trends) if trend.broken), 0)
