"""Pictures with their verdicts, as many as fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.live.verdict_style import WRONG, colours
from app.ui.widgets.rgb_image import qimage
from core.evaluation.overlay import Rgb
from core.types import Verdict

TILE_PX = 180
GAP_PX = 10


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One picture. ``verdict`` gives the caption its colour, None leaves it grey.

    ``wrong`` makes it stand out whatever the verdict, by a sign as well: a bad part that was
    called OK.
    """

    picture: Rgb | None
    caption: str
    verdict: Verdict | None = None
    wrong: bool = False


class GalleryView(QScrollArea):
    """Rebuilt as a whole: some dozens of pictures at most. As many columns as fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = 1
        self._page = QWidget(self)
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_PX)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._tiles: list[_Tile] = []
        self._empty = QLabel(self._page)
        self._empty.setObjectName("hint")
        self._empty.setWordWrap(True)
        self._empty.setMinimumWidth(3 * TILE_PX)
        self._grid.addWidget(self._empty, 0, 0, 1, -1)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(120)

    @property
    def captions(self) -> list[str]:
        return [tile.caption.text() for tile in self._tiles if not tile.isHidden()]

    def show_exhibits(self, exhibits: Sequence[Exhibit], empty: str) -> None:
        """``empty`` is said where there is nothing to show."""
        while len(self._tiles) < len(exhibits):
            self._tiles.append(_Tile(self._page))
            self._place(len(self._tiles) - 1)
        for tile, exhibit in zip(self._tiles, exhibits, strict=False):
            tile.show_exhibit(exhibit)
            tile.show()
        for tile in self._tiles[len(exhibits) :]:
            tile.hide()
        self._empty.setText(empty)
        self._empty.setVisible(not exhibits)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        columns = max(1, (self.viewport().width() + GAP_PX) // (TILE_PX + GAP_PX))
        if columns != self._columns:
            self._columns = columns
            for index in range(len(self._tiles)):
                self._place(index)

    def _place(self, index: int) -> None:
        row, column = divmod(index, self._columns)
        self._grid.addWidget(self._tiles[index], 1 + row, column)


class _Tile(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.picture = QLabel(self)
        self.picture.setFixedSize(TILE_PX, TILE_PX)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption = QLabel(self)
        self.caption.setObjectName("caption")
        self.caption.setWordWrap(True)
        self.caption.setFixedWidth(TILE_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.picture)
        column.addWidget(self.caption)

    def show_exhibit(self, exhibit: Exhibit) -> None:
        if exhibit.picture is None:
            self.picture.clear()
        else:
            self.picture.setPixmap(_pixmap(exhibit.picture))
        wrong = exhibit.wrong
        self.caption.setText(WRONG.format(exhibit.caption) if wrong else exhibit.caption)
        sheet = ""
        verdict = Verdict.NG if wrong else exhibit.verdict
        if verdict is not None and verdict is not Verdict.OK:
            ground, ink = colours(verdict, self.palette())
            sheet = f"background: {ground.name()}; color: {ink.name()}; padding: 2px 6px;"
        self.caption.setStyleSheet(sheet)


def _pixmap(picture: Rgb) -> QPixmap:
    return QPixmap.fromImage(qimage(picture)).scaled(
        TILE_PX,
        TILE_PX,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
