"""Counts and latency over the time."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from app.store.figures import STACK, Figures, Period
from app.ui.live.verdict_style import colours
from app.ui.statistics.panel import Panel
from app.ui.statistics.times import time_ticks
from app.ui.widgets.plot import Plot
from core.types import Verdict

MOST_TICKS = 8
LEAST_SHARE = 0.012
"""Of the chart's height: a single reject among hundreds must be seen."""


def count_ticks(highest: int) -> list[tuple[float, str]]:
    """Whole numbers, five at most above 0, at round steps."""
    steps = (step * 10**power for power in range(10) for step in (1, 2, 5))
    step = next(step for step in steps if 5 * step >= highest)
    return [(float(n), QLocale().toString(n)) for n in range(0, highest + 1, step)]


class CountsChart(Panel):
    """Stacked bars: one per hour, or per shift of a longer time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._plot = Plot(self)
        self._plot.setMinimumHeight(120)
        self.column.addWidget(self._plot, 1)
        self.bars: list[pg.BarGraphItem] = []
        self.periods: Sequence[Period] = ()

    def show_figures(self, figures: Figures) -> None:
        title = self.tr("Parts per hour") if figures.by_hour else self.tr("Parts per shift")
        self.title.setText(title)
        self.periods = figures.periods
        for bar in self.bars:
            self._plot.removeItem(bar)
        highest = max((period.tally.total for period in self.periods), default=1)
        seen = [0.0] * len(self.periods)
        self.bars = [self._stack(verdicts, seen, highest) for verdicts in STACK]
        ticks = time_ticks([period.since for period in self.periods], MOST_TICKS)
        self._plot.getAxis("bottom").setTicks([ticks])
        self._plot.getAxis("left").setTicks([count_ticks(highest)])
        top = max([float(highest), *seen])
        self._plot.setRange(
            xRange=(-0.6, max(3.6, len(self.periods) - 0.4)), yRange=(0, 1.05 * top), padding=0
        )

    def _stack(
        self, verdicts: Sequence[Verdict], seen: list[float], highest: int
    ) -> pg.BarGraphItem:
        """On top of what was ``seen``, which grows."""
        places, bottoms, heights = [], [], []
        for place, period in enumerate(self.periods):
            number = period.tally.of(*verdicts)
            if number:
                height = max(number, LEAST_SHARE * highest)
                places.append(place)
                bottoms.append(seen[place])
                heights.append(height)
                seen[place] += height
        bar = pg.BarGraphItem(
            x=places, y0=bottoms, height=heights, width=0.8,
            brush=self._fill(verdicts[0]), pen=pg.mkPen(None),
        )  # fmt: skip
        self._plot.addItem(bar)
        return bar

    def _fill(self, verdict: Verdict) -> QColor:
        """Good parts are grey as in the live view."""
        if verdict is Verdict.OK:
            return self.palette().color(QPalette.ColorRole.PlaceholderText)
        return colours(verdict, self.palette())[0]


class LatencyChart(Panel):
    """Median and 99th percentile of every hour; the latter dashed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Latency in ms: median, and dashed 99 %"))
        self._plot = Plot(self)
        self._plot.setMinimumHeight(100)
        self.column.addWidget(self._plot, 1)
        ink = self._plot.ink
        dashed = pg.mkPen(ink, width=2, style=Qt.PenStyle.DashLine)
        look = {"symbolBrush": ink, "symbolPen": None}
        self.median = self._plot.plot(pen=pg.mkPen(ink, width=2), symbol="o", symbolSize=6, **look)
        self.slow = self._plot.plot(pen=dashed, symbol="s", symbolSize=6, **look)

    def show_figures(self, figures: Figures) -> None:
        hours = [hour for hour in figures.hours if hour.latency is not None]
        medians = [hour.latency.median_ms for hour in hours if hour.latency is not None]
        slow = [hour.latency.p99_ms for hour in hours if hour.latency is not None]
        places = list(range(len(hours)))
        self.median.setData(places, medians)
        self.slow.setData(places, slow)
        ticks = time_ticks([hour.since for hour in hours], MOST_TICKS)
        self._plot.getAxis("bottom").setTicks([ticks])
        self._plot.setRange(
            xRange=(-0.6, max(3.6, len(hours) - 0.4)),
            yRange=(0, 1.15 * max(slow, default=1.0)),
            padding=0,
        )
