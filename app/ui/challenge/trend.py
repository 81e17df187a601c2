"""How far from the threshold the known parts lay, challenge after challenge."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.station.challenge_records import STORED_BAD, STORED_GOOD, ChallengeRecord
from app.ui.moments import brief_text
from app.ui.widgets.plot import Plot

SHOWN = 60
MARKS = (("#5b84a8", "o"), ("#c8102e", "t"), ("#f0a500", "s"), ("#7a4fb5", "d"), ("#2e8b57", "+"))


class TrendChart(QWidget):
    """A curve per known part, in per cent of the threshold; below zero its verdict was wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot = Plot(self)
        self._plot.name_axes("", self.tr("Margin in %"))
        self._legend = self._plot.addLegend(offset=(10, 10), labelTextColor=self._plot.ink)
        zero = pg.mkPen(self._plot.ink, width=2, style=Qt.PenStyle.DashLine)
        self._plot.addItem(pg.InfiniteLine(0, angle=0, pen=zero))
        self.curves: dict[str, pg.PlotDataItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)

    def show_records(self, records: Sequence[ChallengeRecord]) -> None:
        """Oldest first; the newest are shown."""
        shown = list(records)[-SHOWN:]
        for name in self.curves:
            self._plot.removeItem(self.curves[name])
        self.curves = {}
        for place, record in enumerate(shown):
            for outcome in record.outcomes:
                if outcome.margin is not None:
                    self._add(outcome.name, place, 100 * outcome.margin)
        self._leave_room(shown)
        self._label_times(shown)

    def _add(self, name: str, place: int, margin: float) -> None:
        if name not in self.curves:
            colour, symbol = MARKS[len(self.curves) % len(MARKS)]
            self.curves[name] = self._plot.plot(
                [], [], name=self._shown(name), pen=pg.mkPen(colour, width=2),
                symbol=symbol, symbolSize=10, symbolBrush=colour, symbolPen=None,
            )  # fmt: skip
        xs, ys = self.curves[name].getData()
        self.curves[name].setData(
            [*(() if xs is None else xs), place], [*(() if ys is None else ys), margin]
        )

    def _shown(self, name: str) -> str:
        """Of the pinned pictures the worst good and bad one are shown, see ``stored_parts``."""
        words = {STORED_GOOD: self.tr("pinned, good"), STORED_BAD: self.tr("pinned, bad")}
        return words.get(name, name)

    def _leave_room(self, shown: Sequence[ChallengeRecord]) -> None:
        """For the names above the curves."""
        self._legend.setColumnCount(max(1, len(self.curves)))
        found = [o.margin for record in shown for o in record.outcomes if o.margin is not None]
        low, high = min([0.0, *found]), max([0.1, *found])
        self._plot.setYRange(100 * (low - 0.1 * (high - low)), 100 * (high + 0.35 * (high - low)))

    def _label_times(self, shown: Sequence[ChallengeRecord]) -> None:
        if not shown:
            self._plot.getAxis("bottom").setTicks([[]])
            return
        every = max(1, len(shown) // 6)
        places = range(0, len(shown), every)
        ticks = [(p, brief_text(shown[p].at)) for p in places]
        self._plot.getAxis("bottom").setTicks([ticks])
        self._plot.setXRange(-0.5, max(4.5, len(shown) - 0.5), padding=0)
