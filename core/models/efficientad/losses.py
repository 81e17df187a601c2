"""Losses of EfficientAD (paper, section 3.2 and 3.3).

Maps are (N, C, h, w); a loss is a scalar tensor, the mean over the batch.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor

HARD_FRACTION = 0.999
"""p_hard: squared errors below this quantile are left out."""


def hard_feature_loss(target: Tensor, output: Tensor, p_hard: float = HARD_FRACTION) -> Tensor:
    """L_hard: per image the mean of the squared errors at or above their ``p_hard`` quantile.

    The number of elements above an interpolated quantile of n values is fixed by their order,
    so the largest ones are taken directly: exact at any size (torch.quantile stops at 2^24).
    """
    errors = (target - output).square().flatten(1)
    count = errors.shape[1]
    kept = max(1, count - math.ceil((count - 1) * p_hard))
    return torch.topk(errors, kept, dim=1, sorted=False).values.mean()


def penalty_loss(output: Tensor) -> Tensor:
    """The student's mean square on an out-of-distribution image (L_ST's second term)."""
    return output.square().mean()


def map_loss(target: Tensor, output: Tensor) -> Tensor:
    """L_AE and L_STAE: mean squared error over all elements."""
    return F.mse_loss(output, target)
