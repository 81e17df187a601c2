"""Sliders, histogram, counts and the pictures that change side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.library.what_if import JudgedSample
from app.ui.live.verdict_style import verdict_text
from app.ui.sentences import translated
from app.ui.tuning.counts import CountTable
from app.ui.tuning.histogram import ScoreHistogram
from app.ui.tuning.sliders import NamedSlider
from app.ui.tuning.texts import TuningTexts
from app.ui.tuning.tuning_model import Gallery, TuningModel
from app.ui.widgets.gallery import Exhibit, GalleryView
from core.errors import GoodpartError
from core.types import Verdict

SIDE_WIDTH_PX = 380
LARGEST_AREA_PX = 500
AskReason = Callable[[QWidget, str], str]


def ask_for_reason(parent: QWidget, title: str) -> str:
    """Empty where the person cancels or gives none: nothing is changed without one."""
    text, accepted = QInputDialog.getText(parent, title, parent.tr("Reason, for the record"))
    return text.strip() if accepted else ""


class TuningView(QWidget):
    """A draft of one version at a time. ``applied`` after it was recorded."""

    applied = Signal()

    def __init__(
        self, ask_reason: AskReason = ask_for_reason, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ask_reason = ask_reason
        self._texts = TuningTexts(self)
        self.model: TuningModel | None = None
        self.title = self._label("lineTitle")
        self.histogram = ScoreHistogram(self)
        self.rate = self._label("summary")
        self.advice = self._label("hint")
        self.counts = CountTable(self)
        self.message = self._label("reason")
        self._make_sliders()
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
        draft, outcome = model.draft, model.outcome()
        self.histogram.show_scores(*model.scores(), draft.image_threshold, draft.uncertain_band)
        self.counts.show_outcome(outcome)
        self.rate.setText(self._texts.rate(outcome))
        self.advice.setText(self._texts.advice(outcome))
        self._show_sliders()
        self._show_gallery()
        for button in (self.apply, self.revert):
            button.setEnabled(model.is_changed)

    def ask_and_apply(self) -> None:
        """Refused where a pinned part would get another verdict."""
        model = self.model
        if model is None:
            return
        changed = model.changed_pins()
        if changed:
            names = ", ".join(f"{file}: {verdict_text(v)}" for file, v in changed.items())
            self.message.setText(
                self.tr("Not applied: pinned parts would change. {0}").format(names)
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

    def _show_sliders(self) -> None:
        assert self.model is not None
        draft, top = self.model.draft, self.histogram.span[1]
        self.threshold.set_range(0, top)
        self.band.set_range(0, top / 4)
        self.pixel.set_range(0, top)
        self.threshold.show_value(draft.image_threshold)
        self.band.show_value(draft.uncertain_band)
        share = round(draft.weight_local * 100)
        self.weight.show_value(draft.weight_local, f"{share} % / {100 - share} %")
        self.pixel.show_value(draft.pixel_threshold)
        self.area.show_value(draft.minimum_area_px, f"{draft.minimum_area_px} px")

    def _show_gallery(self) -> None:
        assert self.model is not None
        which = Gallery(self.which.currentData())
        rows = self.model.gallery(which)
        empty = {
            Gallery.CHANGED: self.tr("No part changes side."),
            Gallery.WORST_GOOD: self.tr("There is no good part that was not learned."),
            Gallery.NEAREST_BAD: self.tr("There is no bad part. They are not needed."),
        }[which]
        self.gallery.show_exhibits([self._exhibit(row) for row in rows], empty)

    def _exhibit(self, row: JudgedSample) -> Exhibit:
        assert self.model is not None
        verdict = self.model.verdict(row)
        said = self.tr("good") if row.is_good else row.sample.kind or self.tr("bad")
        score = self.locale().toString(self.model.score(row), "f", 3)
        caption = f"{verdict_text(verdict)} · {score} · {said}"
        try:
            picture = self.model.picture(row)
        except GoodpartError:
            return Exhibit(None, self.tr("{0}: the picture is gone").format(row.sample.file))
        wrong = verdict is not (Verdict.OK if row.is_good else Verdict.NG)
        return Exhibit(picture, caption, verdict if wrong and verdict is not Verdict.OK else None)

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
                when = entry.at_utc[:16].replace("T", " ")
                self.past.addItem(f"{when} {entry.by}: {entry.reason}", entry)

    def _make_sliders(self) -> None:
        self.threshold = NamedSlider(
            self.tr("Image threshold"), self.tr("A part with a higher score is NG."), 3, self
        )
        self.band = NamedSlider(
            self.tr("Band for “uncertain”"),
            self.tr("So near the threshold a person should look."),
            3,
            self,
        )
        self.weight = NamedSlider(
            self.tr("Surface / layout"),
            self.tr("How much the surface counts against layout and missing parts."),
            2,
            self,
        )
        self.pixel = NamedSlider(
            self.tr("Pixel threshold"), self.tr("What is marked in the picture."), 3, self
        )
        self.area = NamedSlider(
            self.tr("Smallest marked area"), self.tr("Smaller spots are not marked."), 0, self
        )
        self.weight.set_range(0, 1)
        self.area.set_range(1, LARGEST_AREA_PX)

    def _name_galleries(self) -> None:
        self.which.addItem(self.tr("Parts that change side"), Gallery.CHANGED)
        self.which.addItem(self.tr("Good parts, worst first"), Gallery.WORST_GOOD)
        self.which.addItem(self.tr("Bad parts, nearest to “good” first"), Gallery.NEAREST_BAD)
        self.which.setCurrentIndex(1)

    def _connect(self) -> None:
        self.threshold.moved.connect(lambda v: self._set(image_threshold=v))
        self.band.moved.connect(lambda v: self._set(uncertain_band=v))
        self.weight.moved.connect(lambda v: self._set(weight_local=v))
        self.pixel.moved.connect(lambda v: self._set(pixel_threshold=v))
        self.area.moved.connect(lambda v: self._set(minimum_area_px=round(v)))
        self.histogram.threshold_dragged.connect(lambda v: self._set(image_threshold=max(v, 0.0)))
        self.histogram.band_dragged.connect(lambda v: self._set(uncertain_band=v))
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
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.title, self.histogram, self.rate, self.advice, self.which):
            left.addWidget(widget)
        left.addWidget(self.gallery, 1)
        side = QWidget(self)
        side.setFixedWidth(SIDE_WIDTH_PX)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(6)
        right.addWidget(self.counts)
        for slider in (self.threshold, self.band, self.weight, self.pixel, self.area):
            right.addWidget(slider)
        right.addStretch(1)
        right.addWidget(self.message)
        for button in (self.past, self.own, self.revert, self.apply):
            right.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(side)
