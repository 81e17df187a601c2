"""Setting up a line's camera on its live picture."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.recipes.recipe import Polygon, Rectangle
from app.recipes.setup import RecipeSetup
from app.ui.live.picture import shrunk
from app.ui.sentences import translated
from app.ui.setup.gauges import HistogramView, SharpnessBar
from app.ui.setup.preview import Preview
from camera.setup.histogram import histogram
from camera.setup.sharpness import SharpnessGauge
from camera.types import Frame
from core.errors import GoodpartError
from core.evaluation.overlay import display_image
from core.types import Image

Result = TypeVar("Result")

SIDE_WIDTH_PX = 380
MEASURE_S = 0.2
LARGEST_MEASURED_PX = 1024
"""A side of what is measured: the middle of a large picture, so that drawing stays quick."""


class ShowsFrames(Protocol):
    """A line's model, or a camera without a line."""

    @property
    def frame(self) -> Frame | None: ...


class SetupView(QWidget):
    """Focus, light, region of interest, masks and reference. ``left`` when the operator is done."""

    left = Signal()

    def __init__(
        self, model: ShowsFrames, setup: RecipeSetup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._setup = model, setup
        self._gauge = SharpnessGauge()
        self._shown: object = None
        self._is_new_here = True
        self._measured_at = 0.0
        self.preview = Preview(self)
        self.bar = SharpnessBar(self)
        self.focus = QLabel(self)
        self.histogram = HistogramView(self)
        self.light = QLabel(self)
        self.message = QLabel(self)
        for label in (self.focus, self.light, self.message):
            label.setWordWrap(True)
        self.message.setObjectName("reason")
        self.grid = self._toggle(self.tr("Grid"), self.preview.show_grid)
        self.ghost = self._toggle(self.tr("Ghost"), self._show_ghost)
        self.region = self._toggle(self.tr("Region"), self._show_region)
        self.save = self._button(self.tr("Save the region"), self.save_region)
        self.save.setEnabled(False)
        self._arrange()

    def refresh(self) -> None:
        """Show the newest frame; measure it some times a second."""
        frame = self._model.frame
        if frame is None or frame is self._shown:
            return
        self._shown = frame
        size = (frame.image.shape[0], frame.image.shape[1])
        self.preview.show_picture(display_image(shrunk(frame.image)), size)
        self._enter()
        now = time.monotonic()
        if now - self._measured_at >= MEASURE_S:
            self._measured_at = now
            self._measure(frame.image)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self._is_new_here = True
        super().hideEvent(event)

    def _enter(self) -> None:
        """With the first picture: show the region that the recipe has."""
        if self._is_new_here:
            self._is_new_here = False
            self.region.setChecked(self._tried(self._setup.region) is not None)
            self.preview.clear_masks()
            for polygon in self._tried(self._setup.ignore) or ():
                self.preview.add_mask(polygon.points)

    def _measure(self, image: Image) -> None:
        part = _middle(_cut(image, self.preview.region))
        reading = self._gauge.measure(part)
        self.bar.show_reading(reading)
        self.focus.setText(
            self.tr("Sharpness {0} of the best {1} ({2} %)").format(
                self._number(reading.value),
                self._number(reading.maximum),
                round(reading.share * 100),
            )
        )
        spread = histogram(part)
        self.histogram.show_histogram(spread)
        self.light.setText(
            self.tr("Brightness {0} %, too dark {1} %, too bright {2} %").format(
                round(spread.mean * 100),
                self._number(spread.clipped_dark * 100),
                self._number(spread.clipped_bright * 100),
            )
        )

    def _number(self, value: float) -> str:
        return self.locale().toString(value, "f", 1)

    def _forget(self) -> None:
        self._gauge.reset()

    def _show_ghost(self, visible: bool) -> None:
        reference = self._tried(self._setup.reference) if visible else None
        if visible and reference is None:
            self.ghost.setChecked(False)
            self.message.setText(self.tr("There is no reference yet."))
        picture = None if reference is None else display_image(shrunk(reference))
        self.preview.show_ghost(picture)

    def _show_region(self, visible: bool) -> None:
        frame = self._model.frame
        self.save.setEnabled(visible and frame is not None)
        if not visible or frame is None:
            self.preview.show_region(None)
            return
        height, width = frame.image.shape[:2]
        saved = self._tried(self._setup.region)
        inset = (width // 8, height // 8, width * 3 // 4, height * 3 // 4)
        box = inset if saved is None else (saved.x, saved.y, saved.width, saved.height)
        self.preview.show_region(box)

    def save_region(self) -> None:
        """The region that shows, into the recipe."""
        box = self.preview.region
        if box is not None:
            region = Rectangle(x=box[0], y=box[1], width=box[2], height=box[3])
            self._tried(lambda: self._setup.save_region(region), done=True)

    def forget_region(self) -> None:
        """The whole picture is inspected."""
        self.region.setChecked(False)
        self._tried(lambda: self._setup.save_region(None), done=True)

    def save_masks(self) -> None:
        """What the polygons cover is left out of the judgement."""
        polygons = [Polygon(points=corners) for corners in self.preview.masks]
        self._tried(lambda: self._setup.save_ignore(polygons), done=True)

    def save_reference(self) -> None:
        """The present picture becomes the recipe's reference."""
        frame = self._model.frame
        if frame is not None:
            self._tried(lambda: self._setup.save_reference(frame.image), done=True)

    def _tried(self, action: Callable[[], Result], done: bool = False) -> Result | None:
        try:
            result = action()
        except GoodpartError as error:
            self.message.setText(translated(str(error)))
            return None
        if done:
            self.message.setText(self.tr("Saved. It takes effect when the line starts again."))
        return result

    def _toggle(self, text: str, act: Callable[[bool], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("choice")
        button.setCheckable(True)
        button.toggled.connect(act)
        return button

    def _choice(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = self._button(text, act)
        button.setObjectName("choice")
        return button

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("action")
        button.clicked.connect(lambda checked: act())
        return button

    def _arrange(self) -> None:
        side = QWidget(self)
        side.setFixedWidth(SIDE_WIDTH_PX)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        sharpness = QHBoxLayout()
        sharpness.addWidget(self._heading(self.tr("Focus")), 1)
        sharpness.addWidget(self._button(self.tr("Forget the best"), self._forget))
        column.addLayout(sharpness)
        column.addWidget(self.bar)
        column.addWidget(self.focus)
        column.addWidget(self._heading(self.tr("Light")))
        column.addWidget(self.histogram, 1)
        column.addWidget(self.light)
        column.addWidget(self._heading(self.tr("Position")))
        switches = QHBoxLayout()
        for button in (self.grid, self.ghost, self.region):
            switches.addWidget(button)
        column.addLayout(switches)
        regions = QHBoxLayout()
        regions.addWidget(self.save)
        regions.addWidget(self._button(self.tr("Whole picture"), self.forget_region))
        column.addLayout(regions)
        column.addWidget(self._button(self.tr("Take as reference"), self.save_reference))
        column.addWidget(self._heading(self.tr("Left out of the judgement")))
        masks = QHBoxLayout()
        masks.addWidget(self._choice(self.tr("Add"), self.preview.add_mask))
        masks.addWidget(self._choice(self.tr("Clear"), self.preview.clear_masks))
        masks.addWidget(self._choice(self.tr("Save"), self.save_masks))
        column.addLayout(masks)
        column.addWidget(self.message)
        column.addWidget(self._button(self.tr("Done"), self.left.emit))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(self.preview, 1)
        row.addWidget(side)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName("cardTitle")
        return label


def _cut(image: Image, region: tuple[int, int, int, int] | None) -> Image:
    if region is None:
        return image
    x, y, width, height = region
    part: Image = image[y : y + height, x : x + width]
    return part


def _middle(image: Image) -> Image:
    height, width = image.shape[:2]
    rows, columns = min(height, LARGEST_MEASURED_PX), min(width, LARGEST_MEASURED_PX)
    top, left = (height - rows) // 2, (width - columns) // 2
    part: Image = image[top : top + rows, left : left + columns]
    return part
