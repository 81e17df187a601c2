"""What people at the line said of verdicts: accept it for the next training, or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.access.audit import Who
from app.library.entries import Label, SampleEntry
from app.library.inbox import InboxEntry, InboxSettings
from app.library.samples import SampleSet
from app.ui.live.image_view import ImageView
from app.ui.live.picture import shrunk
from app.ui.live.verdict_style import verdict_text
from app.ui.moments import stored_text
from app.ui.sentences import translated
from core.errors import GoodpartError
from core.evaluation.overlay import display_image
from core.types import Image


class Inbox(Protocol):
    """``app.library.inbox.VerdictInbox``, which loads the engine and so has no place here."""

    def all(self) -> Sequence[InboxEntry]: ...

    def image(self, entry: InboxEntry) -> Image: ...

    def accept(self, entry: InboxEntry, samples: SampleSet, *, by: str) -> SampleEntry: ...

    def decline(self, entry: InboxEntry, *, by: str) -> None: ...

    def settings(self) -> InboxSettings: ...

    def set_second_person(self, wanted: bool) -> None: ...


class InboxPage(QWidget):
    """One part after the other. A accepts, D declines."""

    changed = Signal()
    training_asked = Signal()

    def __init__(self, inbox: Inbox, samples: SampleSet, who: Who, parent: QWidget) -> None:
        super().__init__(parent)
        self._inbox, self._samples, self._who = inbox, samples, who
        self._entries: list[InboxEntry] = []
        self.accepted = 0
        self.title, self.said = self._label("lineTitle"), self._label("summary")
        self.message = self._label("reason")
        self.image = ImageView(self)
        self.second = QCheckBox(self.tr("A second person has to approve"), self)
        self.second.setMinimumHeight(48)
        self.decline = self._button(self.tr("Decline (D)"), Qt.Key.Key_D, self._decline)
        self.accept = self._button(self.tr("Accept (A)"), Qt.Key.Key_A, self._accept)
        self.train = QPushButton(self.tr("Train again ..."), self)
        self.train.setObjectName("action")
        self.train.clicked.connect(self.training_asked)
        self.second.clicked.connect(self._set_second)
        self._arrange()

    def enter(self) -> None:
        self.message.clear()
        self._entries = list(self._inbox.all())
        self.second.setChecked(self._inbox.settings().second_person)
        self._show()

    def _show(self) -> None:
        entry = self._entries[0] if self._entries else None
        self.title.setText(
            self.tr("Labels from the line that wait: {0}").format(len(self._entries))
            if entry
            else self.tr("No label from the line waits.")
        )
        self.train.setVisible(self.accepted > 0)
        for button in (self.accept, self.decline):
            button.setEnabled(entry is not None)
        if entry is None:
            self.said.setText(
                self.tr("Accepted: {0}. It counts in the next training.").format(self.accepted)
                if self.accepted
                else self.tr("People at the line hold a part and say whether it is good or bad.")
            )
            self.image.show_picture(None)
            return
        label = self.tr("good") if entry.label is Label.GOOD else self.tr("bad")
        when = stored_text(entry.at_utc)
        self.said.setText(
            self.tr("The line said {0}, {1} says it is {2} ({3}, part {4}).").format(
                verdict_text(entry.verdict), entry.by, label, when, entry.trigger
            )
        )
        try:
            self.image.show_picture(display_image(shrunk(self._inbox.image(entry))))
        except GoodpartError as error:
            self.image.show_picture(None)
            self.message.setText(translated(str(error)))

    def _accept(self) -> None:
        if self._tried(lambda: self._inbox.accept(self._entries[0], self._samples, by=self._who())):
            self.accepted += 1
            self._next()

    def _decline(self) -> None:
        if self._tried(lambda: self._inbox.decline(self._entries[0], by=self._who())):
            self._next()

    def _next(self) -> None:
        self._entries.pop(0)
        self._show()
        self.changed.emit()

    def _set_second(self, wanted: bool) -> None:
        self._tried(lambda: self._inbox.set_second_person(wanted))

    def _tried(self, act: Callable[[], object]) -> bool:
        self.message.clear()
        try:
            act()
        except GoodpartError as error:
            self.message.setText(translated(str(error)))
            return False
        return True

    def _button(self, text: str, key: Qt.Key, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda checked: act())
        QShortcut(QKeySequence(key), self, button.click)
        return button

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.second)
        row.addStretch(1)
        for button in (self.train, self.decline, self.accept):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        for widget in (self.title, self.said, self.message):
            column.addWidget(widget)
        column.addWidget(self.image, 1)
        column.addLayout(row)
