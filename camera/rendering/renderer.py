"""Good and defective parts by number, for demo, simulated line and tests."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from camera.rendering.defects import DefectKind, draw_defect
from camera.rendering.drawing import paint
from camera.rendering.scene import draw_scene
from camera.rendering.surfaces import Picture, sensor

MINIMUM_SIDE = 128
VISIBLE = 0.03
"""Change of brightness, of 1, from which a pixel belongs to a defect's mask."""
_GOOD, _BAD = 0, 1


@dataclass(frozen=True, slots=True)
class RenderedDefect:
    """``image`` (H, W, 3) uint8 RGB, ``mask`` (H, W) true where the defect changed the part."""

    image: NDArray[np.uint8]
    mask: NDArray[np.bool_]
    kind: DefectKind


class PartRenderer:
    """Pictures depend on (seed, index) alone, so any of them can be had again."""

    def __init__(self, seed: int, height: int = 256, width: int = 256) -> None:
        if min(height, width) < MINIMUM_SIDE:
            raise ValueError(f"A part needs at least {MINIMUM_SIDE} pixels a side.")
        self._seed, self._height, self._width = seed, height, width

    def good(self, index: int) -> NDArray[np.uint8]:
        """Good part number ``index``: (H, W, 3) uint8 RGB."""
        rng = np.random.default_rng((self._seed, _GOOD, index))
        scene = draw_scene(rng, self._height, self._width)
        return sensor(rng, paint(scene, rng))

    def defective(self, index: int, kind: DefectKind) -> RenderedDefect:
        """Part number ``index`` of the bad ones, with a defect of that kind."""
        rng = np.random.default_rng((self._seed, _BAD, index))
        scene = draw_scene(rng, self._height, self._width)
        defect = draw_defect(kind, scene, rng)
        textures = int(rng.integers(2**32))
        sound = paint(scene, np.random.default_rng(textures))
        spoilt = defect.damage(paint(defect.scene, np.random.default_rng(textures)))
        return RenderedDefect(sensor(rng, spoilt), _changed(sound, spoilt), kind)


def _changed(sound: Picture, spoilt: Picture) -> NDArray[np.bool_]:
    """Where the pictures differ visibly, small gaps closed."""
    change = np.abs(np.clip(sound, 0, 1) - np.clip(spoilt, 0, 1)).max(axis=2) > VISIBLE
    closed = cv2.morphologyEx(change.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    return np.asarray(closed > 0)
