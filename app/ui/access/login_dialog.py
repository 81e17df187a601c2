"""Who are you, and what is your PIN?"""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.access.errors import RefusedError
from app.access.roles import Permission, may
from app.access.session import SessionFace
from app.access.users import User
from app.ui.access.pin_pad import PinPad
from app.ui.access.texts import SIGNS, AccessTexts
from app.ui.sentences import translated
from app.ui.widgets.finger import scroll_by_finger
from core.errors import GoodpartError

PEOPLE_WIDTH_PX = 320
TICK_MS = 250


class LoginDialog(QDialog):
    """Accepted when somebody is logged in. With ``permission`` only those who have it are listed.

    Nobody is chosen at first, unless there is but one: a PIN is not tried on somebody else.
    The field is emptied after every attempt.
    """

    def __init__(
        self,
        session: SessionFace,
        permission: Permission | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._texts = session, AccessTexts(self)
        self._until = 0.0
        self._people: list[User] = []
        self.setWindowTitle(self.tr("Log in"))
        self.people = QListWidget(self)
        self.people.setObjectName("people")
        scroll_by_finger(self.people)
        self.sentence = self._label("hint")
        if permission is not None:
            self.sentence.setText(self._texts.who_may(permission))
        self.field = QLineEdit(self)
        self.field.setObjectName("secret")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.pad = PinPad(self)
        self.password_hint = self._label("hint")
        self.password_hint.setText(self.tr("This is a password: type it on the keyboard."))
        self.message = self._label("reason")
        self.enter = self._button(self.tr("Log in"), "primary")
        self.cancel = self._button(self.tr("Cancel"), "action")
        self.cancel.setProperty("target", "large")
        self._list_people(permission)
        self._connect()
        self._arrange()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_wait)
        self._show_person()

    @property
    def person(self) -> User | None:
        """Who is chosen."""
        chosen = self.people.selectedIndexes()
        return self._people[chosen[0].row()] if chosen else None

    def try_log_in(self) -> None:
        """The chosen person with what stands in the field."""
        person, secret = self.person, self.field.text()
        self.field.clear()
        if person is None or not secret:
            return
        try:
            self._session.log_in(person.name, secret)
        except RefusedError as error:
            self._refuse(error)
        except GoodpartError as error:
            self._tell(translated(str(error)))
        else:
            self.accept()

    def _refuse(self, error: RefusedError) -> None:
        if error.wait_s <= 0:
            self._tell(self.tr("That is not right. Nobody was logged in."))
            return
        self._until = time.monotonic() + error.wait_s
        self._tick.start()
        self._show_wait()

    def _show_wait(self) -> None:
        left = self._until - time.monotonic()
        waits = left > 0
        self.enter.setEnabled(not waits)
        if waits:
            self._tell(self.tr("Too many failures. Wait {0}.").format(self._texts.left(left)))
        elif self._tick.isActive():
            self._tick.stop()
            self.message.clear()

    def _show_person(self) -> None:
        person = self.person
        pin = person is None or person.is_pin
        self._until = 0.0
        self._tick.stop()
        if person is not None:
            self.message.clear()
        self.field.clear()
        self.field.setEnabled(person is not None)
        self.field.setPlaceholderText(self._wanted(person))
        self.pad.setEnabled(person is not None and pin)
        self.password_hint.setVisible(not pin)
        self.enter.setEnabled(person is not None)
        # A list that has the focus marks its first name as if it were chosen.
        (self.cancel if person is None else self.field).setFocus()

    def _wanted(self, person: User | None) -> str:
        """What is to be done next."""
        if person is None:
            return self.tr("Touch your name.") if self._people else ""
        return self.tr("PIN") if person.is_pin else self.tr("Password")

    def _tell(self, sentence: str) -> None:
        """The window grows where the sentence needs more room: no key may be cut off."""
        self.message.setText(sentence)
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            needed = layout.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)

    def _list_people(self, permission: Permission | None) -> None:
        self._people = [
            user
            for user in self._session.people()
            if permission is None or may(user.role, permission)
        ]
        for user in self._people:
            role = self._texts.role(user.role)
            self.people.addItem(f"{user.name}\n{SIGNS[user.role]}  {role}")
        if len(self._people) == 1:
            self.people.setCurrentRow(0)
        elif not self._people:
            problem = translated(self._session.state().problem)
            self._tell(problem or self.tr("There is nobody who may do this."))

    def _connect(self) -> None:
        self.people.itemSelectionChanged.connect(self._show_person)
        self.pad.typed.connect(self.field.insert)
        self.pad.one_back.connect(self.field.backspace)
        self.pad.all_back.connect(self.field.clear)
        self.enter.clicked.connect(lambda checked: self.try_log_in())
        self.cancel.clicked.connect(lambda checked: self.reject())
        self.field.returnPressed.connect(self._enter_by_key)

    def _enter_by_key(self) -> None:
        if self.enter.isEnabled():
            self.try_log_in()

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        self.people.setFixedWidth(PEOPLE_WIDTH_PX)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.field)
        right.addWidget(self.pad)
        right.addWidget(self.password_hint)
        right.addWidget(self.message)
        right.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.cancel, 1)
        buttons.addWidget(self.enter, 1)
        right.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.people)
        middle.addLayout(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.sentence)
        column.addLayout(middle)
        self.sentence.setVisible(bool(self.sentence.text()))
