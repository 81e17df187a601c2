"""The window of results: the history, and further pages that it is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.access.bar import AccessBar
from app.ui.access.gate import Gate
from app.ui.history.sources import HistorySources
from app.ui.history.view import HistoryView

Page = tuple[str, QWidget]
"""Its title on the tab, and what it shows."""


class ResultsWindow(QMainWindow):
    """Who made the further pages shuts them down."""

    def __init__(
        self,
        sources: HistorySources,
        resources: Path,
        folder: Path,
        gate: Gate,
        pages: Sequence[Page] = (),
    ) -> None:
        """``folder``: where exports are proposed."""
        super().__init__()
        self.gate = gate
        gate.setParent(self)
        self.setMenuWidget(AccessBar(gate, self))
        self.setWindowTitle(self.tr("Goodpart: results"))
        self.setWindowIcon(QIcon(str(resources / "icons" / "goodpart.svg")))
        self.history = HistoryView(sources, folder, gate, self)
        self._stack = QStackedWidget(self)
        self._tabs = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(16, 0, 16, 0)
        self._row.setSpacing(0)
        for title, page in ((self.tr("History"), self.history), *pages):
            self._add(title, page)
        self._row.addStretch(1)
        self._arrange(several=bool(pages))
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, self._toggle_full_screen)
        self.resize(1280, 800)
        self.show_page(0)

    @property
    def tabs(self) -> list[QPushButton]:
        return [button for button in self._tabs.buttons() if isinstance(button, QPushButton)]

    @property
    def page(self) -> QWidget | None:
        """The one that shows."""
        return self._stack.currentWidget()

    def show_page(self, place: int) -> None:
        """0 is the history."""
        self.tabs[place].setChecked(True)
        self._stack.setCurrentIndex(place)

    def shut_down(self) -> None:
        """Call before the application goes."""
        self.gate.shut_down()
        self.history.shut_down()

    def _add(self, title: str, page: QWidget) -> None:
        button = QPushButton(title, self)
        button.setObjectName("tab")
        button.setCheckable(True)
        self._tabs.addButton(button, self._stack.addWidget(page))
        button.clicked.connect(lambda: self._stack.setCurrentWidget(page))
        self._row.addWidget(button)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _arrange(self, *, several: bool) -> None:
        for button in self.tabs:
            button.setVisible(several)  # one page needs no tab
        central = QWidget(self)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(central)
