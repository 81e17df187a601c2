"""Textures, light, lens and sensor of the rendered part."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from camera.rendering.layers import Floats

Picture = NDArray[np.float32]
"""(H, W, 3) RGB in [0, 1]; light may exceed 1 until the sensor clips it."""


@dataclass(frozen=True, slots=True)
class Textures:
    """(H, W) factors about 1 of one part's surfaces."""

    mat: Floats
    metal: Floats
    pocket: Floats


def draw_textures(rng: np.random.Generator, height: int, width: int, angle: float) -> Textures:
    """Metal brushed at ``angle`` radians, the pocket's floor across it, a rubber mat below."""
    size = height, width
    sheen = 0.03 * clouds(rng, *size, 3) + 0.010 * clouds(rng, *size, 12)
    return Textures(
        mat=1 + 0.07 * clouds(rng, *size, 60) + 0.07 * clouds(rng, *size, 110),
        metal=1 + 0.032 * brushed(rng, *size, angle) + sheen,
        pocket=1 + 0.05 * brushed(rng, *size, angle + np.pi / 2),
    )


def brushed(rng: np.random.Generator, height: int, width: int, angle: float) -> Floats:
    """(H, W): fine parallel marks of a brush at ``angle`` radians, about N(0, 1)."""
    side = int(np.hypot(height, width)) + 2
    strips = rng.standard_normal((side, max(2, side // 24)), np.float32)
    field = cv2.resize(strips, (side, side), interpolation=cv2.INTER_LINEAR)
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), float(np.degrees(angle)), 1.0)
    turn[:, 2] += np.array(((width - side) / 2, (height - side) / 2))
    marks = cv2.warpAffine(field, turn, (width, height), borderMode=cv2.BORDER_REFLECT)
    return np.asarray(marks, np.float32)


def clouds(rng: np.random.Generator, height: int, width: int, cells: int) -> Floats:
    """(H, W): smooth variation with about ``cells`` bumps along the shorter side, zero mean."""
    side = min(height, width)
    shape = (2 + cells * height // side, 2 + cells * width // side)
    coarse = rng.standard_normal(shape, np.float32)
    smooth = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(smooth, np.float32)


def lamp(height: int, width: int, angle: float, strength: float) -> Floats:
    """(H, W): factor of a soft lamp, 1 in the middle and higher towards the lamp."""
    x = np.linspace(-1, 1, width, dtype=np.float32) * np.float32(strength * np.cos(angle))
    y = np.linspace(-1, 1, height, dtype=np.float32) * np.float32(strength * np.sin(angle))
    return np.asarray(1 + x[None, :] + y[:, None], np.float32)


def lens(planes: Floats) -> Picture:
    """(3, H, W) planes as the picture that a slightly soft lens throws on the sensor."""
    interleaved = cv2.merge(list(planes))
    return np.asarray(cv2.GaussianBlur(interleaved, (3, 3), 0.5), np.float32)


def sensor(rng: np.random.Generator, picture: Picture) -> NDArray[np.uint8]:
    """(H, W, 3): the 8-bit picture with shot noise and read noise."""
    spread = picture * np.float32(0.00012)
    spread += np.float32(0.00002)
    noisy = rng.standard_normal(picture.shape, np.float32)
    noisy *= np.sqrt(spread, out=spread)
    noisy += picture
    np.maximum(noisy, 0, out=noisy)
    return np.asarray(cv2.convertScaleAbs(noisy, alpha=255), np.uint8)
