"""The verdict, large enough for two metres: shape, text and colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.station.snapshot import LineState
from app.ui.live.line_model import LineModel
from app.ui.live.verdict_style import STYLES, colours, outline, verdict_text
from app.verdict_colours import RED
from camera.types import ConnectionState
from core.types import Verdict

HEIGHT_PX = 132
MARGIN_PX = 16
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class VerdictBanner(QWidget):
    """Shows one verdict; nothing before the first part."""

    def __init__(self, parent: QWidget | None = None, height: int = HEIGHT_PX) -> None:
        super().__init__(parent)
        self._verdict: Verdict | None = None
        self._text = ""
        self._is_alarm = False
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(round(height * 0.7))
        self.setMaximumHeight(height)

    @property
    def verdict(self) -> Verdict | None:
        """What is shown; None while no verdict is."""
        return self._verdict

    def show_model(self, model: LineModel) -> None:
        """The verdict of the shown part; where the line does not inspect, why it shows none.

        An OK must not stay on the screen while nothing is inspected.
        """
        shown = model.shown
        verdict = shown.verdict if shown is not None and model.is_current else None
        text = self._idle_text(model) if verdict is None else verdict_text(verdict)
        if (verdict, text) == (self._verdict, self._text):
            return
        self._verdict, self._text = verdict, text
        self._is_alarm = verdict is None and _needs_somebody(model)
        self.setAccessibleName(text)
        self.update()

    def _idle_text(self, model: LineModel) -> str:
        if model.snapshot.state is LineState.FAILED:
            return self.tr("Line failed")
        if model.snapshot.camera is ConnectionState.LOST:
            return self.tr("Camera lost")
        if model.snapshot.state is LineState.RUNNING:
            return self.tr("No part yet")
        return self.tr("Not inspecting")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._verdict is None:
            self._paint_empty(painter, box)
        else:
            self._paint_verdict(painter, box, self._verdict)
        painter.end()

    def _paint_empty(self, painter: QPainter, box: QRectF) -> None:
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(quiet, 1))
        painter.setBrush(QColor(RED) if self._is_alarm else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(QColor("#ffffff") if self._is_alarm else quiet)
        painter.setFont(self._fitting(self._text, box.width() - 2 * MARGIN_PX, self._height * 0.3))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)

    def _paint_verdict(self, painter: QPainter, box: QRectF, verdict: Verdict) -> None:
        fill, ink = colours(verdict, self.palette())
        painter.setBrush(fill)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1))
        painter.drawRoundedRect(box, 10, 10)
        side = box.height() - 2 * MARGIN_PX
        sign = QRectF(box.left() + MARGIN_PX, box.top() + MARGIN_PX, side, side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, max(3.0, side / 16)))
        painter.drawPath(outline(verdict, sign))
        painter.setFont(self._font(side * 0.58, True))
        low = side * 0.18 if verdict is Verdict.UNCERTAIN else 0  # a triangle is wide at its foot
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(sign.translated(0, low), centre, STYLES[verdict].sign)
        words = QRectF(sign.right() + MARGIN_PX, box.top(), 0, box.height())
        words.setRight(box.right() - MARGIN_PX)
        painter.setFont(self._fitting(self._text, words.width(), side * 0.62))
        painter.drawText(words, LEFT, self._text)

    def _font(self, pixels: float, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(10, round(pixels)))
        font.setBold(bold)
        return font

    def _fitting(self, text: str, width: float, pixels: float) -> QFont:
        """The largest font up to ``pixels`` in which a long German word still fits."""
        font = self._font(pixels, True)
        needed = QFontMetrics(font).horizontalAdvance(text)
        return font if needed <= width else self._font(pixels * width / needed, True)


def _needs_somebody(model: LineModel) -> bool:
    failed = model.snapshot.state is LineState.FAILED
    return failed or model.snapshot.camera is ConnectionState.LOST
