"""Which verdicts good and bad parts get."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.live.verdict_style import colours, verdict_text
from core.scoring.what_if import Outcome, Sides
from core.types import Verdict

VERDICTS = (Verdict.OK, Verdict.UNCERTAIN, Verdict.NG)


class CountTable(QWidget):
    """Two rows of three counts; a wrong verdict that happens has its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for column, verdict in enumerate(VERDICTS, start=1):
            grid.addWidget(self._label(verdict_text(verdict), "counterName"), 0, column)
        self.cells: dict[tuple[bool, Verdict], QLabel] = {}
        for row, is_good in enumerate((True, False), start=1):
            name = self.tr("Good parts") if is_good else self.tr("Bad parts")
            grid.addWidget(self._label(name, "counterName"), row, 0)
            for column, verdict in enumerate(VERDICTS, start=1):
                self.cells[is_good, verdict] = self._label("–", "counter")
                grid.addWidget(self.cells[is_good, verdict], row, column)

    def show_outcome(self, outcome: Outcome) -> None:
        for is_good, sides in ((True, outcome.good), (False, outcome.bad)):
            wrong = Verdict.NG if is_good else Verdict.OK
            for verdict in VERDICTS:
                count = _count(sides, verdict)
                cell = self.cells[is_good, verdict]
                cell.setText(str(count))
                bad = verdict is wrong and count > 0
                fill, ink = colours(Verdict.NG, self.palette())
                sheet = f"background: {fill.name()}; color: {ink.name()}; border-radius: 6px;"
                cell.setStyleSheet(sheet if bad else "")

    def _label(self, text: str, name: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label


def _count(sides: Sides, verdict: Verdict) -> int:
    return {Verdict.OK: sides.ok, Verdict.UNCERTAIN: sides.uncertain, Verdict.NG: sides.ng}[verdict]
