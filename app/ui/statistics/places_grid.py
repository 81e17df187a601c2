"""Where on the part rejected parts differ: a grid over the inspected picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.store.figures import Places, cell_name

NAME_PX, NUMBER_PX, EDGE_PX = 13, 18, 18
FAINTEST, STRONGEST = 40, 255
"""Of the accent, in [0, 255]."""


class PlacesGrid(QWidget):
    """The stronger, the more; letters and rows name the cells as on a chessboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = Places(8, 6, 0, 0)
        self.setObjectName("plain")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 130)

    def show_places(self, places: Places) -> None:
        self._places = places
        ranked = places.ranked()[:5]
        self.setAccessibleName(", ".join(f"{cell_name(cell)}: {number}" for cell, number in ranked))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, 220)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        places, area = self._places, self._area()
        most = max(places.counts.values(), default=1)
        width, height = area.width() / places.columns, area.height() / places.rows
        for column in range(places.columns):
            for row in range(places.rows):
                corner = area.topLeft() + QPointF(column * width, row * height)
                number = places.counts.get((column, row), 0)
                self._paint_cell(painter, QRectF(corner, QSizeF(width, height)), number, most)
        self._paint_edges(painter, area, QSizeF(width, height))
        painter.end()

    def _area(self) -> QRectF:
        """As wide for its height as the picture is, in the middle."""
        room = QRectF(self.rect()).adjusted(EDGE_PX, EDGE_PX, -1, -1)
        shape = self._places.width_px / self._places.height_px if self._places.height_px else 4 / 3
        shape = min(2.2, max(1.0, shape))  # a narrow strip would leave no room for numbers
        width = min(room.width(), room.height() * shape)
        area = QRectF(0, 0, width, width / shape)
        area.moveCenter(room.center())
        return area

    def _paint_cell(self, painter: QPainter, box: QRectF, number: int, most: int) -> None:
        strength = FAINTEST + (STRONGEST - FAINTEST) * number / most if number else 0
        fill = QColor(self._colour(QPalette.ColorRole.Highlight))
        fill.setAlpha(round(strength))
        painter.fillRect(box, fill)
        painter.setPen(QPen(self._colour(QPalette.ColorRole.PlaceholderText), 0.5))
        painter.drawRect(box)
        if number:
            role = QPalette.ColorRole.HighlightedText if strength > 150 else QPalette.ColorRole.Text
            painter.setPen(self._colour(role))
            text = str(number)
            fitting = min(NUMBER_PX, box.height() * 0.6, box.width() * 1.3 / len(text))
            painter.setFont(self._font(max(8, round(fitting)), bold=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_edges(self, painter: QPainter, area: QRectF, cell: QSizeF) -> None:
        """Letters above, numbers on the left: together a cell's name."""
        painter.setPen(self._colour(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self._font(NAME_PX, bold=False))
        for column in range(self._places.columns):
            place = QPointF(area.left() + column * cell.width(), area.top() - EDGE_PX)
            box = QRectF(place, QSizeF(cell.width(), EDGE_PX))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell_name((column, 0))[:-1])
        for row in range(self._places.rows):
            place = QPointF(area.left() - EDGE_PX, area.top() + row * cell.height())
            box = QRectF(place, QSizeF(EDGE_PX, cell.height()))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(row + 1))

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)

    def _font(self, size_px: int, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size_px)
        font.setBold(bold)
        return font
