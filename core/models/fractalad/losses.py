"""FractalAD's losses (arXiv 2301.12739): on good pictures and on made defects."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

SMOOTH = 1.0


def dice_loss(logits: Tensor, masks: Tensor) -> Tensor:
    """Mean over (N, 1, H, W) of 1 - (2 overlap + 1) / (areas + 1)."""
    probabilities, truth = torch.sigmoid(logits).flatten(1), masks.flatten(1)
    overlap = (probabilities * truth).sum(dim=1)
    areas = probabilities.sum(dim=1) + truth.sum(dim=1)
    return (1 - (2 * overlap + SMOOTH) / (areas + SMOOTH)).mean()


def segmentation_losses(cells: Tensor, masks: Tensor) -> dict[str, Tensor]:
    """Of logits per cell (N, 1, h, w), raised to the size of ``masks`` (N, 1, H, W) in {0, 1}."""
    logits = F.interpolate(cells, size=masks.shape[-2:], mode="bilinear", align_corners=False)
    return {
        "cross-entropy": F.binary_cross_entropy_with_logits(logits, masks),
        "dice": dice_loss(logits, masks),
    }
