"""Sharpness and brightness as an engineer turns the lens and the lamp."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from camera.setup.histogram import Histogram
from camera.setup.sharpness import SharpnessReading

ALARM = QColor("#c8102e")
CHANNELS = (QColor("#c8102e"), QColor("#2e8b57"), QColor("#2f6fb0"))
CLIPPED_SHARE = 0.005


class SharpnessBar(QWidget):
    """The present sharpness as a bar, a mark at the best one so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading: SharpnessReading | None = None
        self.setFixedHeight(56)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_reading(self, reading: SharpnessReading) -> None:
        self.reading = reading
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.fillRect(box, self.palette().color(QPalette.ColorRole.AlternateBase))
        if self.reading is not None:
            bar = QRectF(box)
            bar.setWidth(box.width() * self.reading.share)
            painter.fillRect(bar, self.palette().color(QPalette.ColorRole.Highlight))
            ink = self.palette().color(QPalette.ColorRole.Text)
            painter.setPen(QPen(ink, 4))
            painter.drawLine(box.topRight(), box.bottomRight())
        painter.setPen(QPen(quiet, 1))
        painter.drawRect(box)
        painter.end()


class HistogramView(QWidget):
    """Counts over brightness; an end is red where something is lost there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.histogram: Histogram | None = None
        self.setMinimumHeight(100)

    def show_histogram(self, histogram: Histogram) -> None:
        self.histogram = histogram
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.fillRect(box, self.palette().color(QPalette.ColorRole.AlternateBase))
        if self.histogram is not None:
            self._paint(painter, box, self.histogram)
        painter.end()

    def _paint(self, painter: QPainter, box: QRectF, histogram: Histogram) -> None:
        counts = np.sqrt(histogram.counts)  # small counts matter here: they are the outliers
        top = max(1.0, float(counts.max()))
        grey = [self.palette().color(QPalette.ColorRole.Text)]
        colours = CHANNELS if counts.shape[0] == len(CHANNELS) else grey
        step = box.width() / counts.shape[1]
        for channel, colour in zip(counts, colours, strict=False):
            painter.setPen(QPen(colour, max(1.0, step)))
            for index in np.flatnonzero(channel):
                x = box.left() + (index + 0.5) * step
                height = float(channel[index]) / top * (box.height() - 4)
                painter.drawLine(
                    QRectF(x, box.bottom() - height, 0, height).topLeft(),
                    QRectF(x, box.bottom(), 0, 0).topLeft(),
                )
        painter.setPen(Qt.PenStyle.NoPen)
        width = max(6.0, 3 * step)
        if histogram.clipped_dark > CLIPPED_SHARE:
            painter.fillRect(QRectF(box.left(), box.top(), width, box.height()), ALARM)
        if histogram.clipped_bright > CLIPPED_SHARE:
            painter.fillRect(QRectF(box.right() - width, box.top(), width, box.height()), ALARM)
