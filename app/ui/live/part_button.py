"""One inspected part as a small picture with its verdict's shape."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.station.result import InspectionResult
from app.ui.live.picture import MapKind, draw
from app.ui.live.verdict_style import colours, paint_mark, verdict_text
from app.ui.widgets.rgb_image import inside, qimage
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
            painter.drawImage(inside(box, self._image), self._image)
        fill, _ = colours(self.result.verdict, self.palette())
        calm = self.result.verdict is Verdict.OK
        frame = self.palette().color(QPalette.ColorRole.PlaceholderText) if calm else fill
        painter.setPen(QPen(frame, 1 if calm else 4))
        painter.drawRect(box)
        sign = QRectF(0, 0, SIGN_PX, SIGN_PX)
        sign.moveBottomRight(box.bottomRight())
        paint_mark(painter, sign, self.result.verdict, self.palette())
        painter.end()


def _thumbnail(result: InspectionResult) -> QImage | None:
    picture = draw(result, MapKind.COMBINED, 0.6, longest=2 * SIDE_PX)
    return None if picture is None else qimage(picture)
