from itertools import pairwise

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from camera.rendering.defects import DEFECT_KINDS, DefectKind
from camera.rendering.renderer import VISIBLE, PartRenderer, RenderedDefect

HEIGHT, WIDTH = 144, 160
RENDERER = PartRenderer(3, HEIGHT, WIDTH)
LOCAL = (DefectKind.SCRATCH, DefectKind.STAIN, DefectKind.CHIP)


def change(index: int, bad: RenderedDefect) -> np.ndarray:
    """(H, W): largest change of a channel by the defect, noise and all, grey levels."""
    return cv2.absdiff(RENDERER.before_damage(index), bad.image).max(axis=2).astype(int)


def insert_colours(image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean red minus blue where the left and where the right insert sits."""
    warmth = image[..., 0].astype(float) - image[..., 2]
    rows = slice(HEIGHT // 2 - 6, HEIGHT // 2 + 6)
    reach = round(0.46 * 0.42 * HEIGHT)
    left, right = (WIDTH // 2 + side * reach for side in (-1, 1))
    return warmth[rows, left - 4 : left + 4].mean(), warmth[rows, right - 4 : right + 4].mean()


def test_a_part_follows_from_seed_and_index() -> None:
    again, other = PartRenderer(3, HEIGHT, WIDTH), PartRenderer(4, HEIGHT, WIDTH)
    assert np.array_equal(RENDERER.good(5), again.good(5))
    assert not np.array_equal(RENDERER.good(5), other.good(5))
    assert not np.array_equal(RENDERER.good(5), RENDERER.good(6))


def test_a_part_does_not_depend_on_what_was_rendered_before() -> None:
    in_turn = [RENDERER.good(i) for i in range(3)]
    backwards = [PartRenderer(3, HEIGHT, WIDTH).good(i) for i in (2, 1, 0)]
    assert all(np.array_equal(a, b) for a, b in zip(in_turn, backwards[::-1], strict=True))


@pytest.mark.parametrize("kind", DEFECT_KINDS)
def test_a_defect_follows_from_seed_index_and_kind(kind: DefectKind) -> None:
    first, again = RENDERER.defective(2, kind), PartRenderer(3, HEIGHT, WIDTH).defective(2, kind)
    assert np.array_equal(first.image, again.image)
    assert np.array_equal(first.mask, again.mask)
    assert first.kind is kind


def test_no_defective_part_is_a_good_part_made_worse() -> None:
    """Otherwise a model could have learned the very part that it is asked to judge."""
    assert not np.array_equal(RENDERER.before_damage(0), RENDERER.good(0))


@settings(max_examples=8, deadline=None)
@given(st.integers(128, 220), st.integers(128, 220), st.sampled_from(DEFECT_KINDS))
def test_any_size_from_128_pixels(height: int, width: int, kind: DefectKind) -> None:
    renderer = PartRenderer(0, height, width)
    bad = renderer.defective(1, kind)
    for image in (renderer.good(0), bad.image):
        assert image.shape == (height, width, 3)
        assert image.dtype == np.uint8
        assert 40 < image.mean() < 200
    assert bad.mask.shape == (height, width)
    assert bad.mask.any()


def test_smaller_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="128"):
        PartRenderer(0, 127, 256)


@pytest.mark.parametrize("kind", DEFECT_KINDS)
def test_the_mask_is_where_the_defect_changed_the_part(kind: DefectKind) -> None:
    visible = VISIBLE * 255
    for index in range(6):
        bad = RENDERER.defective(index, kind)
        changed = change(index, bad)
        assert changed[~bad.mask].max() < visible + 3, (kind, index)
        assert (changed[bad.mask] > visible - 3).mean() > 0.9, (kind, index)


@pytest.mark.parametrize("kind", DEFECT_KINDS)
def test_defects_are_small_but_can_be_seen(kind: DefectKind) -> None:
    for index in range(12):
        bad = RENDERER.defective(index, kind)
        assert 0.0003 < bad.mask.mean() < 0.06, (kind, index)
        assert np.percentile(change(index, bad)[bad.mask], 80) > 18, (kind, index)


@pytest.mark.parametrize("kind", LOCAL)
def test_local_defects_vary_in_place_size_and_strength(kind: DefectKind) -> None:
    found = [RENDERER.defective(i, kind) for i in range(8)]
    areas = [bad.mask.sum() for bad in found]
    strengths = [change(i, bad)[bad.mask].mean() for i, bad in enumerate(found)]
    overlap = [(a.mask & b.mask).sum() / a.mask.sum() for a, b in pairwise(found)]
    assert max(areas) > 1.5 * min(areas)
    assert max(strengths) > 1.15 * min(strengths)
    assert np.mean(overlap) < 0.5


def test_good_parts_vary_in_pose_light_and_texture() -> None:
    images = [RENDERER.good(i).astype(float) for i in range(8)]
    outlines = [cv2.moments((image.mean(axis=2) > 80).astype(np.uint8)) for image in images]
    centres = [(m["m10"] / m["m00"], m["m01"] / m["m00"]) for m in outlines]
    assert 0.3 < np.std(centres, axis=0).min() < np.std(centres, axis=0).max() < 5
    assert 1 < np.std([np.percentile(image, 75) for image in images]) < 15
    face = [image[95:105, 75:85] - image[95:105, 75:85].mean() for image in images[:2]]
    assert abs(np.corrcoef(face[0].ravel(), face[1].ravel())[0, 1]) < 0.7


def test_a_swap_exchanges_the_colours_of_the_inserts() -> None:
    for index in range(4):
        left, right = insert_colours(RENDERER.before_damage(index))
        assert left < -20 < 20 < right
        left, right = insert_colours(RENDERER.defective(index, DefectKind.SWAPPED_POSITION).image)
        assert right < -20 < 20 < left


def test_a_swap_changes_nothing_but_the_two_inserts() -> None:
    for index in range(4):
        bad = RENDERER.defective(index, DefectKind.SWAPPED_POSITION)
        count, _, boxes, _ = cv2.connectedComponentsWithStats(bad.mask.astype(np.uint8))
        assert count == 3
        left, right = sorted(boxes[1:, cv2.CC_STAT_LEFT])
        assert left < WIDTH // 2 - 8 < WIDTH // 2 + 8 < right


def test_a_missing_feature_leaves_plain_metal_in_one_place() -> None:
    for index in range(8):
        bad = RENDERER.defective(index, DefectKind.MISSING_FEATURE)
        inner = cv2.erode(bad.mask.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        assert cv2.connectedComponents(bad.mask.astype(np.uint8))[0] == 2
        metal = bad.image[inner]
        assert 90 < metal.mean() < 210
        assert np.ptp(metal.mean(axis=0)) < 15


def test_a_chip_lets_the_dark_mat_show_at_the_rim() -> None:
    for index in range(6):
        bad = RENDERER.defective(index, DefectKind.CHIP)
        darker = bad.mask & (bad.image.max(axis=2) < 60)
        assert darker.any()
        y, x = np.nonzero(darker)
        away = np.hypot(y - HEIGHT / 2, x - WIDTH / 2) / (0.42 * HEIGHT)
        assert 0.8 < away.min() < away.max() < 1.12
