from __future__ import annotations

import importlib.util

import numpy as np
import pytest
import torch

from core.scoring.covariance import ledoit_wolf, whitening

RNG = np.random.default_rng(4)
needs_sklearn = pytest.mark.skipif(
    importlib.util.find_spec("sklearn") is None, reason="scikit-learn is not installed"
)


def test_a_hand_calculation() -> None:
    """Points (1, 0), (-1, 0), (0, 2), (0, -2): S = diag(0.5, 2), m = 1.25.

    d^2 = 2 * 0.75^2 = 1.125; sum |x|^4 = 1 + 1 + 16 + 16 = 34, so
    b^2 = (34 / 4 - (0.25 + 4)) / 4 = 1.0625 and the shrinkage is 1.0625 / 1.125 = 17 / 18.
    """
    points = torch.tensor([[1.0, 0.0], [-1.0, 0.0], [0.0, 2.0], [0.0, -2.0]]) + 7
    expected = np.diag([(0.5 + 17 * 1.25) / 18, (2 + 17 * 1.25) / 18])
    np.testing.assert_allclose(ledoit_wolf(points).numpy(), expected, atol=1e-6)
    mean, factor = whitening(points)
    np.testing.assert_allclose(mean.numpy(), [7, 7])
    np.testing.assert_allclose(factor.numpy(), np.diag(expected.diagonal() ** -0.5), atol=1e-6)


@needs_sklearn
@pytest.mark.parametrize(("count", "channels"), [(200, 6), (9, 40), (2, 5)])
def test_scikit_learn_says_the_same(count: int, channels: int) -> None:
    from sklearn.covariance import LedoitWolf

    samples = RNG.normal(3, 2, (count, channels)) @ RNG.normal(0, 1, (channels, channels))
    theirs = LedoitWolf().fit(samples)
    ours = ledoit_wolf(torch.from_numpy(samples)).numpy()
    np.testing.assert_allclose(ours, theirs.covariance_, rtol=1e-8, atol=1e-8)
    if count == 2:  # two points on a line: no shrinkage, and theirs is a pseudo-inverse
        return
    mean, factor = whitening(torch.from_numpy(samples))
    new = RNG.normal(3, 4, (7, channels))
    distances = np.linalg.norm((new - mean.numpy()) @ factor.numpy().T, axis=1)
    np.testing.assert_allclose(distances**2, theirs.mahalanobis(new), rtol=1e-6)


def test_fewer_samples_than_channels_give_a_finite_distance_in_every_direction() -> None:
    samples = torch.from_numpy(RNG.normal(0, 1, (3, 50)))
    mean, factor = whitening(samples)
    assert torch.isfinite(factor).all()
    assert (torch.linalg.vector_norm((torch.eye(50) * 9 - mean) @ factor.T, dim=1) > 1).all()


@pytest.mark.parametrize("count", [1, 4])
def test_equal_samples_have_no_spread_but_a_distance(count: int) -> None:
    mean, factor = whitening(torch.full((count, 3), 2.0))
    assert torch.isfinite(factor).all()
    np.testing.assert_allclose(mean.numpy(), [2, 2, 2])
    assert torch.linalg.vector_norm(factor @ torch.ones(3, dtype=torch.float64)) > 100
