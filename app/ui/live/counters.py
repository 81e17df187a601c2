"""Counts, yield, rate and latency of a line."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.station.snapshot import LineSnapshot
from app.ui.latency import latency_text
from core.types import Verdict

LATE = (Verdict.TIMEOUT, Verdict.MISSED, Verdict.ERROR)


class Counters(QWidget):
    """Three columns of a small name over a large number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        names = {
            "inspected": self.tr("Inspected"),
            "ok": self.tr("OK"),
            "ng": self.tr("NG"),
            "uncertain": self.tr("Uncertain"),
            "cannot": self.tr("Cannot judge"),
            "lost": self.tr("Missed, late"),
            "yield": self.tr("Yield"),
            "rate": self.tr("Parts per minute"),
            "latency": self.tr("Latency (99 %)"),
        }
        self.values = {key: self._add(key, name) for key, name in names.items()}

    def show_snapshot(self, snapshot: LineSnapshot) -> None:
        """Numbers in the window's language."""
        counts, number = snapshot.counts, self.locale().toString
        lost = sum(counts.get(v, 0) for v in LATE)
        share = snapshot.yield_rate
        texts = {
            "inspected": number(snapshot.triggers),
            "ok": number(counts.get(Verdict.OK, 0)),
            "ng": number(counts.get(Verdict.NG, 0)),
            "uncertain": number(counts.get(Verdict.UNCERTAIN, 0)),
            "cannot": number(counts.get(Verdict.CANNOT_JUDGE, 0)),
            "lost": number(lost),
            "yield": "–" if share is None else number(share * 100, "f", 1) + " %",
            "rate": number(snapshot.rate_per_s * 60, "f", 0),
            "latency": latency_text(snapshot.latency_median_ms, snapshot.latency_p99_ms),
        }
        for key, text in texts.items():
            if self.values[key].text() != text:
                self.values[key].setText(text)

    def _add(self, key: str, name: str) -> QLabel:
        place = self._grid.count() // 2
        row, column = 2 * (place // 3), place % 3
        title, value = QLabel(name, self), QLabel("–", self)
        title.setObjectName("counterName")
        title.setWordWrap(True)
        value.setObjectName("counter")
        value.setAccessibleName(name)
        self._grid.addWidget(title, row, column)
        self._grid.addWidget(value, row + 1, column)
        self._grid.setColumnStretch(column, 1)
        return value
