"""On what a draft is tried: judged pictures, or a time of the line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHBoxLayout, QLabel, QWidget

from app.ui.moments import moment_format

HEIGHT_PX = 48
Span = tuple[datetime, datetime]


class SourceBar(QWidget):
    """``changed`` after every choice; ``span`` is None for the judged pictures."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.which = QComboBox(self)
        self.which.setMinimumHeight(HEIGHT_PX)
        self.which.addItem(self.tr("Pictures that were not learned"), None)
        self.which.addItem(self.tr("The line, last 8 hours"), timedelta(hours=8))
        self.which.addItem(self.tr("The line, last 24 hours"), timedelta(days=1))
        self.which.addItem(self.tr("The line, last 7 days"), timedelta(days=7))
        self.which.addItem(self.tr("The line, from ... to ..."), timedelta())
        now = QDateTime.currentDateTime()
        self.since, self.until = self._edit(now.addDays(-1)), self._edit(now.addSecs(60))
        self._to = QLabel(self.tr("to"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.which, 1)
        for widget in (self.since, self._to, self.until):
            row.addWidget(widget)
        self.which.currentIndexChanged.connect(lambda index: self._choose())
        self._show_range()

    @property
    def span(self) -> Span | None:
        """From and to, with time zones."""
        length = self.which.currentData()
        if length is None:
            return None
        if length == timedelta():
            return _moment(self.since), _moment(self.until)
        now = datetime.now(UTC)
        return now - length, now

    def choose_pictures(self) -> None:
        """Without ``changed``."""
        self.which.blockSignals(True)
        self.which.setCurrentIndex(0)
        self.which.blockSignals(False)
        self._show_range()

    def _choose(self) -> None:
        self._show_range()
        self.changed.emit()

    def _show_range(self) -> None:
        for widget in (self.since, self._to, self.until):
            widget.setVisible(self.which.currentData() == timedelta())

    def _edit(self, value: QDateTime) -> QDateTimeEdit:
        edit = QDateTimeEdit(value, self)
        edit.setDisplayFormat(moment_format())
        edit.setCalendarPopup(True)
        edit.setMinimumHeight(HEIGHT_PX)
        edit.dateTimeChanged.connect(lambda moment: self.changed.emit())
        return edit


def _moment(edit: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(edit.dateTime().toSecsSinceEpoch(), UTC)
