"""The list of parts: a page at a time, as far as somebody scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import partial

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.store.parts import PartFilter, PartRow
from app.ui.background import Background
from app.ui.history.facts import label_text, number_text
from app.ui.history.sources import PartsOnRecord
from app.ui.live.verdict_style import verdict_text
from app.ui.moments import date_text, time_text
from core.errors import GoodpartError

PAGE = 200
CHANNEL = "parts"
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Column(IntEnum):
    PICTURE = 0
    TIME = 1
    VERDICT = 2
    SCORE = 3
    PART = 4
    LINE = 5
    LABEL = 6


class PartsModel(QAbstractTableModel):
    """The newest part first. What was shown stays until the answer to a new question is there."""

    loaded = Signal()
    """A page came."""
    failed = Signal(GoodpartError)

    def __init__(
        self, record: PartsOnRecord, background: Background, parent: QObject, page: int = PAGE
    ) -> None:
        super().__init__(parent)
        self._record, self._background, self._page = record, background, page
        self._wanted = PartFilter()
        self._rows: list[PartRow] = []
        self._more = False
        self._names = {
            Column.PICTURE: self.tr("Picture"),
            Column.TIME: self.tr("Time"),
            Column.VERDICT: self.tr("Verdict"),
            Column.SCORE: self.tr("Score"),
            Column.PART: self.tr("Part"),
            Column.LINE: self.tr("Line and recipe"),
            Column.LABEL: self.tr("Corrected"),
        }

    @property
    def rows(self) -> Sequence[PartRow]:
        """Those that are here; ``canFetchMore`` says whether there are others."""
        return self._rows

    @property
    def has_all(self) -> bool:
        return not self._more

    def look_for(self, wanted: PartFilter) -> None:
        """Ask for the newest parts of that kind."""
        self._wanted = wanted
        work = partial(self._record.page, wanted, None, self._page)
        self._background.submit(CHANNEL, work, self._begin, self._fail)

    def replace(self, row: PartRow) -> None:
        """Show the part as it is on record now."""
        for place, old in enumerate(self._rows):
            if old.id == row.id:
                self._rows[place] = row
                ends = self.index(place, 0), self.index(place, len(Column) - 1)
                self.dataChanged.emit(*ends)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        return self._more and not self._background.is_busy(CHANNEL)

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        if self.canFetchMore(parent):
            work = partial(self._record.page, self._wanted, self._rows[-1].cursor, self._page)
            self._background.submit(CHANNEL, work, self._go_on, self._fail)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        shown = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._names[Column(section)] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == Column.SCORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _begin(self, rows: list[PartRow]) -> None:
        self.beginResetModel()
        self._rows, self._more = rows, len(rows) == self._page
        self.endResetModel()
        self.loaded.emit()

    def _go_on(self, rows: list[PartRow]) -> None:
        self._more = len(rows) == self._page
        if rows:
            first = len(self._rows)
            self.beginInsertRows(NOWHERE, first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        self.loaded.emit()

    def _fail(self, error: GoodpartError) -> None:
        self._more = False
        self.failed.emit(error)


def _text(row: PartRow, column: Column) -> str:
    """Two lines where that saves a column."""
    texts = {
        Column.TIME: f"{date_text(row.decided_at)}\n{time_text(row.decided_at)}",
        Column.VERDICT: verdict_text(row.verdict),
        Column.SCORE: number_text(row.score),
        Column.PART: "\n".join(text for text in (row.serial, str(row.trigger)) if text),
        Column.LINE: f"{row.line}\n{row.recipe}",
        Column.LABEL: label_text(row),
    }
    return texts.get(column, "")
