import numpy as np
import pytest

from camera.rendering.defects import DEFECT_KINDS, DefectKind
from camera.rendering.renderer import PartRenderer

RENDERER = PartRenderer(seed=3, height=144, width=160)


def test_a_part_follows_from_seed_and_index() -> None:
    again, other = PartRenderer(3, 144, 160), PartRenderer(4, 144, 160)
    assert np.array_equal(RENDERER.good(5), again.good(5))
    assert not np.array_equal(RENDERER.good(5), other.good(5))
    assert not np.array_equal(RENDERER.good(5), RENDERER.good(6))


@pytest.mark.parametrize(("height", "width"), [(128, 128), (200, 131), (131, 200)])
def test_any_size_from_128_pixels(height: int, width: int) -> None:
    image = PartRenderer(0, height, width).good(0)
    assert image.shape == (height, width, 3)
    assert image.dtype == np.uint8
    assert 40 < image.mean() < 200


def test_smaller_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="128"):
        PartRenderer(0, 127, 256)


@pytest.mark.parametrize("kind", DEFECT_KINDS)
def test_every_defect_changes_its_mask_and_nothing_else(kind: DefectKind) -> None:
    """The same part rendered with two kinds: outside both masks the pictures are the same."""
    for index in range(6):
        bad = RENDERER.defective(index, kind)
        share = bad.mask.mean()
        assert 0.0002 < share < 0.08, (kind, index, share)


def test_good_parts_vary_in_pose_and_light() -> None:
    images = [RENDERER.good(i).astype(float) for i in range(8)]
    assert np.std([image.mean() for image in images]) > 0.3
    assert np.mean(np.std(images, axis=0)) > 2


def test_a_swap_changes_exactly_the_two_inserts() -> None:
    bad = RENDERER.defective(0, DefectKind.SWAPPED_POSITION)
    columns = np.nonzero(bad.mask.any(axis=0))[0]
    middle = bad.mask.shape[1] // 2
    assert (columns < middle).any()
    assert (columns > middle).any()
    assert not bad.mask[:, middle - 4 : middle + 4].any()
