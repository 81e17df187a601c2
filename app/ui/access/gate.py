"""What a window asks before it does something that not everybody may do."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QWindow
from PySide6.QtWidgets import QPushButton, QWidget

from app.access.audit import NOT_RECORDED, Audit
from app.access.roles import Permission
from app.access.session import SessionFace, SessionState
from app.ui.access.lock_icon import lock_icon
from app.ui.access.login_dialog import LoginDialog
from app.ui.access.texts import AccessTexts

LOOK_MS = 500
SCANNER_S = 0.1
"""A barcode scanner that types leaves less between two signs; a person mostly leaves more."""
_ACTIVITY = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)
AskLogIn = Callable[[SessionFace, Permission | None, QWidget], bool]


def ask_log_in(session: SessionFace, permission: Permission | None, parent: QWidget) -> bool:
    """Whether somebody logged in who may do it."""
    dialog = LoginDialog(session, permission, parent)
    try:
        return bool(dialog.exec())
    finally:
        dialog.deleteLater()


class Gate(QObject):
    """One per window. ``audit`` is where its views record what they change themselves."""

    changed = Signal()
    """Another person or another role."""
    looked = Signal()

    def __init__(
        self,
        session: SessionFace,
        audit: Audit = NOT_RECORDED,
        parent: QObject | None = None,
        ask: AskLogIn = ask_log_in,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.session, self.audit, self._ask = session, audit, ask
        self._texts = AccessTexts(self)
        self.state: SessionState = session.state()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._clock, self._key_s = clock, -SCANNER_S
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(round(1000 * SCANNER_S))
        self._typed.timeout.connect(self.session.touch)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.watch)

    def who(self) -> str:
        """For the record."""
        return self.session.who()

    def may(self, permission: Permission) -> bool:
        """As it is right now, not as it was at the last look."""
        return self.session.state().may(permission)

    def ask(self, permission: Permission, go_on: Callable[[], object], parent: QWidget) -> bool:
        """Go on at once, or after somebody logged in who may. Returns whether it went on."""
        if not self.may(permission):
            allowed = self._ask(self.session, permission, parent)
            self.look()
            if not (allowed and self.may(permission)):
                return False
        go_on()
        return True

    def log_in(self, parent: QWidget) -> None:
        self._ask(self.session, None, parent)
        self.look()

    def log_out(self) -> None:
        self.session.log_out()
        self.look()

    def mark(self, widget: QWidget, permission: Permission) -> None:
        """Say beside a locked action who may do it. It stays enabled: a tap asks for a log-in."""

        def show() -> None:
            allowed = self.state.may(permission)
            widget.setToolTip("" if allowed else self._texts.who_may(permission))
            if isinstance(widget, QPushButton) and widget.text():
                widget.setIcon(QIcon() if allowed else lock_icon(widget))

        self.changed.connect(show)
        show()

    def look(self) -> None:
        """Other windows log people in and out too."""
        before, self.state = self.state, self.session.state()
        if _person(before) != _person(self.state):
            self.changed.emit()
        self.looked.emit()

    def watch(self, window: QWindow | None) -> None:
        """What is typed and touched in it keeps the person logged in."""
        if window is not None:
            window.installEventFilter(self)

    def shut_down(self) -> None:
        """Stop looking."""
        self._timer.stop()
        self._typed.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in _ACTIVITY:
            self.session.touch()
        elif event.type() is QEvent.Type.KeyPress:
            self._hear_key()
        return False

    def _hear_key(self) -> None:
        """A person's stands alone; what a scanner types keeps nobody logged in."""
        now_s = self._clock()
        is_alone = now_s - self._key_s > SCANNER_S
        self._key_s = now_s
        if is_alone:
            self._typed.start()
        else:
            self._typed.stop()


def _person(state: SessionState) -> tuple[object, ...]:
    return (state.is_on, state.name, state.role, state.since)
