"""The history: a list of parts, and one of them large."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.store.parts import PartRow
from app.ui.access.gate import Gate
from app.ui.background import Background
from app.ui.history.list_page import ListPage
from app.ui.history.part_view import PartView
from app.ui.history.parts_model import NOWHERE
from app.ui.history.sources import HistorySources

AHEAD = 20
"""Parts before the last one that is here at which the next page is asked for."""


class HistoryView(QWidget):
    """Looks when it is first shown. ``shut_down`` before the application goes."""

    def __init__(
        self, sources: HistorySources, folder: Path, gate: Gate, parent: QWidget | None = None
    ) -> None:
        """``folder``: where exports are proposed."""
        super().__init__(parent)
        names = ("history pages", "history sums", "history thumbnails", "history part")
        self._threads = [Background(name, self) for name in names]
        pages, sums, thumbnails, large = self._threads
        self.list = ListPage(sources, pages, sums, thumbnails, folder, gate, self)
        self.part = PartView(sources, large, gate, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.part)
        self._place = -1
        self._has_looked = False
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._stack)
        self.list.opened.connect(self.open_part)
        self.list.model.loaded.connect(self._allow_steps)
        self.list.model.modelReset.connect(self._follow)
        self.part.left.connect(self.show_list)
        self.part.stepped.connect(lambda step: self.open_part(self._place + step))
        self.part.corrected.connect(self.list.model.replace)

    @property
    def is_waiting(self) -> bool:
        """Whether something is still being read."""
        return any(thread.is_waited_for for thread in self._threads)

    @property
    def is_large(self) -> bool:
        """Whether one part shows instead of the list."""
        return self._stack.currentWidget() is self.part

    def open_part(self, place: int) -> None:
        """Show the part at that place of the list; nothing happens beyond its ends."""
        rows = self.list.model.rows
        if not 0 <= place < len(rows):
            return
        self._place = place
        self._show(rows[place])
        self._stack.setCurrentWidget(self.part)
        self.part.setFocus()
        if place >= len(rows) - AHEAD:
            self.list.model.fetchMore(NOWHERE)

    def show_list(self) -> None:
        """With the part that was large chosen."""
        self._stack.setCurrentWidget(self.list)
        self.list.table.selectRow(self._place)
        self.list.table.setFocus()

    def shut_down(self) -> None:
        """Ends an export and waits for what is being read."""
        self.list.shut_down()
        for thread in self._threads:
            thread.shut_down()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if not self._has_looked:
            self._has_looked = True
            self.list.table.setFocus()
            self.list.look()

    def _show(self, row: PartRow) -> None:
        self.part.show_part(row)
        self._allow_steps()

    def _allow_steps(self) -> None:
        last = len(self.list.model.rows) - 1
        self.part.allow_steps(newer=self._place > 0, older=self._place < last)

    def _follow(self) -> None:
        """The list is another one: the large part keeps its place in it, if it has one."""
        row = self.part.row
        rows = self.list.model.rows
        places = [n for n, other in enumerate(rows) if row is not None and other.id == row.id]
        self._place = places[0] if places else -1
