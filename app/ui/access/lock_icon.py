"""A lock, drawn in the colour of a widget's text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

SIDE_PX = 48
"""Drawn larger than shown: it is scaled down, never up."""


def lock_icon(widget: QWidget) -> QIcon:
    """For the theme of now."""
    colour = widget.palette().color(QPalette.ColorRole.ButtonText)
    picture = QPixmap(SIDE_PX, SIDE_PX)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 5))
    painter.drawRoundedRect(QRectF(14, 5, 20, 30), 10, 10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(8, 21, 32, 24), 4, 4)
    painter.end()
    return QIcon(picture)
