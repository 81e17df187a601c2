"""The picture of one part with one of its maps over it. No Qt in here."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.station.result import InspectionResult
from core.evaluation.overlay import display_image, overlay
from core.scoring.maps import to_pixels
from core.types import AnomalyMaps, Image, Map

LONGEST_SIDE = 1024
"""Pixels of the drawn picture: a screen shows no more, and drawing must stay quick."""


class MapKind(StrEnum):
    """Which map lies over the image."""

    COMBINED = "combined"
    LOCAL = "local"
    GLOBAL = "global"
    OFF = "off"


def draw(
    result: InspectionResult, kind: MapKind, opacity: float, longest: int = LONGEST_SIDE
) -> NDArray[np.uint8] | None:
    """(H, W, 3) uint8 RGB, at most ``longest`` px a side; None where the part has no image."""
    if result.image is None:
        return None
    image = shrunk(result.image, longest)
    if kind is MapKind.OFF or result.maps is None or result.model_size is None:
        return display_image(image)
    cells = _chosen(result.maps, kind)
    pixels = to_pixels(cells, result.model_size, (image.shape[0], image.shape[1]))
    return overlay(image, pixels, result.pixel_threshold or 1.0, opacity)


def score_at(
    result: InspectionResult, kind: MapKind, position: tuple[float, float]
) -> float | None:
    """The map's value at (x, y), each as a share of the image in [0, 1)."""
    x, y = position
    if result.maps is None or not (0 <= x < 1 and 0 <= y < 1):
        return None
    cells = _chosen(result.maps, MapKind.COMBINED if kind is MapKind.OFF else kind)
    if result.model_size is None or result.image is None:
        return None
    height, width = result.image.shape[:2]
    pixels = to_pixels(cells, result.model_size, (height, width))
    return float(pixels[int(y * height), int(x * width)])


def shrunk(image: Image, longest: int = LONGEST_SIDE) -> Image:
    """Every n-th pixel, so that the longest side is at most ``longest`` px."""
    step = -(-max(image.shape[:2]) // longest)
    if step == 1:
        return image
    small: Image = np.ascontiguousarray(image[::step, ::step])  # type: ignore[assignment]
    return small


def _chosen(maps: AnomalyMaps, kind: MapKind) -> Map:
    if kind is MapKind.LOCAL:
        return maps.local
    return maps.global_ if kind is MapKind.GLOBAL else maps.combined
