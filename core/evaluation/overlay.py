"""An anomaly map drawn over its image."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from core.types import Image, Map, Mask

FULL_SCALES = (255, 1023, 4095, 16383, 65535)
STOPS = (0.0, 0.5, 1.0)
COLOURS = ((255, 221, 64), (255, 122, 0), (214, 0, 42))
"""Yellow where the map rises above 0, orange at the pixel threshold, red from twice of it."""
OUTLINE_COLOUR = (255, 255, 255)
SMALLEST_SCALE = 1e-6
LEVELS = 254
"""Steps of the heat, so that the threshold is exactly the middle one."""

Rgb = NDArray[np.uint8]


def display_image(image: Image) -> Rgb:
    """(H, W, 3) uint8 for a screen; 16-bit images are scaled by the bit depth that they use."""
    if image.dtype == np.uint16:
        full = next(scale for scale in FULL_SCALES if int(image.max(initial=0)) <= scale)
        shown = (image.astype(np.float32) * (255 / full)).astype(np.uint8)
    else:
        shown = image.astype(np.uint8)
    return (
        shown if shown.ndim == 3 else np.asarray(cv2.cvtColor(shown, cv2.COLOR_GRAY2RGB), np.uint8)
    )


def overlay(
    image: Image, pixels: Map, pixel_threshold: float, opacity: float = 0.6
) -> NDArray[np.uint8]:
    """(H, W, 3) uint8 RGB: heat map and white outlines of the regions above the threshold.

    ``pixels`` is a normalised map of the image's size. Values up to 0, which 90 % of good pixels
    have, and values that are not finite leave the image as it is; the heat map reaches
    ``opacity`` in [0, 1] at the threshold.
    """
    shown = display_image(image)
    if pixels.shape != shown.shape[:2]:
        raise ValueError(f"a map of {pixels.shape} does not fit an image of {shown.shape[:2]}")
    finite = np.where(np.isfinite(pixels), pixels, np.float32(0))
    scale = max(pixel_threshold, SMALLEST_SCALE)
    steps = cv2.convertScaleAbs(np.maximum(finite, 0), alpha=LEVELS / 2 / scale)  # up to 255
    kept, added = _blending(opacity)
    rest = cv2.multiply(shown, cv2.merge([cv2.LUT(steps, kept)] * 3), scale=1 / LEVELS)
    blended = cv2.add(rest, cv2.merge([cv2.LUT(steps, channel) for channel in added]))
    return outline(np.asarray(blended, np.uint8), finite > pixel_threshold, OUTLINE_COLOUR)


def outline(image: Rgb, mask: Mask, colour: tuple[int, int, int]) -> Rgb:
    """A copy with the borders of ``mask`` drawn on a dark edge, to be seen on any ground."""
    result = np.ascontiguousarray(image).copy()
    borders, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    width = max(1, round(max(image.shape[:2]) / 400))
    cv2.drawContours(result, borders, -1, (0, 0, 0), width + 2)
    cv2.drawContours(result, borders, -1, colour, width)
    return result


def _blending(opacity: float) -> tuple[Rgb, Rgb]:
    """Tables over the steps: (256,) share of the image that stays, (3, 256) colour that is added.

    Tables, because this runs for every part that a screen shows.
    """
    share = np.minimum(np.arange(256) / LEVELS, 1)
    alpha = opacity * np.clip(2 * share, 0, 1)
    colours = np.stack([np.interp(share, STOPS, [c[i] for c in COLOURS]) for i in range(3)])
    return _whole((1 - alpha) * LEVELS), _whole(colours * alpha)


def _whole(values: NDArray[np.float64]) -> Rgb:
    return np.rint(values).astype(np.uint8)
