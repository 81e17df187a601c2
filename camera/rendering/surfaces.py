"""Light, metal and sensor of the rendered part. Pictures are (H, W, 3) float32 RGB in [0, 1]."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]
Layer = NDArray[np.float32]
"""(H, W) in [0, 1] or a zero-mean modulation."""


def brushed(rng: np.random.Generator, height: int, width: int, angle: float) -> Layer:
    """Fine parallel marks of a brush at ``angle`` radians, zero mean, about unit variance."""
    side = int(np.hypot(height, width)) + 2
    strips = rng.normal(size=(side, max(2, side // 24))).astype(np.float32)
    field = cv2.resize(strips, (side, side), interpolation=cv2.INTER_LINEAR)
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), float(np.degrees(angle)), 1.0)
    turn[:, 2] += np.array(((width - side) / 2, (height - side) / 2))
    return np.asarray(
        cv2.warpAffine(field, turn, (width, height), borderMode=cv2.BORDER_REFLECT), np.float32
    )


def clouds(rng: np.random.Generator, height: int, width: int, cells: int) -> Layer:
    """Smooth variation with about ``cells`` bumps along each side, zero mean."""
    coarse = rng.normal(size=(cells + 2, cells + 2)).astype(np.float32)
    return np.asarray(
        cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), np.float32
    )


def lamp(height: int, width: int, angle: float, strength: float) -> Layer:
    """Brightness factor of a soft lamp at one side: 1 in the middle, higher towards the lamp."""
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    return np.asarray(1 + strength * (x * np.cos(angle) + y * np.sin(angle)), np.float32)


def blend(picture: Picture, colour: Picture | tuple[float, float, float], cover: Layer) -> Picture:
    """``colour`` laid over ``picture`` where ``cover`` is 1."""
    over = np.asarray(colour, np.float32)
    return np.asarray(picture + cover[..., None] * (over - picture), np.float32)


def sensor(rng: np.random.Generator, picture: Picture) -> NDArray[np.uint8]:
    """The 8-bit picture with shot noise and read noise."""
    spread = np.sqrt(np.maximum(picture, 0) * 0.00012 + 0.00002)
    noisy = picture + rng.standard_normal(picture.shape, np.float32) * spread
    return np.asarray(np.clip(noisy, 0, 1) * 255 + 0.5, np.float32).astype(np.uint8)
