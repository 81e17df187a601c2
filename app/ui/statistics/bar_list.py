"""Causes under each other: words, a bar, a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

ROW_PX, BAR_PX = 44, 8
NUMBER_WIDTH_PX = 120


@dataclass(frozen=True, slots=True)
class Bar:
    """``together``: the share that it and those above make up, in [0, 1]; None without one."""

    text: str
    number: int
    together: float | None = None


class BarList(QWidget):
    """As many as there is room for; the first is the longest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Bar] = ()
        self.setObjectName("plain")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 2 * ROW_PX)

    def show_rows(self, rows: Sequence[Bar]) -> None:
        self.rows = tuple(rows)
        self.setAccessibleName("; ".join(f"{row.text}: {row.number}" for row in self.rows))
        self.setToolTip("\n".join(f"{row.number}  {row.text}" for row in self.rows))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, 5 * ROW_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        room = max(1, self.height() // ROW_PX)
        most = max((row.number for row in self.rows), default=1)
        for place, row in enumerate(self.rows[:room]):
            self._paint(painter, QRectF(0, place * ROW_PX, self.width(), ROW_PX), row, most)
        painter.end()

    def _paint(self, painter: QPainter, box: QRectF, row: Bar, most: int) -> None:
        font = QFont(self.font())
        font.setPixelSize(15)
        painter.setFont(font)
        words = box.adjusted(0, 4, -NUMBER_WIDTH_PX, -BAR_PX - 6)
        middle = Qt.AlignmentFlag.AlignVCenter
        text = painter.fontMetrics().elidedText(
            row.text, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.setPen(self._colour(QPalette.ColorRole.Text))
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, text)
        font.setBold(True)
        painter.setFont(font)
        numbers = box.adjusted(box.width() - NUMBER_WIDTH_PX, 4, 0, -BAR_PX - 6)
        painter.drawText(numbers, middle | Qt.AlignmentFlag.AlignRight, self._number(row))
        track = QRectF(box.left(), box.bottom() - BAR_PX - 4, box.width(), BAR_PX)
        painter.fillRect(track, self._colour(QPalette.ColorRole.AlternateBase))
        track.setWidth(max(3.0, track.width() * row.number / most))
        painter.fillRect(track, self._colour(QPalette.ColorRole.Highlight))

    def _number(self, row: Bar) -> str:
        number = self.locale().toString(row.number)
        if row.together is None:
            return number
        return f"{number}  ({self.locale().toString(100 * row.together, 'f', 0)} %)"

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)
