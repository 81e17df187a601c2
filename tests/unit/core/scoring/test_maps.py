from __future__ import annotations

import numpy as np
import pytest

from core.scoring.maps import normalise_and_combine, to_pixels
from core.scoring.normalization import QuantileNormalization
from core.types import Map

UNIT = QuantileNormalization(0.0, 0.1)


def brute_force(cells: Map, model: tuple[int, int], image: tuple[int, int]) -> Map:
    """Bilinear between cell centres at model pixel 4 k + 16, written as plain loops."""
    result = np.empty(image, np.float64)
    for y in range(image[0]):
        for x in range(image[1]):
            v = ((y + 0.5) * model[0] / image[0] - 0.5 - 16) / 4
            u = ((x + 0.5) * model[1] / image[1] - 0.5 - 16) / 4
            v = min(max(v, 0.0), cells.shape[0] - 1.0)
            u = min(max(u, 0.0), cells.shape[1] - 1.0)
            top, left = int(v), int(u)
            bottom = min(top + 1, cells.shape[0] - 1)
            right = min(left + 1, cells.shape[1] - 1)
            fv, fu = v - top, u - left
            upper = cells[top, left] * (1 - fu) + cells[top, right] * fu
            lower = cells[bottom, left] * (1 - fu) + cells[bottom, right] * fu
            result[y, x] = upper * (1 - fv) + lower * fv
    return result.astype(np.float32)


@pytest.mark.parametrize("image", [(64, 96), (128, 192), (50, 77), (201, 30)])
def test_pixels_are_the_bilinear_cells(image: tuple[int, int]) -> None:
    model = (64, 96)
    cells = np.random.default_rng(0).normal(size=(9, 17)).astype(np.float32)
    pixels = to_pixels(cells, model, image)
    assert pixels.shape == image
    assert pixels.dtype == np.float32
    # OpenCV rounds the weights of its bilinear warp to 1/32 of a cell.
    np.testing.assert_allclose(pixels, brute_force(cells, model, image), atol=0.2)


def test_a_cell_lies_on_its_own_pixel() -> None:
    cells = np.zeros((25, 25), np.float32)
    cells[7, 12] = 1
    pixels = to_pixels(cells, (128, 128), (128, 128))
    assert np.unravel_index(pixels.argmax(), pixels.shape) == (4 * 7 + 16, 4 * 12 + 16)
    assert pixels.max() == 1


def test_the_border_takes_the_outermost_cell_and_never_zero() -> None:
    """Zero padding would hide every defect in the outer 16 px."""
    cells = np.full((25, 25), -3.0, np.float32)
    cells[0, :] = 5
    pixels = to_pixels(cells, (128, 128), (256, 256))
    assert (pixels[:32] == 5).all()
    assert (pixels[-32:] == -3).all()


def test_combined_is_the_weighted_mean() -> None:
    local, layout = np.full((2, 3), 1, np.float32), np.full((2, 3), 3, np.float32)
    maps = normalise_and_combine(local, layout, UNIT, QuantileNormalization(1.0, 1.1))
    np.testing.assert_allclose(maps.local, 1, atol=1e-6)
    np.testing.assert_allclose(maps.global_, 2, atol=1e-5)
    np.testing.assert_allclose(maps.combined, 1.5, atol=1e-5)
    heavy = normalise_and_combine(local, layout, UNIT, UNIT, weight_local=0.75)
    np.testing.assert_allclose(heavy.combined, 1.5, atol=1e-5)
    assert heavy.combined.dtype == np.float32


def test_cells_that_cover_the_image_lie_in_the_middle_of_their_pixels() -> None:
    """A padded network's map is told from an unpadded one's by its size; any side, odd ones too."""
    cells = np.zeros((33, 50), np.float32)
    cells[32, 10] = 1
    pixels = to_pixels(cells, (130, 200), (130, 200))
    assert pixels[129].argmax() in (41, 42)
    assert pixels[129, 41] == pytest.approx(pixels[129, 42])
