"""The score against its threshold: a bar for this part, bars for the ones before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.station.result import InspectionResult
from app.ui.live.verdict_style import colours
from core.types import Verdict

SHOWN = 48
CEILING = 2.0
"""Of the threshold: the chart's upper end. Higher scores are cut there."""
HEAD_PX = 34
"""Score and threshold in words, which stay where there is no room for bars."""
BARS_PX = 24
"""Lower ones tell nothing."""


class ScoreChart(QWidget):
    """The threshold is a line in the middle, whatever its value: what matters is the distance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: Sequence[InspectionResult] = ()
        self._shown: InspectionResult | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(HEAD_PX)

    def show_results(
        self, recent: Sequence[InspectionResult], shown: InspectionResult | None
    ) -> None:
        """``recent`` oldest first; ``shown`` is the part in the view."""
        self._results, self._shown = tuple(recent)[-SHOWN:], shown
        self.setAccessibleName(self.text())
        self.update()

    def text(self) -> str:
        """Score and threshold in words."""
        result = self._shown
        if result is None or result.score is None or result.threshold is None:
            return self.tr("Score –")
        score, threshold = self.locale().toString, result.threshold
        return self.tr("Score {0} of {1}").format(
            score(result.score, "f", 3), score(threshold, "f", 3)
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, 140)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        head = QRectF(0, 0, self.width(), HEAD_PX)
        painter.setPen(self._colour(QPalette.ColorRole.Text))
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft, self.text())
        area = QRectF(0, HEAD_PX, self.width(), self.height() - HEAD_PX - 1)
        if area.height() >= BARS_PX:
            self._paint_chart(painter, area)
        painter.end()

    def _paint_chart(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, self._colour(QPalette.ColorRole.Base))
        self._paint_bars(painter, area)
        middle = area.bottom() - area.height() / CEILING
        painter.setPen(QPen(self._colour(QPalette.ColorRole.Text), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        step = area.width() / SHOWN
        first = SHOWN - len(self._results)
        for place, result in enumerate(self._results, start=first):
            share = _share(result)
            height = area.height() if share is None else area.height() * share
            bar = QRectF(area.left() + place * step + 1, 0, max(1.0, step - 2), max(3.0, height))
            bar.moveBottom(area.bottom())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._bar_colour(result, share is None))
            painter.drawRect(bar)
            if result is self._shown:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._colour(QPalette.ColorRole.Text), 2))
                painter.drawRect(bar)

    def _bar_colour(self, result: InspectionResult, empty: bool) -> QColor:
        if result.verdict is Verdict.OK:
            return self._colour(QPalette.ColorRole.PlaceholderText)
        colour = colours(result.verdict, self.palette())[0]
        colour.setAlpha(90 if empty else 255)  # a part without a score: present, not high
        return colour

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(20)
        font.setBold(True)
        return font


def _share(result: InspectionResult) -> float | None:
    """Of the chart's height, in [0, 1]; None without a score."""
    if result.score is None or not result.threshold:
        return None
    return min(1.0, max(0.0, result.score / result.threshold / CEILING))
