"""A named slider that says its value."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from app.library.scores import ModelValues

STEPS = 1000
LARGEST_AREA_PX = 500
LARGEST_WEIGHT = 2.0
"""Of the third score: twice what the paper gives it, or what the version brought along."""


class NamedSlider(QWidget):
    """``moved`` only when a person moves it. Values lie between ``low`` and ``high``."""

    moved = Signal(float)

    def __init__(self, title: str, hint: str, decimals: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high, self._decimals = 0.0, 1.0, decimals
        self.title = QLabel(title, self)
        self.title.setObjectName("sliderTitle")
        self.value_label = QLabel(self)
        self.value_label.setObjectName("sliderTitle")
        self.value_label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, STEPS)
        self.slider.setAccessibleName(title)
        self.setToolTip(hint)
        self.slider.valueChanged.connect(self._tell)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.value_label, 0, 1)
        grid.addWidget(self.slider, 1, 0, 1, 2)

    def set_range(self, low: float, high: float) -> None:
        self._low, self._high = low, max(high, low + 1e-9)

    def show_value(self, value: float, text: str = "") -> None:
        """``text`` instead of the number."""
        share = (value - self._low) / (self._high - self._low)
        self.slider.blockSignals(True)
        self.slider.setValue(round(min(1.0, max(0.0, share)) * STEPS))
        self.slider.blockSignals(False)
        self.value_label.setText(text or self.locale().toString(value, "f", self._decimals))

    def _tell(self, step: int) -> None:
        self.moved.emit(self._low + (self._high - self._low) * step / STEPS)


class TuningSliders(QWidget):
    """All that a draft may change. ``moved`` tells the field of ``Tuning`` and its value."""

    moved = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        made: dict[str, NamedSlider] = {}
        for field, (title, hint, digits) in texts.items():
            made[field] = NamedSlider(title, hint, digits, self)
            column.addWidget(made[field])
        self.threshold, self.band, self.weight, self.whole, self.pixel, self.area = made.values()
        self.weight.set_range(0, 1)
        self.whole.hide()
        self.area.set_range(1, LARGEST_AREA_PX)
        for field, slider in made.items():
            slider.moved.connect(
                lambda value, field=field: self.moved.emit(
                    field, round(value) if field == "minimum_area_px" else value
                )
            )

    def show_draft(self, draft: ModelValues, own: ModelValues, top: float) -> None:
        """``top`` ends the sliders of scores, as it does the histogram.

        ``own`` is what the version brought along: without a third score it can't be weighed.
        """
        self.threshold.set_range(0, top)
        self.band.set_range(0, top / 4)
        self.pixel.set_range(0, top)
        self.threshold.show_value(draft.image_threshold)
        self.band.show_value(draft.uncertain_band)
        share = round(draft.weight_local * 100)
        self.weight.show_value(draft.weight_local, f"{share} % / {100 - share} %")
        self._show_whole(draft.puad_weight, own.puad_weight)
        self.pixel.show_value(draft.pixel_threshold)
        self.area.show_value(draft.minimum_area_px, f"{draft.minimum_area_px} px")

    def _show_whole(self, weight: float | None, own: float | None) -> None:
        self.whole.setVisible(weight is not None and own is not None)
        if weight is not None and own is not None:
            self.whole.set_range(0, LARGEST_WEIGHT * max(1.0, own))
            self.whole.show_value(weight, "" if weight > 0 else self.tr("off"))

    def _texts(self) -> dict[str, tuple[str, str, int]]:
        """Title, hint and digits by field, in the order of the column."""
        return {
            "image_threshold": (
                self.tr("Image threshold"),
                self.tr("A part with a higher score is NG."),
                3,
            ),
            "uncertain_band": (
                self.tr("Band for “uncertain”"),
                self.tr("So near the threshold a person should look."),
                3,
            ),
            "weight_local": (
                self.tr("Surface / layout"),
                self.tr("How much the surface counts against layout and missing parts."),
                2,
            ),
            "puad_weight": (
                self.tr("Part as a whole"),
                self.tr(
                    "How much a wrong count, level or variant counts beside surface and layout, "
                    "where no single place looks odd. At the left end it is off."
                ),
                2,
            ),
            "pixel_threshold": (
                self.tr("Pixel threshold"),
                self.tr("What is marked in the picture."),
                3,
            ),
            "minimum_area_px": (
                self.tr("Smallest marked area"),
                self.tr("Smaller spots are not marked."),
                0,
            ),
        }
