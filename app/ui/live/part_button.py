"""One inspected part as a small picture with its verdict's shape."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.station.result import InspectionResult
from app.ui.live.picture import MapKind, draw
from app.ui.live.verdict_style import STYLES, colours, outline, verdict_text
from core.types import Verdict

SIDE_PX = 84
SIGN_PX = 28


class PartButton(QAbstractButton):
    """Tapped, it is enlarged. Framed in the verdict's colour unless the part is OK."""

    def __init__(self, result: InspectionResult, parent: QWidget) -> None:
        super().__init__(parent)
        self.result = result
        self._image = _thumbnail(result)
        self.setFixedSize(SIDE_PX, SIDE_PX)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name = self.tr("Part {0}: {1}").format(result.trigger, verdict_text(result.verdict))
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(SIDE_PX, SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.fillRect(box, self.palette().color(QPalette.ColorRole.AlternateBase))
        if self._image is not None:
            painter.drawImage(_inside(box, self._image), self._image)
        fill, ink = colours(self.result.verdict, self.palette())
        calm = self.result.verdict is Verdict.OK
        frame = self.palette().color(QPalette.ColorRole.PlaceholderText) if calm else fill
        painter.setPen(QPen(frame, 1 if calm else 4))
        painter.drawRect(box)
        sign = QRectF(0, 0, SIGN_PX, SIGN_PX)
        sign.moveBottomRight(box.bottomRight())
        painter.setPen(QPen(ink, 1))
        painter.setBrush(fill)
        painter.drawPath(outline(self.result.verdict, sign.adjusted(2, 2, -2, -2)))
        font = QFont(self.font())
        font.setPixelSize(14)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, STYLES[self.result.verdict].sign)
        painter.end()


def _thumbnail(result: InspectionResult) -> QImage | None:
    picture = draw(result, MapKind.COMBINED, 0.6, longest=2 * SIDE_PX)
    if picture is None:
        return None
    height, width = picture.shape[:2]
    # A copy: QImage does not keep the array alive.
    return QImage(picture.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _inside(box: QRectF, image: QImage) -> QRectF:
    scale = min(box.width() / image.width(), box.height() / image.height())
    fitted = QRectF(0, 0, image.width() * scale, image.height() * scale)
    fitted.moveCenter(box.center())
    return fitted
