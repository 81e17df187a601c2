"""Small pictures of parts: loaded beside, the newest wish first, a bounded number kept."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.store.parts import FindsPictures, KeptPictures, PartRow
from app.ui.background import Background
from app.ui.live.picture import shrunk
from app.ui.widgets.rgb_image import qimage
from core.data.images import read_image
from core.errors import GoodpartError
from core.evaluation.overlay import display_image

LONGEST_PX = 160
KEPT = 600
WAITING = 40
"""Wishes: more than a screen shows were scrolled past."""


class Thumbnails(QObject):
    """``arrived`` tells that a picture may be drawn now."""

    arrived = Signal()

    def __init__(
        self, pictures: FindsPictures | None, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pictures, self._background = pictures, background
        self._known: OrderedDict[int, QImage | None] = OrderedDict()
        self._wishes: OrderedDict[int, None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._known)

    def image(self, row: PartRow) -> QImage | None:
        """None where there is none, or not yet: then it is asked for."""
        if row.id in self._known:
            self._known.move_to_end(row.id)
            return self._known[row.id]
        if self._pictures is not None and row.id not in self._wishes:
            self._wish(row, self._pictures)
        return None

    def is_missing(self, row: PartRow) -> bool:
        """Whether it is known that there is none."""
        return self._pictures is None or self._known.get(row.id, row) is None

    def _wish(self, row: PartRow, pictures: FindsPictures) -> None:
        self._wishes[row.id] = None
        if len(self._wishes) > WAITING:
            passed, _ = self._wishes.popitem(last=False)
            self._background.forget(str(passed))
        self._background.submit(
            str(row.id),
            partial(_load, pictures, row),
            partial(self._take, row.id),
            lambda error: self._take(row.id, None),
        )

    def _take(self, part: int, image: QImage | None) -> None:
        self._wishes.pop(part, None)
        self._known[part] = image
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        self.arrived.emit()


def _load(pictures: FindsPictures, row: PartRow) -> QImage | None:
    """The overlay says more than the picture alone. A damaged file is none."""
    for path in _in_order(pictures.of(row)):
        try:
            return qimage(display_image(shrunk(read_image(path), LONGEST_PX)))
        except GoodpartError:
            continue
    return None


def _in_order(kept: KeptPictures) -> list[Path]:
    return [path for path in (kept.overlay, kept.original, kept.heat_map) if path is not None]
