"""One signal: its lamp, its name, who sets it, since when, and buttons to force it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from app.access.roles import Permission
from app.outputs.snapshot import Signal as OutputSignal
from app.outputs.snapshot import SignalValue
from app.ui.access.gate import Gate
from app.ui.outputs.texts import OutputTexts, clock_text
from app.ui.widgets.lamp import BAD, GOOD, IDLE, set_lamp

NAME_PX, DIRECTION_PX, SINCE_PX, INPUT_PX = 220, 76, 112, 160
TOUCH_PX = 48


class SignalRow(QWidget):
    """``wanted`` carries the signal's name and the value that it should be held at.

    Rows are made once and show one signal or another: the gate marks their buttons for good.
    """

    wanted = Signal(str, object)
    refused = Signal(str)
    """A sentence on what was typed."""

    def __init__(self, gate: Gate, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = OutputTexts(self)
        self._signal: OutputSignal | None = None
        self.setObjectName("signal")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = self._label("cell", NAME_PX)
        self.name.setWordWrap(True)
        self.lamp = self._label("state")
        # A long text takes the room that is left, in several lines if need be.
        self.lamp.setWordWrap(True)
        self.lamp.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.direction = self._label("facts", DIRECTION_PX)
        self.since = self._label("facts", SINCE_PX)
        self.field = QLineEdit(self)
        self.field.setFixedWidth(INPUT_PX)
        self.field.setMinimumHeight(TOUCH_PX)
        self.field.returnPressed.connect(self._type)
        self.on = self._button(self.tr("Force ON"), lambda: self._want(True))
        self.off = self._button(self.tr("Force OFF"), lambda: self._want(False))
        self.hold = self._button(self.tr("Force"), self._type)
        for button in (self.on, self.off, self.hold):
            gate.mark(button, Permission.TEST_OUTPUTS)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.lamp, 1)
        for widget in (self.direction, self.since, self.field, self.hold, self.off, self.on):
            row.addWidget(widget)

    def keep_room(self, keep: bool) -> None:
        """For the buttons, also while this signal has none: columns stand below each other."""
        for button in (self.on, self.off):
            policy = button.sizePolicy()
            if policy.retainSizeWhenHidden() != keep:
                policy.setRetainSizeWhenHidden(keep)
                button.setSizePolicy(policy)

    def show_signal(self, signal: OutputSignal, *, is_live: bool) -> None:
        """Without ``is_live`` it is as it was last seen, and can't be forced."""
        before, self._signal = self._signal, signal
        if before is None or before.name != signal.name:
            with QSignalBlocker(self.field):
                self.field.clear()
            self.name.setText(self._texts.signal(signal.name))
            self.name.setToolTip(signal.name)
        set_lamp(self.lamp, *self._lamp(signal))
        self.direction.setText(self.tr("← in") if signal.incoming else self.tr("→ out"))
        self.since.setText(self.tr("since {0}").format(clock_text(signal.since_ns)))
        switches = isinstance(signal.value, bool)
        for widget, fits in (
            (self.on, switches),
            (self.off, switches),
            (self.hold, not switches),
            (self.field, not switches),
        ):
            widget.setVisible(signal.can_force and fits)
            widget.setEnabled(is_live)

    def _lamp(self, signal: OutputSignal) -> tuple[str, str]:
        text = self._texts.value(signal.value)
        if signal.forced:
            forced = self.tr("{0}, forced").format(text)
            return f"{BAD}  {forced}", "warning"
        if isinstance(signal.value, bool):
            return f"{GOOD if signal.value else IDLE}  {text}", "calm"
        return text, "calm"

    def _want(self, value: SignalValue) -> None:
        if self._signal is not None:
            self.wanted.emit(self._signal.name, value)

    def _type(self) -> None:
        if self._signal is None or not self.hold.isEnabled():
            return
        text = self.field.text().strip()
        if not isinstance(self._signal.value, int):
            self._want(text)
            return
        value, is_number = self.locale().toInt(text)
        if is_number:
            self._want(value)
        else:
            said = self.tr("{0} takes a whole number. Nothing was forced.")
            self.refused.emit(said.format(self.name.text()))

    def _label(self, name: str, width: int | None = None) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        if width is not None:
            label.setFixedWidth(width)
        return label

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        button.clicked.connect(lambda checked: slot())
        return button
