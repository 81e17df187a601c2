import numpy as np
import pytest

from core.data.synthetic_defects import foreground_of, synthetic_defect
from tests.helpers.parts import disc


def _picture(height: int = 128, width: int = 128) -> np.ndarray:
    return np.asarray(disc(1, height, width), np.float32) / 255


@pytest.mark.parametrize(("height", "width"), [(128, 128), (130, 200), (256, 128)])
def test_only_pixels_of_the_mask_are_changed(height: int, width: int) -> None:
    picture = _picture(height, width)
    for seed in range(5):
        spoilt, mask = synthetic_defect(np.random.default_rng(seed), picture)
        assert spoilt.shape == picture.shape and mask.shape == (height, width)
        assert mask.any() and mask.mean() <= 0.26
        assert np.array_equal(spoilt[~mask], picture[~mask])
        assert spoilt.min() >= 0 and spoilt.max() <= 1
        assert not np.allclose(spoilt[mask], picture[mask])


def test_the_same_seed_makes_the_same_defect() -> None:
    first, again, other = (
        synthetic_defect(np.random.default_rng(seed), _picture())[0] for seed in (3, 3, 4)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_part_is_told_from_the_ground_and_a_texture_has_none() -> None:
    part = foreground_of(_picture())
    assert part is not None
    assert part[64, 64] and not part[2, 2]
    texture = np.random.default_rng(0).random((128, 128, 3)).astype(np.float32)
    assert foreground_of(texture) is None
    assert foreground_of(np.full((64, 64, 3), 0.5, np.float32)) is None
