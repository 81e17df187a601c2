"""Photometric augmentation of the autoencoder branch (EfficientAD, section 3.3)."""

from __future__ import annotations

import torch
from torch import Tensor

from core.data.preprocessing import denormalise, normalise

LOW, HIGH = 0.8, 1.2
LUMA = (0.299, 0.587, 0.114)


def jitter(images: Tensor, generator: torch.Generator) -> Tensor:
    """One of brightness, contrast, saturation by a factor U(0.8, 1.2), the same for the batch.

    ``images`` (N, 3, H, W) ImageNet-normalised; so is the result, clipped to valid colours.
    """
    kind = int(torch.randint(3, (1,), generator=generator))
    factor = float(torch.empty(1).uniform_(LOW, HIGH, generator=generator))
    colours = denormalise(images)
    reference = (_black, _mean_grey, _grey)[kind](colours)
    return normalise((reference + factor * (colours - reference)).clamp(0, 1))


def _black(colours: Tensor) -> Tensor:
    return torch.zeros_like(colours)


def _mean_grey(colours: Tensor) -> Tensor:
    return _grey(colours).mean(dim=(1, 2, 3), keepdim=True)


def _grey(colours: Tensor) -> Tensor:
    weights = torch.tensor(LUMA, dtype=colours.dtype, device=colours.device).view(1, 3, 1, 1)
    return (colours * weights).sum(dim=1, keepdim=True)
