import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data.fractals import attractor, render_fractal, sample_system


@given(st.integers(0, 500), st.integers(2, 4))
def test_singular_values_keep_to_the_papers_sum_and_contract(seed: int, count: int) -> None:
    system = sample_system(np.random.default_rng(seed), count)
    values = np.linalg.svd(system[:, :, :2], compute_uv=False)
    weighted = (values[:, 0] + 2 * values[:, 1]).sum()
    assert (5 + count) / 2 - 1e-9 <= weighted <= (6 + count) / 2 + 1e-9
    assert values.max() <= 1 + 1e-9


@given(st.integers(0, 50))
def test_the_attractor_is_kept_by_its_maps(seed: int) -> None:
    """Every map sends the attractor into itself, up to the scatter of its points."""
    rng = np.random.default_rng(seed)
    system = sample_system(rng)
    points = attractor(rng, system, 4000)
    assert points.shape == (4000, 2)
    assert np.isfinite(points).all()
    size = np.ptp(points, axis=0).max() + 1e-9
    for matrix in system:
        image = points[:50] @ matrix[:, :2].T + matrix[:, 2]
        gaps = np.linalg.norm(image[:, None] - points[None], axis=2).min(axis=1)
        assert np.median(gaps) < 0.25 * size


@pytest.mark.parametrize("seed", range(5))
def test_a_fractal_fills_the_frame_but_not_all_of_it(seed: int) -> None:
    mask = render_fractal(np.random.default_rng(seed), 64, 96, 20_000)
    assert mask.shape == (64, 96)
    assert mask.any(axis=1)[[0, -1]].all()
    assert mask.any(axis=0)[[0, -1]].all()
    assert 0.001 < mask.mean() < 0.95
