"""The parts that are looked for, beside what is looked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.access.gate import Gate
from app.ui.background import Background
from app.ui.history.export import Export
from app.ui.history.export_bar import ExportBar
from app.ui.history.filter_bar import WIDTH_PX, FilterBar
from app.ui.history.parts_model import PartsModel
from app.ui.history.parts_table import PartsTable
from app.ui.history.sources import HistorySources, PartsOnRecord
from app.ui.history.thumbnails import Thumbnails
from app.ui.live.verdict_style import verdict_text
from app.ui.sentences import translated
from core.errors import GoodpartError
from core.types import Verdict

SCROLL_BAR_PX = 32


class ListPage(QWidget):
    """``pages`` reads what is shown, ``sums`` what may take longer over many parts."""

    opened = Signal(int)

    def __init__(
        self,
        sources: HistorySources,
        pages: Background,
        sums: Background,
        thumbnails: Background,
        folder: Path,
        gate: Gate,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._sources, self._pages, self._sums = sources, pages, sums
        self.model = PartsModel(sources.record, pages, self)
        self.thumbnails = Thumbnails(sources.pictures, thumbnails, self)
        self.filter = FilterBar(sources.shift_starts, self)
        self.table = PartsTable(self.model, self.thumbnails, self)
        self.counts, self.message = QLabel(self), QLabel(self)
        self.counts.setObjectName("sliderTitle")
        self.counts.setWordWrap(True)
        # What the sums say takes the room that is left and never asks for more.
        self.counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.message.setObjectName("reason")
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = self._button(self.tr("Refresh"))
        self.export = Export(sources.record, sources.pictures, gate.audit, self)
        self.exports = ExportBar(self.export, self.filter.wanted, folder, gate, self)
        self.exports.offer_images(sources.pictures is not None)
        self._connect()
        self._arrange()

    def look(self) -> None:
        """Ask for the newest parts of what is looked for."""
        wanted = self.filter.wanted()
        self.counts.setText(self.tr("Looking ..."))
        self.exports.show_total(None)
        self.model.look_for(wanted)
        record = self._sources.record
        self._sums.submit("counts", partial(record.counts, wanted), self._count, self._fail)
        self._sums.submit("names", partial(_names, record), self._offer, self._fail)

    def shut_down(self) -> None:
        self.export.shut_down()

    def _loaded(self) -> None:
        self._tell("" if self.model.rows else self.tr("No part like this is on record."))

    def _fail(self, error: GoodpartError) -> None:
        """What is shown stays, with the sentence over it."""
        self.counts.clear()
        self._tell(translated(str(error)))

    def _tell(self, sentence: str) -> None:
        """Over the list, or in its place where it is empty."""
        is_empty = not self.model.rows
        high = QSizePolicy.Policy.Expanding if is_empty else QSizePolicy.Policy.Maximum
        self.message.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.table.setVisible(not is_empty)

    def _count(self, counts: Mapping[Verdict, int]) -> None:
        total = sum(counts.values())
        self.exports.show_total(total)
        number = self.locale().toString
        parts = [self.tr("Parts {0}").format(number(total))]
        parts += [f"{verdict_text(v)} {number(counts[v])}" for v in Verdict if counts.get(v)]
        # A number stays beside its word where the line is broken.
        self.counts.setText("  ·  ".join(part.replace(" ", "\u00a0") for part in parts))

    def _offer(self, names: tuple[list[str], list[str]]) -> None:
        self.filter.offer(*names)

    def _connect(self) -> None:
        self.filter.changed.connect(self.look)
        self.again.clicked.connect(self.look)
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._fail)
        self.table.opened.connect(self.opened)
        QShortcut(QKeySequence(Qt.Key.Key_F5), self, self.look)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        return button

    def _arrange(self) -> None:
        looked_for = QScrollArea(self)
        looked_for.setWidget(self.filter)
        looked_for.setWidgetResizable(True)
        looked_for.setFixedWidth(WIDTH_PX + SCROLL_BAR_PX)
        looked_for.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.addWidget(self.counts, 1)
        head.addWidget(self.again)
        found = QVBoxLayout()
        found.setSpacing(10)
        found.addLayout(head)
        found.addWidget(self.message)
        found.addWidget(self.table, 1)
        found.addWidget(self.exports)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(looked_for)
        row.addLayout(found, 1)


def _names(record: PartsOnRecord) -> tuple[list[str], list[str]]:
    return list(record.lines()), list(record.recipes())
