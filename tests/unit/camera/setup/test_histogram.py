import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from camera.setup.histogram import histogram

COLOURS = hnp.arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(3)))


@settings(deadline=None)
@given(COLOURS)
def test_every_pixel_is_counted_once_per_channel(image: np.ndarray) -> None:
    result = histogram(image)
    assert result.counts.shape == (3, 256)
    for channel in range(3):
        expected = np.bincount(image[..., channel].ravel(), minlength=256)
        assert np.array_equal(result.counts[channel], expected)
    assert result.clipped_dark == pytest.approx((image == 0).any(axis=2).mean())
    assert result.clipped_bright == pytest.approx((image == 255).any(axis=2).mean())
    assert result.mean == pytest.approx(image.mean() / 255)


@settings(deadline=None)
@given(hnp.arrays(np.uint16, st.tuples(st.integers(1, 9), st.integers(1, 9))))
def test_sixteen_bits_share_the_bins(image: np.ndarray) -> None:
    result = histogram(image)
    assert np.array_equal(result.counts[0], np.bincount(image.ravel() >> 8, minlength=256))
    assert result.clipped_bright == pytest.approx((image == 65535).mean())


def test_twelve_bits_in_sixteen() -> None:
    image = np.array([[0, 1, 2047, 2048], [4095, 4095, 5000, 4094]], np.uint16)
    result = histogram(image, bins=2, full_scale=4095)
    assert result.counts.tolist() == [[3, 5]]
    assert result.clipped_dark == 1 / 8
    assert result.clipped_bright == 3 / 8


def test_a_clipped_channel_clips_the_pixel() -> None:
    image = np.full((1, 4, 3), 100, np.uint8)
    image[0, 0] = 255, 0, 100
    image[0, 1] = 255, 255, 255
    result = histogram(image)
    assert (result.clipped_dark, result.clipped_bright) == (0.25, 0.5)


def test_an_empty_image_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        histogram(np.zeros((0, 4), np.uint8))
