"""Attention on the student's maps, in training only.

Source: "Attend, Distill, Detect", arXiv 2405.06467, after CBAM (Woo et al., arXiv 1807.06521).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

RATIO = 8
KERNEL = 7


class ChannelAttention(nn.Module):
    """Weights per channel from its mean and its maximum, by one shared network without bias."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.shared = nn.Sequential(
            nn.Linear(channels, channels // RATIO, bias=False),
            nn.ReLU(),
            nn.Linear(channels // RATIO, channels, bias=False),
        )

    def forward(self, maps: Tensor) -> Tensor:
        """(N, C, h, w), weighted."""
        logits = self.shared(maps.mean(dim=(2, 3))) + self.shared(maps.amax(dim=(2, 3)))
        return maps * torch.sigmoid(logits)[:, :, None, None]


class SpatialAttention(nn.Module):
    """Weights per position from the mean and the maximum over channels, by one convolution."""

    def __init__(self) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(2, 1, KERNEL, padding=KERNEL // 2, bias=False)

    def forward(self, maps: Tensor) -> Tensor:
        """(N, C, h, w), weighted."""
        summary = torch.cat((maps.mean(1, keepdim=True), maps.amax(1, keepdim=True)), dim=1)
        return maps * torch.sigmoid(self.convolution(summary))


class DistributedAttention(nn.Sequential):
    """Channel, then spatial attention."""

    def __init__(self, channels: int) -> None:
        super().__init__(ChannelAttention(channels), SpatialAttention())
