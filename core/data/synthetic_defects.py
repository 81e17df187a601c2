"""Defects made of a good picture's own pixels in the shape of fractals.

Source: FractalAD, arXiv 2301.12739. Where the authors told objects from textures by the name of a
data set's class, each picture decides for itself here (see ``foreground_of``).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from core.data.fractals import render_fractal
from core.types import Mask

Picture = NDArray[np.float32]
"""(H, W, 3) RGB in [0, 1]."""

SIDES = (0.1, 0.5)
"""Of the patch, as shares of the picture's smaller side."""
ANGLES = (15.0, 75.0)
NOISE = 10 / 255
DILATIONS = 3
BORDER_SHARE, TOLERANCE = 0.05, 0.12
"""Ring that shows the ground, and how far a colour may be from its median and still be ground."""
UNIFORM = 0.8
"""Share of the ring that must be of one colour for there to be a ground at all."""
OBJECT_SHARES = (0.05, 0.9)


def synthetic_defect(rng: np.random.Generator, picture: Picture) -> tuple[Picture, Mask]:
    """A copy of ``picture`` with a defect, and true where it is. The same for the same ``rng``."""
    height, width = picture.shape[:2]
    side = max(8, int(rng.uniform(*SIDES) * min(height, width)))
    patch = _recoloured(rng, _crop(rng, picture, side))
    patch, inside = _turned(rng, patch)
    shape = render_fractal(rng, side, side) & inside
    grown = cv2.dilate(shape.astype(np.uint8), np.ones((3, 3), np.uint8), iterations=DILATIONS) > 0
    shape = np.asarray(grown, np.bool_) & inside
    if rng.random() < 0.5:
        patch = patch + rng.normal(0, NOISE, patch.shape).astype(np.float32)
    top, left = _place(rng, picture, side)
    result, mask = picture.copy(), np.zeros((height, width), np.bool_)
    mask[top : top + side, left : left + side] = shape
    result[top : top + side, left : left + side][shape] = patch[shape].clip(0, 1)
    return result, mask


def foreground_of(picture: Picture) -> Mask | None:
    """True on the part where it lies on an even ground; None where the picture has no ground.

    A texture fills its picture, so that its border has no one colour or is like all the rest.
    """
    height, width = picture.shape[:2]
    ring = np.ones((height, width), np.bool_)
    depth = max(1, int(BORDER_SHARE * min(height, width)))
    ring[depth:-depth, depth:-depth] = False
    ground = np.median(picture[ring], axis=0)
    differs = np.abs(picture - ground).max(axis=2) > TOLERANCE
    share = differs.mean()
    is_object = (~differs[ring]).mean() >= UNIFORM and OBJECT_SHARES[0] < share < OBJECT_SHARES[1]
    return np.asarray(differs, np.bool_) if is_object else None


def _crop(rng: np.random.Generator, picture: Picture, side: int) -> Picture:
    top = int(rng.integers(picture.shape[0] - side + 1))
    left = int(rng.integers(picture.shape[1] - side + 1))
    return picture[top : top + side, left : left + side].copy()


def _recoloured(rng: np.random.Generator, patch: Picture) -> Picture:
    """One of three changes: a slight one, a strong one, or two channels by factors."""
    kind = rng.integers(3)
    if kind == 2:
        factors = np.ones(3)
        factors[rng.permutation(3)[:2]] = rng.uniform(0, 2, 2)
        return np.asarray((patch * factors).clip(0, 1), np.float32)
    most = 0.2 if kind == 0 else 1.0
    brightness, contrast = rng.uniform(1 - most, 1 + most, 2)
    bright = patch * brightness
    return np.asarray(((bright - bright.mean()) * contrast + bright.mean()).clip(0, 1), np.float32)


def _turned(rng: np.random.Generator, patch: Picture) -> tuple[Picture, Mask]:
    """Flipped and rotated within its frame, and true where it still has pixels."""
    for axis in (0, 1):
        if rng.random() < 0.5:
            patch = np.flip(patch, axis)
    side = patch.shape[0]
    centre = ((side - 1) / 2, (side - 1) / 2)
    turn = cv2.getRotationMatrix2D(centre, float(rng.uniform(*ANGLES)), 1.0)
    turned = cv2.warpAffine(np.ascontiguousarray(patch), turn, (side, side))
    inside = cv2.warpAffine(np.ones((side, side), np.float32), turn, (side, side)) > 0.99
    return np.asarray(turned, np.float32), np.asarray(inside, np.bool_)


def _place(rng: np.random.Generator, picture: Picture, side: int) -> tuple[int, int]:
    """Top and left; centred on the part where there is one."""
    height, width = picture.shape[:2]
    part = foreground_of(picture)
    if part is None:
        return int(rng.integers(height - side + 1)), int(rng.integers(width - side + 1))
    rows, columns = np.nonzero(part)
    chosen = rng.integers(len(rows))
    top, left = int(rows[chosen]) - side // 2, int(columns[chosen]) - side // 2
    return min(max(top, 0), height - side), min(max(left, 0), width - side)
