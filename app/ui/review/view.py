"""One picture, full screen; keys or thumbs decide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.library.entries import Label
from app.ui.live.image_view import ImageView
from app.ui.live.picture import shrunk
from app.ui.remark_texts import RemarkTexts
from app.ui.review.review_model import ReviewModel
from app.ui.sentences import translated
from core.errors import GoodpartError
from core.evaluation.overlay import display_image

Result = TypeVar("Result")


class ReviewView(QWidget):
    """A accepts, D declines, B is a bad part, P pins, the arrows move. Escape leaves.

    A window of its own, or a page.
    """

    left = Signal()
    decided = Signal()
    """Something was labelled or pinned."""

    def __init__(self, model: ReviewModel, resources: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._texts = RemarkTexts(self)
        self.setWindowTitle(self.tr("Goodpart: review"))
        self.setWindowIcon(QIcon(str(resources / "icons" / "goodpart.svg")))
        self.image = ImageView(self)
        self.place = self._label("lineTitle")
        self.state = self._label("reason")
        self.flags = self._label("hint")
        self.message = self._label("reason")
        self.back = self._button(self.tr("Back"), Qt.Key.Key_Left, lambda: self.model.go(-1))
        self.decline = self._decision(self.tr("Decline (D)"), Qt.Key.Key_D, Label.DECLINED)
        self.bad = self._decision(self.tr("Bad part (B)"), Qt.Key.Key_B, Label.BAD)
        self.accept = self._decision(self.tr("Accept (A)"), Qt.Key.Key_A, Label.GOOD)
        self.pin = self._button(self.tr("Pin (P)"), Qt.Key.Key_P, self.model.pin)
        self.next = self._button(self.tr("Next"), Qt.Key.Key_Right, lambda: self.model.go(1))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        self._arrange()
        self.resize(1280, 800)
        self.refresh()

    def refresh(self) -> None:
        """Show the present picture and what is known of it."""
        model, sample = self.model, self.model.sample
        for button in (self.decline, self.bad, self.accept, self.pin):
            button.setEnabled(sample is not None)
        self.back.setEnabled(model.index > 0)
        self.next.setEnabled(model.index + 1 < model.count)
        if sample is None:
            self.place.setText(self.tr("There is no picture to review."))
            return
        self.place.setText(
            self.tr("Picture {0} of {1}, {2} decided").format(
                model.index + 1, model.count, model.decided
            )
        )
        said = self._label_text(sample.label) if model.is_decided else ""
        self.pin.setText(self.tr("Unpin (P)") if model.is_pinned else self.tr("Pin (P)"))
        pinned = self.tr("pinned: every model must judge it so") if model.is_pinned else ""
        self.state.setText(" · ".join(text for text in (said, pinned) if text))
        self.flags.setText(self._texts.texts(sample.flags))
        image = self._tried(model.image)
        self.image.show_picture(None if image is None else display_image(shrunk(image)))

    def _act(self, act: Callable[[], None]) -> None:
        self.message.clear()
        self._tried(act)
        self.refresh()
        self.decided.emit()

    def _tried(self, act: Callable[[], Result]) -> Result | None:
        try:
            return act()
        except GoodpartError as error:
            self.message.setText(translated(str(error)))
            return None

    def _label_text(self, label: Label) -> str:
        return {
            Label.GOOD: self.tr("Accepted as good"),
            Label.BAD: self.tr("A bad part"),
            Label.DECLINED: self.tr("Declined"),
            Label.NEW: "",
        }[label]

    def _decision(self, text: str, key: Qt.Key, label: Label) -> QPushButton:
        return self._button(text, key, lambda: self.model.decide(label))

    def _button(self, text: str, key: Qt.Key, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")  # six of them have to fit beside each other
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrows and letters are for the pictures
        button.clicked.connect(lambda checked: self._act(act))
        QShortcut(QKeySequence(key), self, button.click)
        return button

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.back)
        row.addStretch(1)
        for button in (self.decline, self.bad, self.accept, self.pin):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.next)
        for button in (self.back, self.decline, self.bad, self.accept, self.pin, self.next):
            button.setProperty("target", "large")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.flags)
        column.addWidget(self.image, 1)
        column.addWidget(self.message)
        column.addLayout(row)
