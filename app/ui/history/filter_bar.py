"""What is looked for: time, verdict, line, recipe, serial number, score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QDateTime, QEvent, QLocale, QSize, QTimer, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.store.parts import PartFilter
from app.ui.history.periods import Period, span
from app.ui.live.verdict_style import verdict_icon, verdict_text
from app.ui.moments import moment_format
from core.types import Verdict

WIDTH_PX = 340
HEIGHT_PX = 48
ICON_PX = 28
TYPING_MS = 300
"""After the last key: a question per letter would only be dropped."""


class FilterBar(QWidget):
    """``changed`` after every choice, and a moment after the last letter."""

    changed = Signal()

    def __init__(
        self,
        shift_starts: Sequence[str],
        parent: QWidget,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        super().__init__(parent)
        self._shift_starts, self._now = shift_starts, now
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.period = self._combo()
        for period, text in self._periods().items():
            self.period.addItem(text, period)
        self.since, self.until = self._midnight(0), self._midnight(1)
        self.verdicts = {verdict: self._toggle(verdict) for verdict in Verdict}
        self.line, self.recipe = self._combo(), self._combo()
        self.offer([], [])
        self.serial = self._field(self.tr("Serial number, or its beginning and *"))
        self.score_min = self._number(self.tr("from"))
        self.score_max = self._number(self.tr("to"))
        self.known = QCheckBox(self.tr("Known parts of challenges"), self)
        self.known.setMinimumHeight(HEIGHT_PX)
        self.known.toggled.connect(self._change)
        self.clear_button = QPushButton(self.tr("Clear filter"), self)
        self.clear_button.setObjectName("choice")
        self.clear_button.clicked.connect(self.clear)
        self.setFixedWidth(WIDTH_PX)
        for combo in (self.period, self.line, self.recipe):
            combo.currentIndexChanged.connect(self._change)
        self._arrange()
        self._show_range()

    def wanted(self) -> PartFilter:
        """As the fields say now."""
        since, until = self._span()
        return PartFilter(
            since=since,
            until=until,
            verdicts=tuple(v for v, button in self.verdicts.items() if button.isChecked()),
            line=self.line.currentData() or "",
            recipe=self.recipe.currentData() or "",
            serial=self.serial.text().strip(),
            score_min=_score(self.score_min.text()),
            score_max=_score(self.score_max.text()),
            known_parts=self.known.isChecked(),
        )

    @property
    def is_typing(self) -> bool:
        """Whether letters came that have not been asked for yet."""
        return self._typing.isActive()

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

    def clear(self) -> None:
        """Everything of the last 24 hours."""
        self.blockSignals(True)
        for combo in (self.period, self.line, self.recipe):
            combo.setCurrentIndex(0)
        for button in self.verdicts.values():
            button.setChecked(False)
        for field in (self.serial, self.score_min, self.score_max):
            field.clear()
        self.known.setChecked(False)
        self._typing.stop()
        self.blockSignals(False)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Marks are drawn in the theme's colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "verdicts"):
            for verdict, button in self.verdicts.items():
                button.setIcon(verdict_icon(verdict, self.palette(), ICON_PX))

    def _span(self) -> tuple[datetime | None, datetime | None]:
        period = Period(self.period.currentData())
        if period is Period.RANGE:
            return _local(self.since), _local(self.until)
        return span(period, self._now(), self._shift_starts)

    def _change(self) -> None:
        self._typing.stop()
        self._show_range()
        self.changed.emit()

    def _show_range(self) -> None:
        is_range = self.period.currentData() == Period.RANGE
        for field in (self.since, self.until):
            field.setVisible(is_range)

    def _periods(self) -> dict[Period, str]:
        return {
            Period.DAY: self.tr("Last 24 hours"),
            Period.TODAY: self.tr("Today"),
            Period.SHIFT: self.tr("This shift"),
            Period.LAST_SHIFT: self.tr("Last shift"),
            Period.WEEK: self.tr("Last 7 days"),
            Period.ALL: self.tr("Any time"),
            Period.RANGE: self.tr("From ... to ..."),
        }

    def _combo(self) -> QComboBox:
        combo = QComboBox(self)
        combo.setMinimumHeight(HEIGHT_PX)
        return combo

    def _midnight(self, days: int) -> QDateTimeEdit:
        day = self._now().replace(hour=0, minute=0, second=0, microsecond=0)
        moment = QDateTime.fromSecsSinceEpoch(int(day.timestamp())).addDays(days)
        field = QDateTimeEdit(moment, self)
        field.setDisplayFormat(moment_format())
        field.setCalendarPopup(True)
        field.setMinimumHeight(HEIGHT_PX)
        field.dateTimeChanged.connect(self._typing.start)
        return field

    def _toggle(self, verdict: Verdict) -> QPushButton:
        button = QPushButton(verdict_text(verdict), self)
        button.setObjectName("verdict")
        button.setCheckable(True)
        button.setIcon(verdict_icon(verdict, self.palette(), ICON_PX))
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.toggled.connect(self._change)
        return button

    def _field(self, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        field.setMinimumHeight(HEIGHT_PX)
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._typing.start)
        return field

    def _number(self, hint: str) -> QLineEdit:
        field = self._field(hint)
        field.setValidator(QDoubleValidator(field))
        return field

    def _arrange(self) -> None:
        widget: QWidget
        verdicts = QGridLayout()
        verdicts.setSpacing(6)
        for place, button in enumerate(self.verdicts.values()):
            verdicts.addWidget(button, place // 2, place % 2)
        verdicts.addWidget(self.clear_button, 3, 1)
        scores = QHBoxLayout()
        scores.addWidget(QLabel(self.tr("Score"), self))
        scores.addWidget(self.score_min)
        scores.addWidget(self.score_max)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.period, self.since, self.until):
            column.addWidget(widget)
        column.addLayout(verdicts)
        for widget in (self.line, self.recipe, self.serial):
            column.addWidget(widget)
        column.addLayout(scores)
        column.addWidget(self.known)
        column.addStretch(1)


def _local(field: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch()).astimezone()


def _score(text: str) -> float | None:
    value, is_number = QLocale().toDouble(text)
    return value if is_number else None
