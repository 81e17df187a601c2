"""The list of parts as a table for fingers: high rows, more of them as one scrolls."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.history.part_delegate import PartDelegate
from app.ui.history.parts_model import NOWHERE, Column, PartsModel
from app.ui.history.thumbnails import Thumbnails
from app.ui.widgets.finger import scroll_by_finger

ROW_PX = 76
AHEAD = 3
"""Screens before the end at which the next page is asked for."""
WIDTHS_PX = {
    Column.PICTURE: 96,
    Column.TIME: 112,
    Column.VERDICT: 152,
    Column.SCORE: 84,
    Column.PART: 136,
    Column.LINE: 144,
}


class PartsTable(QTableView):
    """``opened`` tells which row was tapped, or chosen with Enter."""

    opened = Signal(int)

    def __init__(self, model: PartsModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(PartDelegate(thumbnails, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        scroll_by_finger(self)
        self._size_columns()
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        model.loaded.connect(self._look_ahead)
        thumbnails.arrived.connect(self.viewport().update)

    def _size_columns(self) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_PX)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        for column, width in WIDTHS_PX.items():
            self.setColumnWidth(column, width)

    def _look_ahead(self) -> None:
        """By the rows, not by the scroll bar, which learns of new ones only later."""
        screen = self.viewport().height()
        below = self.model().rowCount() * ROW_PX - self.verticalScrollBar().value() - screen
        if below < AHEAD * screen:
            self.model().fetchMore(NOWHERE)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
