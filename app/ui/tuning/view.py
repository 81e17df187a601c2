"""Sliders, histogram, counts and the pictures that change side."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.library.what_if import JudgedSample, LineWhatIf
from app.ui.live.verdict_style import verdict_text
from app.ui.moments import stored_text
from app.ui.sentences import translated
from app.ui.tuning.counts import CountTable
from app.ui.tuning.exhibits import TuningExhibits
from app.ui.tuning.histogram import ScoreHistogram
from app.ui.tuning.sliders import TuningSliders
from app.ui.tuning.source_bar import SourceBar
from app.ui.tuning.texts import TuningTexts
from app.ui.tuning.tuning_model import GALLERY, Gallery, TuningModel
from app.ui.widgets.asking import ask_for_text
from app.ui.widgets.gallery import GalleryView
from core.errors import GoodpartError

SIDE_WIDTH_PX = 380
READ_S = 0.015
"""Pictures are read that long at a time: a slider that is dragged meanwhile does not stutter."""
AskReason = Callable[[QWidget, str], str]


def ask_for_reason(parent: QWidget, title: str) -> str:
    """Empty where the person cancels or gives none: nothing is changed without one."""
    asked = QCoreApplication.translate("Reason", "Reason, for the record")
    return ask_for_text(parent, title, asked)


class TuningView(QWidget):
    """A draft of one version at a time. ``applied`` after it was recorded."""

    applied = Signal()

    def __init__(
        self, ask_reason: AskReason = ask_for_reason, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ask_reason = ask_reason
        self._texts, self._exhibits = TuningTexts(self), TuningExhibits(self)
        self.model: TuningModel | None = None
        self._unread: list[JudgedSample] = []
        self._reader = QTimer(self)
        self._reader.setSingleShot(True)
        self._reader.timeout.connect(self._read_some)
        self.title = self._label("lineTitle")
        self.histogram = ScoreHistogram(self)
        self.rate = self._label("summary")
        self.advice = self._label("hint")
        self.counts = CountTable(self)
        self.message = self._label("reason")
        self.sliders = TuningSliders(self)
        self.source = SourceBar(self)
        self.which = QComboBox(self)
        self.which.setMinimumHeight(48)
        self.gallery = GalleryView(self)
        self.past = QComboBox(self)
        self.past.setMinimumHeight(48)
        self.apply = self._button(self.tr("Apply ..."), self.ask_and_apply)
        self.revert = self._button(self.tr("Discard the draft"), self._revert)
        self.own = self._button(self.tr("The model's own values"), self._reset)
        self._name_galleries()
        self._connect()
        self._arrange()

    def show_version(self, model: TuningModel) -> None:
        """Begin with what counts now."""
        self.model = model
        self.source.choose_pictures()
        self.message.clear()
        self._list_past()
        ready = model.table is not None and model.parts > 0
        self.setEnabled(ready)
        state = self.tr("live") if model.is_live else self.tr("not live")
        self.title.setText(self.tr("Version {0}, {1}").format(model.number, state))
        if not ready:
            self.rate.setText(self.tr("This version has judged no picture that it did not learn."))
            return
        self.refresh()

    def refresh(self) -> None:
        """Everything from the draft: no inference, some milliseconds for 10,000 parts."""
        model = self.model
        if model is None or model.table is None:
            return
        if model.line is not None:
            self._show_line(model, model.line)
        else:
            self._show_pictures(model)
        self.sliders.show_draft(model.draft, model.own, self.histogram.span[1])
        for button in (self.apply, self.revert):
            button.setEnabled(model.is_changed)

    def _show_pictures(self, model: TuningModel) -> None:
        draft, outcome = model.draft, model.outcome()
        self.histogram.show_scores(*model.scores(), draft.image_threshold, draft.uncertain_band)
        self.counts.show_outcome(outcome)
        self.rate.setText(self._texts.rate(outcome))
        self.advice.setText(self._texts.advice(outcome))
        self.advice.show()
        self.which.show()
        self._show_gallery()

    def _show_line(self, model: TuningModel, line: LineWhatIf) -> None:
        draft, scores = model.draft, line.scores(model.draft)
        self.histogram.show_scores(scores, None, draft.image_threshold, draft.uncertain_band)
        self.advice.hide()
        self.which.hide()
        if model.hides_third:
            self.counts.show_line(None, None)
            self.rate.setText(self._texts.line_hidden())
            self.gallery.show_exhibits([], "")
            return
        sides = line.sides(draft), line.sides(model.applied)
        self.counts.show_line(*sides)
        self.rate.setText(self._texts.line_rate(*sides, line.left_out))
        changed = line.changed(model.applied, draft)[:GALLERY]
        exhibits = [self._exhibits.archived(model, part, score) for part, score in changed]
        self.gallery.show_exhibits(exhibits, self.tr("No part changes side."))

    def _look(self) -> None:
        model, span = self.model, self.source.span
        if model is None or model.table is None:
            return
        model.look_at_pictures()
        self.message.clear()
        try:
            if span is not None:
                model.look_at_line(*span)
        except GoodpartError as error:
            self.source.choose_pictures()
            self.message.setText(translated(str(error)))
        self.refresh()

    def ask_and_apply(self) -> None:
        """Refused where a pinned part would get another verdict."""
        model = self.model
        if model is None:
            return
        changed = model.changed_pins()
        if changed:
            names = ", ".join(f"{file}: {verdict_text(v)}" for file, v in changed.items())
            self.message.setText(
                self.tr("Not applied. Pinned parts with another verdict: {0}").format(names)
            )
            return
        reason = self._ask_reason(self, self.tr("Apply these values"))
        if not reason:
            return
        try:
            model.apply(reason)
        except GoodpartError as error:
            self.message.setText(translated(str(error)))
            return
        when = self.tr("The line takes them at its next start.") if model.is_live else ""
        self.message.setText(" ".join((self.tr("Applied and recorded."), when)).strip())
        self._list_past()
        self.refresh()
        self.applied.emit()

    def _show_gallery(self, *, wait: bool = False) -> None:
        assert self.model is not None
        which = Gallery(self.which.currentData())
        rows = self.model.gallery(which)
        empty = {
            Gallery.CHANGED: self.tr("No part changes side."),
            Gallery.WORST_GOOD: self.tr("There is no good part that was not learned."),
            Gallery.NEAREST_BAD: self.tr("There is no bad part. They are not needed."),
        }[which]
        exhibits = [self._exhibits.picture(self.model, row, wait=wait) for row in rows]
        self.gallery.show_exhibits(exhibits, empty)
        self._unread = [] if wait else [row for row in rows if not self.model.is_read(row)]
        if self._unread:
            self._reader.start()

    def _read_some(self) -> None:
        """While nobody drags: events that wait come first."""
        if self.model is None or self.model.line is not None:
            return
        end = time.monotonic() + READ_S
        while self._unread and time.monotonic() < end:
            self.model.read(self._unread.pop(0))
        if self._unread:
            self._reader.start()
        else:
            self._show_gallery(wait=True)

    def _set(self, **values: float | None) -> None:
        if self.model is not None:
            self.model.set(**values)
            self.refresh()

    def _reset(self) -> None:
        if self.model is not None:
            self.model.reset()
            self.refresh()

    def _revert(self) -> None:
        if self.model is not None:
            self.model.revert()
            self.refresh()

    def _take_past(self, index: int) -> None:
        entry = self.past.itemData(index)
        if self.model is not None and entry is not None:
            self.model.take(entry.new)
            self.refresh()

    def _list_past(self) -> None:
        assert self.model is not None
        with QSignalBlocker(self.past):
            self.past.clear()
            self.past.addItem(self.tr("Earlier values ..."), None)
            for entry in self.model.past():
                when = stored_text(entry.at_utc)
                self.past.addItem(f"{when} {entry.by}: {entry.reason}", entry)

    def _name_galleries(self) -> None:
        self.which.addItem(self.tr("Parts that change side"), Gallery.CHANGED)
        self.which.addItem(self.tr("Good parts, worst first"), Gallery.WORST_GOOD)
        self.which.addItem(self.tr("Bad parts, nearest to “good” first"), Gallery.NEAREST_BAD)
        self.which.setCurrentIndex(1)

    def _connect(self) -> None:
        self.sliders.moved.connect(lambda name, value: self._set(**{name: value}))
        self.histogram.threshold_dragged.connect(lambda v: self._set(image_threshold=max(v, 0.0)))
        self.histogram.band_dragged.connect(lambda v: self._set(uncertain_band=v))
        self.source.changed.connect(self._look)
        self.which.currentIndexChanged.connect(lambda index: self.refresh())
        self.past.activated.connect(self._take_past)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.clicked.connect(lambda checked: act())
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addLayout(self._shown(), 1)
        row.addWidget(self._settings())

    def _shown(self) -> QVBoxLayout:
        """What the draft does."""
        left = QVBoxLayout()
        left.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.title, 1)
        top.addWidget(self.past, 1)
        left.addLayout(top)
        for widget in (self.source, self.histogram, self.rate, self.advice, self.which):
            left.addWidget(widget)
        left.addWidget(self.gallery, 1)
        return left

    def _settings(self) -> QWidget:
        """The draft, and what is done with it."""
        side = QWidget(self)
        side.setFixedWidth(SIDE_WIDTH_PX)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(6)
        right.addWidget(self.counts)
        right.addSpacing(10)
        right.addWidget(self.sliders)
        right.addStretch(1)
        right.addWidget(self.message)
        for button in (self.own, self.revert, self.apply):
            right.addWidget(button)
        return side
