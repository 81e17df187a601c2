"""Which known parts a line has to judge right, when, and how it did so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.recipes.recipe import ChallengeEntry
from app.recipes.setup import RecipeSetup
from app.station.challenge_records import ChallengeRecord
from app.ui.challenge.trend import TrendChart
from app.ui.live.verdict_style import verdict_text
from app.ui.moments import moment_text
from app.ui.sentences import translated
from app.ui.widgets.finger import scroll_by_finger
from core.errors import GoodpartError
from core.types import Verdict

NAME, EXPECTED = 0, 1
ROW_PX = 48


class ChallengePage(QWidget):
    """An engineer plans; the line asks for it from its next start on."""

    check_asked = Signal()
    """The pinned parts shall be judged now, by the live version."""

    def __init__(
        self,
        setup: RecipeSetup,
        records: Callable[[], Sequence[ChallengeRecord]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._setup, self._records = setup, records
        self.table = QTableWidget(0, 2, self)
        scroll_by_finger(self.table)
        self.add_good = self._button(self.tr("Add a good part"), lambda: self._add(Verdict.OK))
        self.add_bad = self._button(self.tr("Add a bad part"), lambda: self._add(Verdict.NG))
        self.remove = self._button(self.tr("Remove"), self._remove)
        self.save = self._button(self.tr("Save"), self._save)
        self.at_start = QCheckBox(self.tr("At every start of the line"), self)
        self.blocks = QCheckBox(self.tr("Judge nothing until it is passed"), self)
        self.stored = QCheckBox(self.tr("Judge the pinned pictures as well, at every start"), self)
        self.check = self._button(self.tr("Judge the pinned pictures now"), self.check_asked.emit)
        self.shifts = QLineEdit(self)
        self.shifts.setPlaceholderText("06:00 14:00 22:00")
        self.shifts.setMinimumHeight(ROW_PX)
        self.message = QLabel(self)
        self.message.setObjectName("reason")
        self.message.setWordWrap(True)
        self.last = QLabel(self)
        self.last.setObjectName("facts")
        self.trend = TrendChart(self)
        self._arrange()

    def enter(self) -> None:
        """Show what the recipe says, and the record."""
        self.message.clear()
        try:
            plan, records = self._setup.challenge(), self._records()
        except GoodpartError as error:
            self.message.setText(translated(str(error)))
            return
        self.table.setRowCount(0)
        for part in plan.parts if plan else ():
            self._add(Verdict(part.expected), part.name)
        self.at_start.setChecked(plan.at_start if plan else True)
        self.blocks.setChecked(plan.blocks if plan else False)
        self.stored.setChecked(plan.stored if plan else False)
        self.shifts.setText(" ".join(plan.shifts) if plan else "")
        self.trend.show_records(records)
        self.last.setText(self._say_last(records))

    def show_check(self, code: int, result: Mapping[str, object]) -> None:
        """How ``product check`` ended."""
        self.enter()
        margins, error = result.get("margins"), result.get("error")
        if not isinstance(margins, Mapping):
            self.message.setText(translated(str(error or self.tr("It did not work."))))
            return
        said = (
            self.tr("Pinned pictures: {0}. All got the right verdict.")
            if code == 0
            else self.tr("Pinned pictures: {0}. Not all got the right verdict.")
        )
        self.message.setText(said.format(len(margins)))

    def _say_last(self, records: Sequence[ChallengeRecord]) -> str:
        if not records:
            return self.tr("The line has not been challenged yet.")
        last = records[-1]
        word = self.tr("passed") if last.passed else self.tr("failed")
        when = moment_text(last.at)
        return self.tr("Challenges: {0}. The last one: {1}, {2}, by {3}.").format(
            len(records), word, when, last.by or "–"
        )

    def _add(self, expected: Verdict, name: str = "") -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setRowHeight(row, ROW_PX)
        good = self.tr("Good part {0}") if expected is Verdict.OK else self.tr("Bad part {0}")
        self.table.setItem(row, NAME, QTableWidgetItem(name or good.format(row + 1)))
        cell = QTableWidgetItem(verdict_text(expected))
        cell.setData(Qt.ItemDataRole.UserRole, str(expected))
        cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.table.setItem(row, EXPECTED, cell)

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)

    def _save(self) -> None:
        try:
            plan = self._plan()
        except ValueError:  # pydantic's, whose words are for programmers
            self.message.setText(
                self.tr(
                    "Every part needs a name of at most 60 letters, and times are written "
                    "like 06:00. Nothing was saved."
                )
            )
            return
        try:
            self._setup.save_challenge(plan)
        except GoodpartError as error:
            self.message.setText(translated(str(error)))
            return
        self.message.setText(self.tr("Saved. The line takes it at its next start."))

    def _plan(self) -> ChallengeEntry | None:
        """Raises ValueError for what a person typed wrongly; None without parts."""
        parts = [
            {"name": self._cell(row, NAME).text().strip(), "expected": self._expected(row)}
            for row in range(self.table.rowCount())
        ]
        if not parts and not self.stored.isChecked():
            return None
        return ChallengeEntry.model_validate(
            {
                "parts": parts,
                "at_start": self.at_start.isChecked(),
                "shifts": self.shifts.text().replace(",", " ").split(),
                "blocks": self.blocks.isChecked(),
                "stored": self.stored.isChecked(),
            }
        )

    def _expected(self, row: int) -> str:
        return str(self._cell(row, EXPECTED).data(Qt.ItemDataRole.UserRole))

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        """An empty one where a person deleted it."""
        return self.table.item(row, column) or QTableWidgetItem()

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.clicked.connect(lambda checked: slot())
        return button

    def _arrange(self) -> None:
        self.table.setHorizontalHeaderLabels([self.tr("Known part"), self.tr("Right verdict")])
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(EXPECTED, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        title, hint = QLabel(self.tr("Challenge"), self), QLabel(self)
        title.setObjectName("lineTitle")
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        hint.setText(
            self.tr(
                "Known parts, one good and one of each important defect, lie beside the line. At "
                "the start of a shift the operator puts them before the camera one after the other."
            )
        )
        buttons = QHBoxLayout()
        for button in (self.add_good, self.add_bad, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        when = QHBoxLayout()
        when.addWidget(self.at_start)
        when.addSpacing(20)
        when.addWidget(QLabel(self.tr("Shifts begin at"), self))
        when.addWidget(self.shifts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        for widget in (title, hint):
            column.addWidget(widget)
        column.addWidget(self.table, 3)
        column.addLayout(when)
        stored = QHBoxLayout()
        stored.addWidget(self.stored, 1)
        stored.addWidget(self.check)
        column.addLayout(stored)
        column.addWidget(self.blocks)
        column.addLayout(buttons)
        column.addWidget(self.message)
        column.addWidget(self.last)
        column.addWidget(self.trend, 2)
