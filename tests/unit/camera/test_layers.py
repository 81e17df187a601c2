import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from camera.rendering.layers import Layer, blend, disc, polygon, ring, slot, softened, stroke

CENTRES = st.tuples(st.floats(20, 30), st.floats(20, 30))


def cover(layer: Layer, height: int = 50, width: int = 50) -> np.ndarray:
    planes = np.zeros((1, height, width), np.float32)
    blend(planes, (1.0,), layer)
    return planes[0]


def centroid(layer: Layer) -> tuple[float, float]:
    weights = cover(layer)
    y, x = np.mgrid[0:50, 0:50]
    return (weights * x).sum() / weights.sum(), (weights * y).sum() / weights.sum()


@given(CENTRES, st.floats(3, 12))
def test_a_disc_has_its_area_and_centre_to_a_fraction_of_a_pixel(
    centre: tuple[float, float], radius: float
) -> None:
    layer = disc(centre, radius)
    assert cover(layer).sum() == pytest.approx(math.pi * radius**2, rel=0.03)
    assert centroid(layer) == pytest.approx(centre, abs=0.05)


@given(CENTRES, st.floats(6, 12), st.floats(1, 4))
def test_a_ring_has_its_area(centre: tuple[float, float], radius: float, thickness: float) -> None:
    area = cover(ring(centre, radius, thickness)).sum()
    assert area == pytest.approx(2 * math.pi * radius * thickness, rel=0.03)


def test_a_slot_is_a_rectangle_with_two_half_discs() -> None:
    layer = slot((15.0, 20.0), (30.0, 28.0), 4.0)
    assert cover(layer).sum() == pytest.approx(17 * 8 + math.pi * 16, rel=0.02)
    assert centroid(layer) == pytest.approx((22.5, 24.0), abs=0.05)


@given(CENTRES)
def test_a_polygon_lies_where_its_corners_say(corner: tuple[float, float]) -> None:
    square = np.array(corner) + np.array([(0, 0), (10, 0), (10, 10), (0, 10)])
    layer = polygon(square)
    assert centroid(layer) == pytest.approx((corner[0] + 5, corner[1] + 5), abs=0.3)
    # Edges lie on quarters of a pixel, and the one they lie on is filled: up to 0.6 a side.
    assert 100 < cover(layer).sum() < 10.62**2


def test_a_stroke_is_as_strong_as_its_weights() -> None:
    line = np.array([(10.0, 25.0), (25.0, 25.0), (40.0, 25.0)])
    drawn = cover(stroke(line, 2.0, np.array((1.0, 0.25))))
    assert drawn[:, 15].max() == pytest.approx(1.0, abs=0.02)
    assert drawn[:, 35].max() == pytest.approx(0.25, abs=0.02)
    assert drawn[:20].max() == drawn[30:].max() == 0


def test_softening_keeps_the_amount() -> None:
    layer = disc((25.0, 25.0), 6.0)
    assert cover(softened(layer, 2.0)).sum() == pytest.approx(cover(layer).sum(), rel=0.01)
    assert cover(softened(layer, 2.0))[25, 33] > cover(layer)[25, 33]


@pytest.mark.parametrize("centre", [(-3.0, 10.0), (52.0, 48.0), (-90.0, 20.0), (20.0, 900.0)])
def test_what_lies_beyond_the_picture_is_left_out(centre: tuple[float, float]) -> None:
    whole = np.hypot(*np.meshgrid(np.arange(50) - centre[0], np.arange(50) - centre[1]))
    assert np.allclose(cover(disc(centre, 8.0)), np.clip(8.5 - whole, 0, 1), atol=1e-4)


def test_blending_takes_the_cover_as_share_of_the_colour() -> None:
    planes = np.full((3, 4, 4), 0.5, np.float32)
    blend(planes, (1.0, 0.5, 0.0), Layer(np.full((2, 2), 0.5, np.float32), 1, 1))
    assert planes[:, 1, 2].tolist() == [0.75, 0.5, 0.25]
    assert (planes[:, 0] == 0.5).all()
