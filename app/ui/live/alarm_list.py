"""What a person should know of, worst and newest first, until it is over and was acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.station.snapshot import Alarm, Severity
from app.ui.sentences import translated

ORDER = (Severity.ALARM, Severity.WARNING, Severity.NOTICE)
HEIGHT_PX = 140
"""Two rows; more are scrolled to: the picture needs the room."""
ROW_PX = 64
"""What stays of it on a screen that is too small for all."""
SIGNS = {Severity.ALARM: "▲", Severity.WARNING: "◆", Severity.NOTICE: "●"}


class AlarmList(QScrollArea):
    """Takes no room while there is nothing to say. ``acknowledged`` carries the alarm's key."""

    acknowledged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alarms")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.setWidget(self._content)
        self._shown: tuple[Alarm, ...] = ()
        self.rows: list[AlarmRow] = []
        self._wanted_px = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.hide()

    def show_alarms(self, alarms: Sequence[Alarm]) -> None:
        """Rebuilds the rows where anything changed."""
        ordered = tuple(
            sorted(alarms, key=lambda a: (a.acknowledged, ORDER.index(a.severity), -a.raised_ns))
        )
        if ordered == self._shown:
            return
        self._shown = ordered
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [AlarmRow(alarm, self._content) for alarm in ordered]
        for row in self.rows:
            row.acknowledged.connect(self.acknowledged)
            self._column.addWidget(row)
            row.show()  # a layout takes a child that was never shown for one without a size
        self._fit()
        self.setVisible(bool(ordered))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), self._wanted_px)

    def _fit(self) -> None:
        """As high as its sentences need at this width, up to a limit."""
        self._column.invalidate()
        self._column.activate()
        wanted = self._column.totalHeightForWidth(max(1, self.viewport().width()))
        height = max(wanted, self._column.totalMinimumSize().height())
        self._wanted_px = min(HEIGHT_PX, height + 2 * self.frameWidth())
        self.setMinimumHeight(min(ROW_PX, self._wanted_px))
        self.setMaximumHeight(self._wanted_px)
        self.updateGeometry()


class AlarmRow(QWidget):
    """Sign, time, sentence, and a button for who has seen it."""

    acknowledged = Signal(str)

    def __init__(self, alarm: Alarm, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("alarm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("level", _level(alarm))
        sign = QLabel(SIGNS[alarm.severity], self)
        sign.setObjectName("alarmSign")
        self.text = QLabel(self._sentence(alarm), self)
        self.text.setWordWrap(True)
        self.button = QPushButton(self.tr("Acknowledge"), self)
        self.button.setObjectName("action")
        self.button.setVisible(not alarm.acknowledged)
        self.button.clicked.connect(lambda: self.acknowledged.emit(alarm.key))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(12)
        row.addWidget(sign)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)

    def _sentence(self, alarm: Alarm) -> str:
        when = datetime.fromtimestamp(alarm.raised_ns / 1e9).strftime("%H:%M:%S")
        times = f" (×{alarm.count})" if alarm.count > 1 else ""
        over = "" if alarm.active else " " + self.tr("It is over.")
        return f"{when}{times}  {translated(alarm.text)}{over}"


def _level(alarm: Alarm) -> str:
    return "calm" if alarm.acknowledged or not alarm.active else str(alarm.severity)
