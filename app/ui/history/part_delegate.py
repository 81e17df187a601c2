"""How a part looks in the list: its picture, and its verdict by shape, word and colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.store.parts import PartRow
from app.ui.history.parts_model import Column
from app.ui.history.thumbnails import Thumbnails
from app.ui.live.verdict_style import paint_mark, verdict_text
from app.ui.widgets.rgb_image import inside

MARK_PX = 34
GAP_PX = 10


class PartDelegate(QStyledItemDelegate):
    """Asks for pictures only of parts that are on the screen."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        row = index.data(Qt.ItemDataRole.UserRole)
        if index.column() == Column.PICTURE:
            self._paint_picture(painter, option, row)
        elif index.column() == Column.VERDICT:
            self._paint_verdict(painter, option, row)

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The verdict's word is for screen readers there: here it stands beside its mark."""
        super().initStyleOption(option, index)
        if index.column() == Column.VERDICT:
            option.text = ""

    def _paint_picture(self, painter: QPainter, option: QStyleOptionViewItem, row: PartRow) -> None:
        box = QRectF(option.rect).adjusted(4, 4, -4, -4)
        image = self._thumbnails.image(row)
        painter.save()
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(inside(box, image), image)
        elif self._thumbnails.is_missing(row):
            painter.setPen(option.palette.color(_ink(option, QPalette.ColorRole.PlaceholderText)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–")
        painter.restore()

    def _paint_verdict(self, painter: QPainter, option: QStyleOptionViewItem, row: PartRow) -> None:
        box = QRectF(option.rect)
        mark = QRectF(box.left() + GAP_PX, 0, MARK_PX, MARK_PX)
        mark.moveTop(box.center().y() - MARK_PX / 2)
        painter.save()
        paint_mark(painter, mark, row.verdict, option.palette)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(_ink(option)))
        words = box.adjusted(2 * GAP_PX + MARK_PX, 0, -GAP_PX, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, left, verdict_text(row.verdict))
        painter.restore()


def _ink(
    option: QStyleOptionViewItem, unchosen: QPalette.ColorRole = QPalette.ColorRole.Text
) -> QPalette.ColorRole:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    return QPalette.ColorRole.HighlightedText if chosen else unchosen
