"""Where and why parts were rejected, or not judged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.store.figures import Figures, Kind, cell_name
from app.ui.live.verdict_style import verdict_text
from app.ui.sentences import translated
from app.ui.statistics.bar_list import Bar, BarList
from app.ui.statistics.panel import Panel
from app.ui.statistics.places_grid import PlacesGrid
from core.types import Verdict


class CausesPanel(Panel):
    """Two pages: the places of NG parts, and kinds and reasons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Causes"))
        self.grid, self.places, self.reasons = PlacesGrid(self), BarList(self), BarList(self)
        self.without = QLabel(self)
        self.without.setObjectName("caption")
        self._pages = QStackedWidget(self)
        self._group = QButtonGroup(self)
        self.where = self._choice(self.tr("Where (NG)"), 0)
        self.why = self._choice(self.tr("Why"), 1)
        self.where.setChecked(True)
        self._group.idClicked.connect(self._pages.setCurrentIndex)
        self._pages.setObjectName("plain")
        self._pages.addWidget(self._where_page())
        self._pages.addWidget(self.reasons)
        self.column.addWidget(self._pages, 1)

    def show_figures(self, figures: Figures) -> None:
        self.grid.show_places(figures.places)
        ranked = [(cell_name(cell), number) for cell, number in figures.places.ranked()]
        self.places.show_rows(_bars(ranked))
        self.reasons.show_rows(_bars(self._causes(figures), with_share=False))
        texts = [self.tr("In brackets: share together with those above.")] if ranked else []
        if figures.places.without:
            text = self.tr("NG parts without a marked region: {0}.")
            texts.append(text.format(self.locale().toString(figures.places.without)))
        self.without.setText(" ".join(texts))

    def _causes(self, figures: Figures) -> list[tuple[str, int]]:
        """The most frequent first, whatever kind they are."""
        ng = verdict_text(Verdict.NG)
        kinds = {
            Kind.SURFACE: self.tr("surface"),
            Kind.LAYOUT: self.tr("layout or missing part"),
            Kind.BOTH: self.tr("model with one map"),
            Kind.NO_SCORE: self.tr("without a score"),
        }
        rows = [(f"{ng}: {kinds[kind]}", number) for kind, number in figures.kinds.items()]
        rows += [
            (f"{verdict_text(reason.verdict)}: {translated(reason.text)}", reason.number)
            for reason in figures.reasons
        ]
        return sorted(rows, key=lambda row: -row[1])

    def _where_page(self) -> QWidget:
        page = QWidget(self)
        page.setObjectName("plain")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.grid, 3)
        row.addWidget(self.places, 2)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row, 1)
        column.addWidget(self.without)
        return page

    def _choice(self, text: str, page: int) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        button.setCheckable(True)
        self._group.addButton(button, page)
        self.head.addWidget(button)
        return button


def _bars(rows: Sequence[tuple[str, int]], *, with_share: bool = True) -> list[Bar]:
    total, seen, bars = sum(number for _, number in rows), 0, []
    for text, number in rows:
        seen += number
        bars.append(Bar(text, number, seen / total if with_share else None))
    return bars
