import cv2
import numpy as np
import pytest

from camera.rendering.renderer import PartRenderer
from camera.setup.sharpness import SharpnessGauge, sharpness
from camera.types import Pixels

PART = PartRenderer(3, 160, 160).good(0)


def blurred(sigma: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(PART, (0, 0), sigma), np.uint8)


def test_the_more_blur_the_less_sharp() -> None:
    values = [sharpness(PART), *(sharpness(blurred(sigma)) for sigma in (0.7, 1.5, 3.0, 6.0))]
    assert values == sorted(values, reverse=True)
    assert values[-1] < 0.2 * values[0]


def test_a_ramp_by_the_definition() -> None:
    ramp = np.tile(np.arange(0, 100, 2, dtype=np.uint8), (40, 1))
    columns = ramp.shape[1]
    squared = (4.0 * (columns - 2) + 2 * 1.0) / columns  # one half of the step at each border
    assert sharpness(ramp) == pytest.approx(1000 * squared / ramp.mean() ** 2, rel=1e-5)


def test_exposure_and_bit_depth_make_no_difference() -> None:
    dim = (PART // 2).astype(np.uint8)
    assert sharpness(dim) == pytest.approx(sharpness(PART), rel=0.05)
    assert sharpness(PART.astype(np.uint16) * 257) == pytest.approx(sharpness(PART), rel=0.01)


def test_grey_and_its_colours_are_alike() -> None:
    grey = np.asarray(cv2.cvtColor(PART, cv2.COLOR_RGB2GRAY))
    assert sharpness(grey) == pytest.approx(sharpness(PART), rel=1e-6)


def test_direction_makes_no_difference() -> None:
    assert sharpness(np.rot90(PART).copy()) == pytest.approx(sharpness(PART), rel=1e-5)


@pytest.mark.parametrize("level", [0, 80, 255])
def test_a_plain_surface_has_none(level: int) -> None:
    assert sharpness(np.full((20, 20), level, np.uint8)) == 0.0


def test_too_small_a_region_is_refused() -> None:
    with pytest.raises(ValueError, match="3 pixels"):
        sharpness(np.zeros((2, 50), np.uint8))


def test_the_gauge_remembers_the_maximum_until_it_is_reset() -> None:
    gauge = SharpnessGauge()
    first, best, last = (gauge.measure(image) for image in (blurred(2.0), PART, blurred(1.0)))
    assert first.share == best.share == 1.0
    assert last.maximum == best.value == sharpness(PART)
    assert last.share == pytest.approx(last.value / best.value)
    gauge.reset()
    assert gauge.measure(blurred(2.0)) == first


def test_a_gauge_that_saw_nothing_has_no_share() -> None:
    assert SharpnessGauge().measure(np.zeros((8, 8), np.uint8)).share == 0.0
