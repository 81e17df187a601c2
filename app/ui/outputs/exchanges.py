"""What became of the last parts at one output, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.outputs.snapshot import Delivery
from app.ui.outputs.texts import NONE, OutputTexts, clock_text
from app.ui.sentences import translated
from app.ui.widgets.finger import scroll_by_finger

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_PX = 44


class Column(IntEnum):
    TIME = 0
    PART = 1
    ANSWER = 2
    SENT = 3
    ACKNOWLEDGED = 4
    LATENCY = 5
    ATTEMPTS = 6
    PROBLEM = 7


WIDTHS_PX = {
    Column.TIME: 130,
    Column.PART: 64,
    Column.ANSWER: 136,
    Column.SENT: 136,
    Column.ACKNOWLEDGED: 130,
    Column.LATENCY: 60,
    Column.ATTEMPTS: 88,
}
NUMBERS = (Column.PART, Column.LATENCY, Column.ATTEMPTS)


class ExchangesModel(QAbstractTableModel):
    """Rows move down as others come, so that a selection stays at its part."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Delivery, ...] = ()
        self._texts = OutputTexts(self)
        self._names = {
            Column.TIME: self.tr("Time"),
            Column.PART: self.tr("Part"),
            Column.ANSWER: self.tr("Answer"),
            Column.SENT: self.tr("Verdict"),
            Column.ACKNOWLEDGED: self.tr("Acknowledged"),
            Column.LATENCY: self.tr("ms"),
            Column.ATTEMPTS: self.tr("Attempts"),
            Column.PROBLEM: self.tr("Problem"),
        }

    def show_deliveries(self, rows: Sequence[Delivery]) -> int:
        """Returns how many were inserted at the top; 0 where all are others."""
        now, before = tuple(rows), self._rows
        if now == before:
            return 0
        if not before or before[0] not in now:
            self.beginResetModel()
            self._rows = now
            self.endResetModel()
            return 0
        new = now.index(before[0])
        if new:
            self.beginInsertRows(NOWHERE, 0, new - 1)
            self._rows = now[:new] + before
            self.endInsertRows()
        if len(self._rows) > len(now):
            self.beginRemoveRows(NOWHERE, len(now), len(self._rows) - 1)
            self._rows = now
            self.endRemoveRows()
        self._rows = now
        return new

    def delivery(self, row: int) -> Delivery:
        return self._rows[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return self._names[Column(section)] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self._rows[index.row()], column)
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _text(self, row: Delivery, column: Column) -> str:
        latency = row.latency_ms
        return {
            Column.TIME: lambda: clock_text(row.sent_ns or row.decided_ns, exact=True),
            Column.PART: lambda: str(row.trigger),
            Column.ANSWER: lambda: self.tr("✓ Pass") if row.passes else self.tr("✕ Reject"),
            Column.SENT: lambda: self._texts.sent(row.sent) if row.sent_ns else NONE,
            Column.ACKNOWLEDGED: lambda: clock_text(row.acknowledged_ns, exact=True),
            Column.LATENCY: lambda: NONE if latency is None else _number(latency),
            Column.ATTEMPTS: lambda: str(row.attempts),
            Column.PROBLEM: lambda: f"▲ {translated(row.problem)}" if row.problem else "",
        }[column]()


class ExchangesTable(QTableView):
    """Stays at the rows that a person scrolled to while others come.

    ``problem_shown`` says what a chosen row may have no room for, "" where there is nothing.
    """

    problem_shown = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.exchanges = ExchangesModel(self)
        self.setModel(self.exchanges)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        scroll_by_finger(self)
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_PX)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        self.selectionModel().selectionChanged.connect(self._say)
        for column, width in WIDTHS_PX.items():
            self.setColumnWidth(column, width)

    def show_deliveries(self, rows: Sequence[Delivery]) -> None:
        """The newest first."""
        bar = self.verticalScrollBar()
        at = bar.value()
        new = self.exchanges.show_deliveries(rows)
        if new and at:
            self.updateGeometries()  # else the bar's end is still the one before the new rows
            bar.setValue(at + new * ROW_PX)

    def _say(self) -> None:
        chosen = self.selectionModel().selectedRows()
        row = self.exchanges.delivery(chosen[0].row()) if chosen else None
        text = ""
        if row is not None and row.problem:
            said = self.tr("Part {0}: {1}")
            text = said.format(row.trigger, translated(row.problem))
        self.problem_shown.emit(text)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _number(value: float) -> str:
    return QLocale().toString(value, "f", 1)
