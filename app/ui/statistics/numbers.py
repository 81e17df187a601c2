"""Yield and counts, to be read from afar; their marks name the colours of the charts."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from app.store.figures import LOST, Figures
from app.ui.latency import latency_text
from app.ui.live.verdict_style import verdict_icon, verdict_text
from core.types import Verdict

MARK_PX = 22
SHOWN = (Verdict.OK, Verdict.NG, Verdict.UNCERTAIN, Verdict.CANNOT_JUDGE, Verdict.MISSED)
"""The last stands for all that nobody judged in time."""


class BigNumbers(QFrame):
    """A small name over a large number, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tile")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 16, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._marks: dict[Verdict, QLabel] = {}
        self.values: dict[str, QLabel] = {}
        self._add("yield", self.tr("Yield"))
        self._add("total", self.tr("Inspected"))
        for verdict in SHOWN:
            name = self.tr("Missed, late") if verdict in LOST else verdict_text(verdict)
            self._add(str(verdict), name, verdict)
        self._add("latency", self.tr("Latency (99 %)"))
        self._paint_marks()

    def show_figures(self, figures: Figures) -> None:
        tally, latency, number = figures.tally, figures.latency, self.locale().toString
        share = tally.yield_rate
        texts = {
            "yield": "–" if share is None else number(100 * share, "f", 2) + " %",
            "total": number(tally.total),
            "latency": "–",
        }
        for verdict in SHOWN:
            counted = LOST if verdict in LOST else (verdict,)
            texts[str(verdict)] = number(tally.of(*counted))
        if latency is not None:
            texts["latency"] = latency_text(latency.median_ms, latency.p99_ms)
        for key, text in texts.items():
            self.values[key].setText(text)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Marks are drawn in the theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_marks"):
            self._paint_marks()

    def _paint_marks(self) -> None:
        for verdict, label in self._marks.items():
            icon = verdict_icon(verdict, self.palette(), MARK_PX)
            label.setPixmap(icon.pixmap(MARK_PX, MARK_PX))

    def _add(self, key: str, name: str, verdict: Verdict | None = None) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        if verdict is not None:
            self._marks[verdict] = QLabel(self)
            head.addWidget(self._marks[verdict])
        title = QLabel(name, self)
        title.setObjectName("counterName")
        head.addWidget(title)
        head.addStretch(1)
        value = QLabel("–", self)
        value.setObjectName("title" if key == "yield" else "counter")
        value.setAccessibleName(name)
        column = len(self.values)
        self._grid.addLayout(head, 0, column)
        self._grid.addWidget(value, 1, column)
        self._grid.setColumnStretch(column, 1)
        self.values[key] = value
