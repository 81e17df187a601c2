"""A named slider that says its value."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

STEPS = 1000


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
