"""The definitions, written for reading and not for speed, and without the code under test."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.types import Map, Mask

Place = tuple[int, int]


def regions_by_flood_fill(mask: Mask) -> list[set[Place]]:
    """8-connected regions as sets of (y, x)."""
    left = {(int(y), int(x)) for y, x in np.argwhere(mask)}
    regions = []
    while left:
        region: set[Place] = set()
        edge = [left.pop()]
        while edge:
            y, x = edge.pop()
            region.add((y, x))
            near = {(y + a, x + b) for a in (-1, 0, 1) for b in (-1, 0, 1)} & left
            left -= near
            edge += near
        regions.append(region)
    return regions


def auroc_of_pairs(good: NDArray[np.float32], bad: NDArray[np.float32]) -> float:
    """Mann and Whitney's U over all pairs, ties half."""
    above = (bad[:, None] > good[None]).mean()
    return float(above + 0.5 * (bad[:, None] == good[None]).mean())


def area_to(points: Sequence[tuple[float, float]], limit: float) -> float:
    """Trapezoids through the points from (0, 0), the last one cut at ``limit``, over ``limit``."""
    total, (x0, y0) = 0.0, (0.0, 0.0)
    for x1, y1 in points:
        if x1 > limit:
            cut = y0 + (y1 - y0) * (limit - x0) / (x1 - x0)
            return (total + (limit - x0) * (y0 + cut) / 2) / limit
        total += (x1 - x0) * (y0 + y1) / 2
        x0, y0 = x1, y1
    return total / limit


def aupro_by_definition(maps: Sequence[Map], masks: Sequence[Mask], limit: float) -> float:
    """Every distinct score of any pixel is a threshold; each is measured anew."""
    regions = [
        (m, r) for m, mask in zip(maps, masks, strict=True) for r in regions_by_flood_fill(mask)
    ]
    clean = np.concatenate([m[~mask] for m, mask in zip(maps, masks, strict=True)])
    points = []
    for threshold in sorted({float(v) for m in maps for v in m.ravel()}, reverse=True):
        overlaps = [sum(m[p] >= threshold for p in region) / len(region) for m, region in regions]
        points.append((float((clean >= threshold).mean()), float(np.mean(overlaps))))
    return area_to(points, limit)


def spro_by_definition(
    images: Sequence[tuple[Map, Sequence[tuple[Mask, int]]]], limit: float
) -> float:
    """``images`` pair a map with its channels and their saturation areas (none: a good image)."""
    clean = []
    for pixels, channels in images:
        union = np.zeros(pixels.shape, np.bool_)
        for mask, _ in channels:
            union |= mask
        clean.append(pixels[~union])
    values = np.concatenate(clean)
    points = []
    for threshold in sorted({float(v) for m, _ in images for v in m.ravel()}, reverse=True):
        shares = [
            min(int((pixels[mask] >= threshold).sum()) / area, 1.0)
            for pixels, channels in images
            for mask, area in channels
        ]
        points.append((float((values >= threshold).mean()), float(np.mean(shares))))
    return area_to(points, limit)
