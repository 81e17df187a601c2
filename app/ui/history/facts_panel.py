"""All facts of a part beside its picture."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.store.parts import PartRow
from app.ui.history.facts import Fact, PartFacts
from app.ui.sentences import translated


class FactsPanel(QScrollArea):
    """Names and values; they can be marked and copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts = PartFacts(self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setContentsMargins(0, 0, 8, 0)
        self.setWidget(self._text)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def text(self) -> str:
        return self._text.text()

    def show_part(self, row: PartRow, outputs: Sequence[str] = ()) -> None:
        """``outputs``: what was sent and acknowledged, a line each."""
        sections = [(self.tr("Facts"), self._facts.of(row))]
        if row.corrections:
            sections.insert(0, (self.tr("Corrected"), self._facts.corrections(row.corrections)))
        if outputs:
            told = [("", translated(line)) for line in outputs]
            sections.append((self.tr("Outputs"), told))
        rows = "".join(_section(title, facts, self._quiet()) for title, facts in sections)
        self._text.setText(f"<table>{rows}</table>")
        self.verticalScrollBar().setValue(0)

    def _quiet(self) -> str:
        """The theme's ink, weaker."""
        ink = self.palette().color(QPalette.ColorRole.Text)
        return f"rgba({ink.red()}, {ink.green()}, {ink.blue()}, 165)"


_HEAD = "font-weight: 600; padding-top: 8px"


def _section(title: str, facts: Sequence[Fact], quiet: str) -> str:
    cell = "padding: 4px 12px 4px 0"
    rows = "".join(
        f'<tr><td style="color: {quiet}; {cell}">{escape(name)}</td>'
        f'<td style="{cell}">{escape(value)}</td></tr>'
        if name
        else f'<tr><td colspan="2" style="{cell}">{escape(value)}</td></tr>'
        for name, value in facts
    )
    head = f'<tr><td colspan="2" style="{_HEAD}">{escape(title)}</td></tr>'
    return head + rows
