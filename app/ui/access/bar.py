"""The head of every window: who is logged in, for how long still, and out with one tap."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from app.access.session import SessionState
from app.ui.access.gate import Gate
from app.ui.access.texts import SIGNS, AccessTexts
from app.ui.moments import date_text
from app.ui.sentences import translated

TOUCH_PX = 48
SOON_S = 60.0
"""From then on the time that is left shows."""


class AccessBar(QWidget):
    """Goes to a window's ``setMenuWidget``: it stays whatever page shows."""

    def __init__(self, gate: Gate, parent: QWidget) -> None:
        super().__init__(parent)
        self._gate, self._texts = gate, AccessTexts(self)
        self.setObjectName("accessBar")
        self.message = QLabel(self)
        self.message.setObjectName("lamp")
        self.message.setProperty("level", "quiet")
        # It takes the room that is left and makes no window wider.
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.countdown = QLabel(self)
        self.countdown.setObjectName("lamp")
        self.countdown.setProperty("level", "warning")
        self.badge = QPushButton(self)
        self.badge.setObjectName("badge")
        self.badge.clicked.connect(lambda checked: gate.log_in(self.window()))
        self.leave = QPushButton(self.tr("Log out"), self)
        self.leave.setObjectName("badge")
        self.leave.clicked.connect(lambda checked: gate.log_out())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 0)
        row.setSpacing(10)
        row.addWidget(self.message, 1)
        for widget in (self.countdown, self.badge, self.leave):
            # The focus at a window's start belongs to what the window is for.
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            widget.setMinimumHeight(TOUCH_PX)
            row.addWidget(widget)
        key = QShortcut(QKeySequence("Ctrl+L"), self)
        key.activated.connect(self._by_key)
        gate.looked.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the gate's present state."""
        state = self._gate.state
        _set_text(self.badge, self._who(state))
        self.badge.setVisible(state.is_on)
        self.leave.setVisible(bool(state.name))
        left = state.seconds_left
        self.countdown.setVisible(left is not None and left <= SOON_S)
        if left is not None and left <= SOON_S:
            self.countdown.setText(self.tr("▲  Log-out in {0}").format(self._texts.left(left)))
        text, level = self._say(state)
        if self.message.text() != text:
            self.message.setText(text)
            self.message.setToolTip(text)
            self.message.setProperty("level", level)
            self.message.style().polish(self.message)

    def _who(self, state: SessionState) -> str:
        role = self._texts.role(state.role)
        if not state.name:
            return f"{SIGNS[state.role]}  {role}"
        return f"{SIGNS[state.role]}  {state.name} · {role}"

    def _say(self, state: SessionState) -> tuple[str, str]:
        """What stands beside the person, and how much it matters."""
        if state.problem:
            return f"▲  {translated(state.problem)}", "warning"
        if state.recovery is not None:
            when = date_text(state.recovery.at)
            text = self.tr("▲  Access was recovered on {0} by {1}, for {2}.")
            return text.format(when, state.recovery.by, state.recovery.user), "warning"
        if not state.is_on:
            return self.tr("△  Access control is off: everybody may do everything."), "quiet"
        return "", "quiet"

    def _by_key(self) -> None:
        if self._gate.state.name:
            self._gate.log_out()
        elif self._gate.state.is_on:
            self._gate.log_in(self.window())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._gate.watch(self.window().windowHandle())


def _set_text(button: QPushButton, text: str) -> None:
    if button.text() != text:
        button.setText(text)
