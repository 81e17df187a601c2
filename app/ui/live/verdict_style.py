"""How a verdict looks: shape, text and colour say the same, so that none of them is needed alone.

Grey until abnormal (ISA-101): OK has no colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)

from app.verdict_colours import AMBER, ORANGE, RED, VIOLET
from core.types import Verdict

WRONG = "▲ {0}"
"""What is told of a wrong verdict, beside the colour, for who does not see it."""


@dataclass(frozen=True, slots=True)
class VerdictStyle:
    """``fill`` is None where the theme's own grey is meant."""

    fill: str | None
    ink: str | None
    sign: str
    corners: int
    """Of the shape: 0 is a circle, 3 a triangle, 4 a diamond, 8 an octagon; -4 a square."""


STYLES = {
    Verdict.OK: VerdictStyle(None, None, "✓", 0),
    Verdict.NG: VerdictStyle(RED, "#ffffff", "✕", 8),
    Verdict.UNCERTAIN: VerdictStyle(AMBER, "#1c2126", "?", 3),
    Verdict.CANNOT_JUDGE: VerdictStyle(VIOLET, "#ffffff", "–", 4),
    Verdict.ERROR: VerdictStyle(RED, "#ffffff", "!", -4),
    Verdict.TIMEOUT: VerdictStyle(ORANGE, "#1c2126", "…", -4),
    Verdict.MISSED: VerdictStyle(ORANGE, "#1c2126", "∅", -4),
}


def wrong_verdict(is_good: bool) -> Verdict:
    """Which one is wrong for such a part. To be uncertain is not."""
    return Verdict.NG if is_good else Verdict.OK


def verdict_text(verdict: Verdict) -> str:
    """In the window's language."""
    translate = QCoreApplication.translate
    return {
        Verdict.OK: translate("Verdict", "OK"),
        Verdict.NG: translate("Verdict", "NG"),
        Verdict.UNCERTAIN: translate("Verdict", "Uncertain"),
        Verdict.CANNOT_JUDGE: translate("Verdict", "Cannot judge"),
        Verdict.ERROR: translate("Verdict", "Error"),
        Verdict.TIMEOUT: translate("Verdict", "Too late"),
        Verdict.MISSED: translate("Verdict", "Missed"),
    }[verdict]


def colours(verdict: Verdict, palette: QPalette) -> tuple[QColor, QColor]:
    """Fill and ink."""
    style = STYLES[verdict]
    fill = palette.color(QPalette.ColorRole.AlternateBase) if style.fill is None else style.fill
    ink = palette.color(QPalette.ColorRole.Text) if style.ink is None else style.ink
    return QColor(fill), QColor(ink)


def outline(verdict: Verdict, box: QRectF) -> QPainterPath:
    """The verdict's shape inside a square ``box``."""
    corners = STYLES[verdict].corners
    path = QPainterPath()
    if corners == 0:
        path.addEllipse(box)
    elif corners == -4:
        path.addRoundedRect(box, box.width() * 0.1, box.width() * 0.1)
    else:
        path.addPolygon(_polygon(corners, box))
        path.closeSubpath()
    return path


def paint_mark(painter: QPainter, box: QRectF, verdict: Verdict, palette: QPalette) -> None:
    """Shape and sign inside a square ``box``; the painter's font and pen are not kept."""
    fill, ink = colours(verdict, palette)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(fill)
    painter.drawPath(outline(verdict, box.adjusted(2, 2, -2, -2)))
    font = painter.font()
    font.setPixelSize(max(1, round(box.height() / 2)))
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, STYLES[verdict].sign)


def verdict_icon(verdict: Verdict, palette: QPalette, side_px: int) -> QIcon:
    """Its mark, for buttons."""
    picture = QPixmap(side_px, side_px)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, QRectF(0, 0, side_px, side_px), verdict, palette)
    painter.end()
    return QIcon(picture)


def _polygon(corners: int, box: QRectF) -> QPolygonF:
    turn = pi / 8 if corners == 8 else 0.0
    radius = box.width() / 2
    centre = box.center()
    if corners == 3:  # a triangle's centre lies low: fill the box
        left, right, top = box.bottomLeft(), box.bottomRight(), QPointF(centre.x(), box.top())
        return QPolygonF([top, right, left])
    angles = [turn + 2 * pi * i / corners - pi / 2 for i in range(corners)]
    return QPolygonF(
        [QPointF(centre.x() + radius * cos(a), centre.y() + radius * sin(a)) for a in angles]
    )
