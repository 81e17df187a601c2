from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import TrainingError
from core.scoring.normalization import QuantileNormalization, fit_quantiles


@given(st.lists(st.floats(-100, 100, width=32), min_size=2, max_size=200))
def test_quantiles_are_those_of_all_cells_together(values: list[float]) -> None:
    cells = np.array(values, np.float32)
    maps = [part.reshape(1, -1) for part in np.array_split(cells, 2)]
    fitted = fit_quantiles(maps)
    ordered = np.sort(cells.astype(np.float64))

    def interpolated(quantile: float) -> float:
        place = quantile * (len(ordered) - 1)
        below = int(place)
        above = min(below + 1, len(ordered) - 1)
        return float(ordered[below] + (place - below) * (ordered[above] - ordered[below]))

    assert fitted.low == pytest.approx(interpolated(0.9), abs=1e-4)
    assert fitted.high == pytest.approx(interpolated(0.995), abs=1e-4)


def test_low_becomes_zero_and_high_a_tenth() -> None:
    scaled = QuantileNormalization(2.0, 4.0).apply(np.array([[2.0, 4.0, 6.0, 0.0]], np.float32))
    assert scaled.dtype == np.float32
    np.testing.assert_allclose(scaled, [[0.0, 0.1, 0.2, -0.1]], atol=1e-7)


def test_more_elements_than_torch_quantile_takes() -> None:
    """torch.quantile refuses more than 2^24 elements."""
    maps = [np.full((4100, 4100), 1.0, np.float32)]
    maps[0][0, 0] = 9.0
    fitted = fit_quantiles(maps)
    assert (fitted.low, fitted.high) == (1.0, 1.0)


@pytest.mark.parametrize("value", [0.0, 3.0, -5e4])
def test_constant_maps_stay_finite(value: float) -> None:
    maps = [np.full((4, 4), value, np.float32)]
    scaled = fit_quantiles(maps).apply(maps[0])
    np.testing.assert_array_equal(scaled, 0)


def test_rounding_of_a_constant_map_is_not_magnified_into_a_defect() -> None:
    maps = [np.full((8, 8), 1000.0, np.float32)]
    almost = np.nextafter(maps[0], np.float32(2000))
    assert fit_quantiles(maps).apply(almost).max() < 0.1


@pytest.mark.parametrize("maps", [[], [np.array([[np.nan, 1.0]], np.float32)]])
def test_broken_maps_are_refused(maps: list[np.ndarray]) -> None:
    with pytest.raises(TrainingError, match="finite"):
        fit_quantiles(maps)
