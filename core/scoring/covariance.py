"""A covariance that can be inverted, from fewer samples than dimensions if need be."""

from __future__ import annotations

import torch
from torch import Tensor

SMALLEST_SHARE = 1e-6
"""Of the features' mean power, as least variance: equal samples must not divide by zero."""
SMALLEST_VARIANCE = 1e-12


def ledoit_wolf(samples: Tensor) -> Tensor:
    """Covariance (C, C) of ``samples`` (N, C) in float64, shrunk towards a multiple of identity.

    Ledoit and Wolf, "A well-conditioned estimator for large-dimensional covariance matrices",
    Journal of Multivariate Analysis 88 (2004), 365-411, section 3.3: the shrinkage is
    min(b^2, d^2) / d^2 with d^2 = |S - m I|^2 and b^2 = sum |x x' - S|^2 / N^2.
    """
    values = samples.double()
    centred = values - values.mean(dim=0)
    count, channels = centred.shape
    empirical = centred.T @ centred / count
    identity = torch.eye(channels, dtype=torch.float64, device=values.device)
    scale = empirical.diagonal().mean()
    spread = (empirical - scale * identity).square().sum()
    power = centred.square().sum(dim=1).square().sum()
    error = (power / count - empirical.square().sum()) / count
    share = torch.clamp(error / spread, 0, 1) if bool(spread > 0) else torch.ones_like(spread)
    return (1 - share) * empirical + share * scale * identity


def whitening(samples: Tensor) -> tuple[Tensor, Tensor]:
    """Mean (C,) and W (C, C), lower triangular, float64: |W (x - mean)| is Mahalanobis' distance.

    A single sample, or equal ones, get the least variance in every direction.
    """
    values = samples.double()
    covariance = ledoit_wolf(values)
    identity = torch.eye(len(covariance), dtype=torch.float64, device=values.device)
    factor, failed = torch.linalg.cholesky_ex(covariance)
    if bool(failed):
        least = max(SMALLEST_SHARE * float(values.square().mean()), SMALLEST_VARIANCE)
        factor = torch.linalg.cholesky(covariance + least * identity)
    return values.mean(dim=0), torch.linalg.solve_triangular(factor, identity, upper=False)
