"""Which verdicts good and bad parts get."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.live.verdict_style import WRONG, colours, verdict_text, wrong_verdict
from core.scoring.what_if import Outcome, Sides
from core.types import Verdict

VERDICTS = (Verdict.OK, Verdict.UNCERTAIN, Verdict.NG)


class CountTable(QWidget):
    """Two rows of three counts; a wrong verdict that happens has a sign and its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for column, verdict in enumerate(VERDICTS, start=1):
            grid.addWidget(self._label(verdict_text(verdict), "counterName"), 0, column)
        self.cells: dict[tuple[bool, Verdict], QLabel] = {}
        self.names: dict[bool, QLabel] = {}
        for row, is_good in enumerate((True, False), start=1):
            self.names[is_good] = self._label("", "counterName")
            grid.addWidget(self.names[is_good], row, 0)
            for column, verdict in enumerate(VERDICTS, start=1):
                self.cells[is_good, verdict] = self._label("–", "counter")
                grid.addWidget(self.cells[is_good, verdict], row, column)

    def show_line(self, draft: Sides | None, applied: Sides | None) -> None:
        """What a line's parts get, and what they got: nobody knows which verdict is wrong.

        None where that can't be told.
        """
        self._name(self.tr("Draft"), self.tr("As it is"))
        for row, sides in ((True, draft), (False, applied)):
            for verdict in VERDICTS:
                count = "–" if sides is None else str(_count(sides, verdict))
                self.cells[row, verdict].setText(count)
                self.cells[row, verdict].setStyleSheet("")

    def show_outcome(self, outcome: Outcome) -> None:
        """What labelled pictures get."""
        self._name(self.tr("Good parts"), self.tr("Bad parts"))
        for is_good, sides in ((True, outcome.good), (False, outcome.bad)):
            wrong = wrong_verdict(is_good)
            for verdict in VERDICTS:
                count = _count(sides, verdict)
                cell = self.cells[is_good, verdict]
                bad = verdict is wrong and count > 0
                cell.setText(WRONG.format(count) if bad else str(count))
                fill, ink = colours(Verdict.NG, self.palette())
                sheet = f"background: {fill.name()}; color: {ink.name()}; border-radius: 6px;"
                cell.setStyleSheet(sheet if bad else "")

    def _name(self, first: str, second: str) -> None:
        self.names[True].setText(first)
        self.names[False].setText(second)

    def _label(self, text: str, name: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label


def _count(sides: Sides, verdict: Verdict) -> int:
    return {Verdict.OK: sides.ok, Verdict.UNCERTAIN: sides.uncertain, Verdict.NG: sides.ng}[verdict]
