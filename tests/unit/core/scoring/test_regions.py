from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.scoring.regions import find_regions
from core.types import Map, Region


def brute_force(pixels: Map, threshold: float) -> list[Region]:
    """Flood fill over the eight neighbours."""
    left = {(int(y), int(x)) for y, x in np.argwhere(pixels > threshold)}
    regions = []
    while left:
        group, edge = set(), [left.pop()]
        while edge:
            y, x = edge.pop()
            group.add((y, x))
            near = {(y + a, x + b) for a in (-1, 0, 1) for b in (-1, 0, 1)} & left
            left -= near
            edge += near
        ys, xs = [p[0] for p in group], [p[1] for p in group]
        score = max(float(pixels[p]) for p in group)
        box = (min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)
        regions.append(Region(*box, len(group), score))
    return regions


def key(region: Region) -> tuple[float, ...]:
    return (-region.score, region.x, region.y, region.width, region.height, region.area_px)


@given(arrays(np.float32, (9, 11), elements=st.sampled_from([0, 1, 2, 3, 4])), st.integers(1, 4))
def test_regions_are_those_of_a_flood_fill(pixels: Map, minimum: int) -> None:
    found = find_regions(pixels, 2.5, minimum)
    wished = [r for r in brute_force(pixels, 2.5) if r.area_px >= minimum]
    assert sorted(found, key=key) == sorted(wished, key=key)
    assert [r.score for r in found] == sorted((r.score for r in found), reverse=True)


def test_no_region_where_nothing_exceeds_the_threshold() -> None:
    assert find_regions(np.full((5, 5), 0.5, np.float32), 0.5, 1) == ()
