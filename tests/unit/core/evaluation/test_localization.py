from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.evaluation.localization import (
    CleanPixels,
    DefectScores,
    SegmentationCounts,
    Values,
    overlap_gains,
    pixel_gains,
    region_scores,
)
from core.types import Map, Mask
from tests.helpers.localization_by_definition import (
    aupro_by_definition,
    auroc_of_pairs,
    regions_by_flood_fill,
)

SIDE = (6, 7)
MAPS = arrays(np.float32, (3, *SIDE), elements=st.sampled_from([-1.0, 0.0, 0.25, 0.5, 0.75, 2.0]))
MASKS = arrays(np.bool_, (3, *SIDE), elements=st.sampled_from([False, False, True]))


def area(
    maps: Map, masks: Mask, gains: Callable[[list[Values]], DefectScores], limit: float
) -> float | None:
    pairs = list(zip(maps, masks, strict=True))
    defects = gains([r for pixels, mask in pairs for r in region_scores(pixels, mask)])
    clean = CleanPixels(defects.scores)
    for pixels, mask in pairs:
        clean.add(pixels[~mask])
    curve = clean.curve(defects)
    return None if curve is None else curve.area(limit)


@given(MAPS, MASKS, st.sampled_from([0.05, 0.3, 1.0]))
def test_aupro_is_that_of_the_definition(maps: Map, masks: Mask, limit: float) -> None:
    masks[0] = False  # a good image
    masks[1, 2, 3] = True
    assert area(maps, masks, overlap_gains, limit) == pytest.approx(
        aupro_by_definition(list(maps), list(masks), limit), abs=1e-9
    )


@given(MAPS, MASKS)
def test_pixel_auroc_is_the_share_of_pairs_in_order(maps: Map, masks: Mask) -> None:
    masks[0] = False
    masks[1, 2, 3] = True
    found = area(maps, masks, pixel_gains, 1.0)
    assert found == pytest.approx(auroc_of_pairs(maps[~masks], maps[masks]))


@given(arrays(np.float32, (9, 8), elements=st.floats(-1, 1, width=32)), st.data())
def test_regions_are_those_of_a_flood_fill(pixels: Map, data: st.DataObject) -> None:
    mask = data.draw(arrays(np.bool_, (9, 8)))
    wished = [[pixels[place] for place in sorted(r)] for r in regions_by_flood_fill(mask)]
    found = region_scores(pixels, mask)
    assert sorted(sorted(r.tolist()) for r in found) == sorted(
        sorted(map(float, r)) for r in wished
    )


def test_small_and_large_regions_weigh_the_same() -> None:
    """The small one is found first: half of the overlap, though 1 of 17 defective pixels."""
    pixels, mask = np.zeros((12, 12), np.float32), np.zeros((12, 12), np.bool_)
    mask[0, 0] = mask[4:8, 4:8] = True
    pixels[0, 0] = 1
    pixels[11] = 0.5
    pixels[mask & (pixels == 0)] = -1
    assert area(pixels[None], mask[None], overlap_gains, 0.05) == pytest.approx(0.5)
    assert area(pixels[None], mask[None], pixel_gains, 0.05) == pytest.approx(1 / 17)


def test_diagonal_neighbours_are_one_region() -> None:
    assert len(region_scores(np.zeros((4, 4), np.float32), np.eye(4, dtype=np.bool_))) == 1


def test_perfect_map() -> None:
    mask = np.zeros((1, 5, 5), np.bool_)
    mask[0, 1:3, 1:3] = True
    assert area(mask.astype(np.float32), mask, overlap_gains, 0.05) == pytest.approx(1)


def test_a_constant_map_earns_only_the_diagonal() -> None:
    mask = np.zeros((1, 5, 5), np.bool_)
    mask[0, 1:3, 1:3] = True
    constant = np.full((1, 5, 5), 0.3, np.float32)
    assert area(constant, mask, overlap_gains, 0.3) == pytest.approx(0.15)


def test_order_and_split_of_the_clean_pixels_do_not_matter() -> None:
    generator = np.random.default_rng(3)
    defects = pixel_gains([generator.normal(1, 1, 300).astype(np.float32)])
    pixels = generator.normal(0, 1, 5000).astype(np.float32)
    whole, parts = CleanPixels(defects.scores), CleanPixels(defects.scores)
    whole.add(pixels)
    for part in np.array_split(pixels[::-1], 7):
        parts.add(part)
    first, second = whole.curve(defects), parts.curve(defects)
    assert first is not None
    assert second is not None
    np.testing.assert_array_equal(first.false_positive_rate, second.false_positive_rate)


@pytest.mark.parametrize("defective", [True, False])
def test_undefined_without_defective_or_without_clean_pixels(defective: bool) -> None:
    maps = np.zeros((1, 3, 3), np.float32)
    assert area(maps, np.full((1, 3, 3), defective), overlap_gains, 0.3) is None


@given(MAPS, MASKS, st.sampled_from([-0.5, 0.25, 0.6]))
def test_seg_f1_counts_pixels_over_all_images(maps: Map, masks: Mask, threshold: float) -> None:
    masks[0] = False
    masks[1, 2, 3] = True
    counts = SegmentationCounts()
    counts.add(maps[0], None, threshold)
    counts.add(maps[1], masks[1], threshold)
    counts.add(maps[2], masks[2], threshold)
    pairs = list(zip(maps.ravel() > threshold, masks.ravel(), strict=True))
    hits = sum(bool(found and truth) for found, truth in pairs)
    wrong = sum(bool(found != truth) for found, truth in pairs)
    assert counts.f1 == pytest.approx(2 * hits / (2 * hits + wrong))


def test_seg_f1_is_undefined_without_a_defect() -> None:
    counts = SegmentationCounts()
    counts.add(np.ones((3, 3), np.float32), None, 0.5)
    assert counts.f1 is None
    assert counts.false_alarms == 9
