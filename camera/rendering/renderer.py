"""Good and defective parts by number, for demo, simulated line and tests."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from camera.rendering.defects import DEFECT_KINDS, Defect, DefectKind, draw_defect
from camera.rendering.drawing import paint
from camera.rendering.scene import Scene, draw_scene
from camera.rendering.surfaces import Picture, Textures, draw_textures, sensor

MINIMUM_SIDE = 128
VISIBLE = 0.03
"""Change of brightness, of 1, from which a pixel belongs to a defect's mask: three sigma of the
sensor's noise on the metal."""
_GOOD, _BAD = 0, 1
_SCENE, _TEXTURE, _SENSOR, _DEFECT = range(4)


@dataclass(frozen=True, slots=True)
class RenderedDefect:
    """``image`` (H, W, 3) uint8 RGB, ``mask`` (H, W) true where the defect changed the part."""

    image: NDArray[np.uint8]
    mask: NDArray[np.bool_]
    kind: DefectKind


class PartRenderer:
    """Pictures depend on (seed, index) and the size alone, so any of them can be had again."""

    def __init__(self, seed: int, height: int = 256, width: int = 256) -> None:
        if min(height, width) < MINIMUM_SIDE:
            raise ValueError(f"A part needs at least {MINIMUM_SIDE} pixels a side.")
        self._seed, self._height, self._width = seed, height, width

    def good(self, index: int) -> NDArray[np.uint8]:
        """Good part number ``index``: (H, W, 3) uint8 RGB."""
        return self._sound(_GOOD, index)

    def defective(self, index: int, kind: DefectKind) -> RenderedDefect:
        """Part number ``index`` of the bad ones, with a defect of that kind."""
        scene, textures = self._part(_BAD, index)
        defect = self._defect(index, kind, scene)
        spoilt = paint(defect.scene, textures, defect.damage)
        mask = _changed(paint(scene, textures), spoilt)
        return RenderedDefect(sensor(self._rng(_BAD, index, _SENSOR), spoilt), mask, kind)

    def before_damage(self, index: int) -> NDArray[np.uint8]:
        """Part number ``index`` of the bad ones, with the same noise, before it went wrong."""
        return self._sound(_BAD, index)

    def _sound(self, lot: int, index: int) -> NDArray[np.uint8]:
        return sensor(self._rng(lot, index, _SENSOR), paint(*self._part(lot, index)))

    def _part(self, lot: int, index: int) -> tuple[Scene, Textures]:
        scene = draw_scene(self._rng(lot, index, _SCENE), self._height, self._width)
        rng = self._rng(lot, index, _TEXTURE)
        return scene, draw_textures(rng, self._height, self._width, scene.brush_angle)

    def _defect(self, index: int, kind: DefectKind, scene: Scene) -> Defect:
        rng = self._rng(_BAD, index, _DEFECT, DEFECT_KINDS.index(kind))
        return draw_defect(kind, scene, rng)

    def _rng(self, *path: int) -> np.random.Generator:
        return np.random.default_rng((self._seed, *path))


def _changed(sound: Picture, spoilt: Picture) -> NDArray[np.bool_]:
    """(H, W): where the pictures differ visibly, gaps of a pixel closed."""
    change = cv2.absdiff(np.clip(sound, 0, 1), np.clip(spoilt, 0, 1)).max(axis=2) > VISIBLE
    closed = cv2.morphologyEx(change.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    return np.asarray(closed > 0)
