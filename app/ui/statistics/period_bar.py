"""Which time, line and recipe the figures are of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QDateTime, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.store.parts import PartFilter
from app.ui.moments import moment_format
from app.ui.statistics.periods import Choice, span_of

HEIGHT_PX = 48
TYPING_MS = 400
"""After the last change of a time: one step of its wheel is no question yet."""
Clock = Callable[[], datetime]


def local_now() -> datetime:
    return datetime.now().astimezone()


class PeriodBar(QWidget):
    """``changed`` after every choice."""

    changed = Signal()

    def __init__(self, starts: Sequence[str], parent: QWidget, now: Clock = local_now) -> None:
        super().__init__(parent)
        self._starts, self._now = tuple(starts), now
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self._group = QButtonGroup(self)
        self.choices = {choice: self._choice(text) for choice, text in self._names().items()}
        self.choices[Choice.SHIFT].setChecked(True)
        since, until = span_of(Choice.TODAY, now(), ())
        self.since, self.until = self._moment(since), self._moment(until)
        self.line, self.recipe = self._combo(), self._combo()
        self.offer([], [])
        for combo in (self.line, self.recipe):
            combo.currentIndexChanged.connect(lambda index: self.changed.emit())
        self._group.buttonToggled.connect(self._choose)
        self._arrange()
        self._show_range()

    @property
    def choice(self) -> Choice:
        return next(choice for choice, button in self.choices.items() if button.isChecked())

    def wanted(self) -> PartFilter:
        """As the buttons and fields say now."""
        if self.choice is Choice.RANGE:
            since, until = sorted((_local(self.since), _local(self.until)))
        else:
            since, until = span_of(self.choice, self._now(), self._starts)
        return PartFilter(
            since=since,
            until=until,
            line=self.line.currentData() or "",
            recipe=self.recipe.currentData() or "",
        )

    def offer(self, lines: Sequence[str], recipes: Sequence[str]) -> None:
        """Names to choose from; what is chosen stays."""
        for combo, every, names in (
            (self.line, self.tr("All lines"), lines),
            (self.recipe, self.tr("All recipes"), recipes),
        ):
            chosen = combo.currentData()
            combo.blockSignals(True)
            combo.clear()
            combo.addItem(every, "")
            for name in names:
                combo.addItem(name, name)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))
            combo.blockSignals(False)

    def add(self, widget: QWidget, *, below: bool = False) -> None:
        """At the end of its row, or of the one below with the range."""
        if below:
            self._below.addWidget(widget, 1)
        else:
            self._row.addWidget(widget)

    def _choose(self, button: QPushButton, checked: bool) -> None:
        if checked:
            self._show_range()
            self.changed.emit()

    def _show_range(self) -> None:
        for field in (self.since, self.until):
            field.setVisible(self.choice is Choice.RANGE)

    def _names(self) -> dict[Choice, str]:
        return {
            Choice.SHIFT: self.tr("This shift"),
            Choice.LAST_SHIFT: self.tr("Last shift"),
            Choice.TODAY: self.tr("Today"),
            Choice.WEEK: self.tr("7 days"),
            Choice.RANGE: self.tr("From ... to ..."),
        }

    def _choice(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        button.setCheckable(True)
        self._group.addButton(button)
        return button

    def _combo(self) -> QComboBox:
        combo = QComboBox(self)
        combo.setMinimumHeight(HEIGHT_PX)
        combo.setMinimumWidth(130)
        return combo

    def _moment(self, at: datetime) -> QDateTimeEdit:
        field = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(int(at.timestamp())), self)
        field.setDisplayFormat(moment_format())
        field.setCalendarPopup(True)
        field.setMinimumHeight(HEIGHT_PX)
        field.dateTimeChanged.connect(self._typing.start)
        return field

    def _arrange(self) -> None:
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        for row in (self._row, self._below):
            row.setSpacing(8)
        for button in self.choices.values():
            self._row.addWidget(button)
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self.recipe, 1)
        for field in (self.since, self.until):
            self._below.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._row)
        column.addLayout(self._below)


def _local(field: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch()).astimezone()
