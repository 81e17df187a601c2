"""What an operator may do with a line, and how the picture is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QWidget,
)

from app.station.snapshot import LineFace, LineSnapshot, LineState
from app.ui.live.picture import MapKind

AT_WORK = (LineState.STARTING, LineState.RUNNING, LineState.PAUSED)


class LineControls(QWidget):
    """Start or stop, pause or go on, trigger, freeze; what makes no sense now is disabled."""

    freeze_asked = Signal()

    def __init__(self, line: LineFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._state = LineState.STOPPED
        self.start = self._button("", self._start_or_stop)
        self.pause = self._button("", self._pause_or_resume)
        self.trigger = self._button(self.tr("Trigger"), line.trigger)
        self.freeze = self._button("", self._ask_freeze)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, button in enumerate((self.start, self.pause, self.trigger, self.freeze)):
            grid.addWidget(button, place // 2, place % 2)

    def show_snapshot(self, snapshot: LineSnapshot, is_frozen: bool) -> None:
        self._state = snapshot.state
        working = snapshot.state in AT_WORK
        self.start.setText(self.tr("Stop") if working else self.tr("Start"))
        paused = snapshot.state is LineState.PAUSED
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        ready = snapshot.state in (LineState.RUNNING, LineState.PAUSED)
        self.pause.setEnabled(ready)
        self.trigger.setEnabled(ready)
        # While it pauses this is the one part that is inspected; nothing else says so.
        self.trigger.setText(self.tr("One part") if paused else self.tr("Trigger"))
        self.freeze.setText(self.tr("Live again") if is_frozen else self.tr("Freeze"))

    def _ask_freeze(self) -> None:
        self.freeze_asked.emit()

    def _start_or_stop(self) -> None:
        if self._state in AT_WORK:
            self._line.stop()
        else:
            self._line.start()

    def _pause_or_resume(self) -> None:
        if self._state is LineState.PAUSED:
            self._line.resume()
        else:
            self._line.pause()

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.clicked.connect(lambda checked: slot())
        return button


class MapControls(QWidget):
    """Which map lies over the image, and how strongly; ``changed`` after every change."""

    changed = Signal()
    fit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[MapKind, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        names = {
            MapKind.COMBINED: self.tr("Both"),
            MapKind.LOCAL: self.tr("Surface"),
            MapKind.GLOBAL: self.tr("Layout"),
            MapKind.OFF: self.tr("Off"),
        }
        for kind, name in names.items():
            button = QPushButton(name, self)
            button.setObjectName("choice")
            button.setCheckable(True)
            self._group.addButton(button)
            self.buttons[kind] = button
            row.addWidget(button)
        self.buttons[MapKind.COMBINED].setChecked(True)
        self._group.buttonClicked.connect(lambda button: self.changed.emit())
        self.opacity = QSlider(Qt.Orientation.Horizontal, self)
        self.opacity.setRange(10, 100)
        self.opacity.setValue(60)
        self.opacity.setAccessibleName(self.tr("Opacity of the heat map"))
        self.opacity.setFixedWidth(140)
        self.opacity.valueChanged.connect(lambda value: self.changed.emit())
        row.addWidget(self.opacity)
        fit = QPushButton(self.tr("Whole image"), self)
        fit.setObjectName("choice")
        fit.clicked.connect(self.fit_asked)
        row.addWidget(fit)
        self.pointer = QLabel(self)
        self.pointer.setObjectName("facts")
        # What the pointer says takes the room that is left and never asks for more.
        self.pointer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.pointer, 1)

    @property
    def kind(self) -> MapKind:
        return next(kind for kind, button in self.buttons.items() if button.isChecked())
