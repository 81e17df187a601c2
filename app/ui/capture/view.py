"""Good parts from the live picture: by space bar, by touch, by trigger or by themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.capture.coverage import NEEDED, SURE, Coverage
from app.capture.state import CaptureState
from app.library.entries import Label
from app.recipes.setup import RecipeSetup
from app.ui.live.picture import shrunk
from app.ui.remark_texts import RemarkTexts
from app.ui.sentences import translated
from app.ui.setup.preview import Preview
from camera.types import Frame
from core.errors import GoodpartError
from core.evaluation.overlay import display_image

PERIOD_MS = 33
SIDE_WIDTH_PX = 380


class CaptureFace(Protocol):
    """``app.capture.session.CaptureSession``. Every call returns at once."""

    def capture(self) -> None: ...

    def take_by_itself(self, on: bool) -> None: ...

    def undo(self) -> None: ...

    def take_frame(self) -> Frame | None: ...

    def state(self) -> CaptureState: ...


class CaptureView(QWidget):
    """Space captures, Backspace takes back, Escape leaves. A window of its own, or a page."""

    left = Signal()

    def __init__(
        self,
        name: str,
        session: CaptureFace,
        setup: RecipeSetup,
        resources: Path,
        parent: QWidget | None = None,
        label: Label = Label.GOOD,
    ) -> None:
        super().__init__(parent)
        self._label_taken = label
        self._session, self._setup = session, setup
        self._texts = RemarkTexts(self)
        self.setWindowTitle(self.tr("Goodpart: good parts of {0}").format(name))
        self.setWindowIcon(QIcon(str(resources / "icons" / "goodpart.svg")))
        self.preview = Preview(self)
        self.count = self._label("title", "")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, NEEDED)
        self.bar.setTextVisible(False)
        self.advice = self._label("hint", "")
        self.said = self._label("reason", "")
        self.trouble = self._label("reason", "")
        self.capture = self._button(self.tr("Capture (space)"), session.capture)
        self.capture.setProperty("target", "huge")
        self.automatic = self._toggle(self.tr("By itself"), session.take_by_itself)
        self.undo = self._button(self.tr("Take back"), session.undo)
        self.grid = self._toggle(self.tr("Grid"), self.preview.show_grid)
        self.ghost = self._toggle(self.tr("Ghost"), self._show_ghost)
        self.done = self._button(self.tr("Done"), self.left.emit)
        for key, act in (
            (Qt.Key.Key_Space, self.capture.click),
            (Qt.Key.Key_Backspace, self.undo.click),
            (Qt.Key.Key_Escape, self.done.click),
        ):
            QShortcut(QKeySequence(key), self, act)
        self._arrange()
        self.resize(1280, 800)
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self.refresh()

    def refresh(self) -> None:
        """Pull frame and state."""
        frame = self._session.take_frame()
        if frame is not None:
            size = (frame.image.shape[0], frame.image.shape[1])
            self.preview.show_picture(display_image(shrunk(frame.image)), size)
        state = self._session.state()
        self.capture.setEnabled(state.is_ready)
        self.undo.setEnabled(state.taken > 0)
        if self._label_taken is Label.GOOD:
            self._show_coverage(state.coverage)
        else:
            self._set(self.count, self.tr("Bad pictures taken: {0}").format(state.taken))
            self.bar.hide()
        self._set(self.said, self._words(state))
        self._set(self.trouble, translated(state.camera_trouble or state.keeping_trouble))

    def shut_down(self) -> None:
        """Stop looking; call before the session goes."""
        self._timer.stop()

    def _show_coverage(self, now: Coverage | None) -> None:
        if now is None:
            self._set(self.count, self.tr("Looking at the pictures there are ..."))
            self._set(self.advice, "")
            return
        self._set(self.count, self.tr("Good pictures: {0}").format(now.count))
        self.bar.setValue(min(now.count, NEEDED))
        self._set(self.advice, self._advice(now))

    def _advice(self, now: Coverage) -> str:
        if now.missing:
            return self.tr("Still needed to train: {0}.").format(now.missing)
        if now.is_settled and now.count < SURE:
            return self.tr(
                "Enough to train: the last pictures brought nothing new. A threshold from fewer "
                "than {0} good parts is rough."
            ).format(SURE)
        if now.is_settled:
            return self.tr("Enough: the last pictures brought nothing new.")
        return self.tr("Enough to train. New pictures still bring news: more are better.")

    def _words(self, state: CaptureState) -> str:
        if state.under_way:
            return self.tr("Looking at it ...")
        if state.last is None:
            return ""
        remarks = self._texts.texts([str(remark.kind) for remark in state.last])
        if state.was_kept:
            return self.tr("Taken. Look: {0}").format(remarks) if remarks else self.tr("Taken.")
        return self.tr("Not taken: {0}").format(remarks)

    def _show_ghost(self, visible: bool) -> None:
        reference = None
        if visible:
            try:
                reference = self._setup.reference()
            except GoodpartError as error:
                self.trouble.setText(translated(str(error)))
        if visible and reference is None:
            self.ghost.setChecked(False)
        self.preview.show_ghost(None if reference is None else display_image(shrunk(reference)))

    @staticmethod
    def _set(label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)

    def _label(self, name: str, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the space bar captures, wherever one was
        button.clicked.connect(lambda checked: act())
        return button

    def _toggle(self, text: str, act: Callable[[bool], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCheckable(True)
        button.toggled.connect(act)
        return button

    def _arrange(self) -> None:
        side = QWidget(self)
        side.setFixedWidth(SIDE_WIDTH_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.count, self.bar, self.advice, self.capture, self.said):
            column.addWidget(widget)
        column.addWidget(self.trouble)
        column.addStretch(1)
        switches = QHBoxLayout()
        for button in (self.automatic, self.grid, self.ghost):
            switches.addWidget(button)
        column.addLayout(switches)
        column.addWidget(self.undo)
        column.addWidget(self.done)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(self.preview, 1)
        row.addWidget(side)
