import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from core.models.efficientad.losses import hard_feature_loss, map_loss, penalty_loss


@given(st.integers(2, 4000), st.sampled_from([0.0, 0.5, 0.9, 0.99, 0.999]), st.integers(0, 99))
def test_hard_loss_is_the_mean_at_or_above_the_quantile(n: int, p: float, seed: int) -> None:
    errors = np.random.default_rng(seed).permutation(n).astype(np.float64)  # no ties
    target = torch.from_numpy(np.sqrt(errors)).view(1, 1, 1, n)
    kept = errors[errors >= np.quantile(errors, p)]
    result = hard_feature_loss(target, torch.zeros_like(target), p)
    assert result.item() == pytest.approx(kept.mean())


def test_hard_loss_of_a_batch_is_the_mean_of_its_images() -> None:
    """One difficult image must not take the mining quota of the others."""
    target, output = torch.rand(3, 4, 20, 20), torch.rand(3, 4, 20, 20)
    target[1] *= 10
    singles = [hard_feature_loss(t[None], o[None]) for t, o in zip(target, output, strict=True)]
    assert hard_feature_loss(target, output).item() == pytest.approx(
        torch.stack(singles).mean().item()
    )


def test_hard_loss_takes_more_elements_than_torch_quantile_did() -> None:
    """torch.quantile refuses more than 2^24 elements in the oldest torch that we support."""
    count = 2**24 + 8
    target = torch.zeros(1, 1, 1, count)
    target[..., -1] = 3.0
    kept = count - math.ceil((count - 1) * 0.999)
    result = hard_feature_loss(target, torch.zeros_like(target)).item()
    assert result == pytest.approx(9.0 / kept)


def test_penalty_and_map_loss_are_mean_squares() -> None:
    a, b = torch.rand(2, 3, 4, 5), torch.rand(2, 3, 4, 5)
    assert penalty_loss(a).item() == pytest.approx(float(np.mean(a.numpy() ** 2)))
    assert map_loss(a, b).item() == pytest.approx(float(np.mean((a.numpy() - b.numpy()) ** 2)))
