"""Connected regions above the pixel threshold."""

from __future__ import annotations

import cv2
import numpy as np

from core.types import Map, Region


def find_regions(pixels: Map, threshold: float, minimum_area_px: int) -> tuple[Region, ...]:
    """8-connected regions of at least ``minimum_area_px`` pixels, highest score first.

    ``pixels`` is the combined map in image pixels (H, W).
    """
    above = (pixels > threshold).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(above, connectivity=8)
    regions = [
        _region(pixels, labels, stats[label], label)
        for label in range(1, count)
        if stats[label][cv2.CC_STAT_AREA] >= minimum_area_px
    ]
    return tuple(sorted(regions, key=lambda region: -region.score))


def _region(
    pixels: Map, labels: cv2.typing.MatLike, stats: cv2.typing.MatLike, label: int
) -> Region:
    x, y, width, height, area = (int(v) for v in stats[:5])
    box = (slice(y, y + height), slice(x, x + width))
    inside = pixels[box][labels[box] == label]
    return Region(x, y, width, height, area, float(inside.max()))
