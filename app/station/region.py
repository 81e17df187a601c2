"""Which pixels of the camera's picture are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.recipes.recipe import Polygon, Rectangle
from core.types import Image, Mask


def lies_within(region: Rectangle, size: tuple[int, int]) -> bool:
    """``size`` (height, width) of a picture."""
    return region.y + region.height <= size[0] and region.x + region.width <= size[1]


def crop(image: Image, region: Rectangle | None) -> Image:
    """The region's pixels, contiguous; the image itself without a region."""
    if region is None:
        return image
    rows = slice(region.y, region.y + region.height)
    part: NDArray[Any] = image[rows, region.x : region.x + region.width]
    return np.ascontiguousarray(part)


def ignore_mask(polygons: Sequence[Polygon], size: tuple[int, int]) -> Mask | None:
    """(H, W) true inside any polygon, borders included; None without polygons."""
    if not polygons:
        return None
    mask = np.zeros(size, np.uint8)
    for polygon in polygons:
        corners = np.rint(np.asarray(polygon.points)).astype(np.int32)
        cv2.fillPoly(mask, [corners], 1)
    return mask.astype(np.bool_)
