"""DCAM's losses (arXiv 2405.06467): where a channel answers, and how."""

from __future__ import annotations

from collections.abc import Sequence

import torch.nn.functional as F
from torch import Tensor, nn

from core.models.dcam.attention import DistributedAttention
from core.models.pyramid.networks import Levels

TEMPERATURE = 4.0
"""Of the spatial distributions. Ours: that of channel-wise distillation, arXiv 2011.13256."""


def spatial_divergence(
    teacher: Tensor, student: Tensor, temperature: float = TEMPERATURE
) -> Tensor:
    """KL(teacher || student) of each channel's softmax over positions; (N, C, h, w) to a scalar.

    Summed over the channels, mean over the batch.
    """
    target = F.log_softmax(teacher.float().flatten(2) / temperature, dim=2)
    own = F.log_softmax(student.float().flatten(2) / temperature, dim=2)
    return F.kl_div(own, target, reduction="sum", log_target=True) / len(teacher)


def channel_distance(teacher: Tensor, student: Tensor) -> Tensor:
    """Mean over batch and channels of 1 - cos over positions; (N, C, h, w) to a scalar."""
    similarity = F.cosine_similarity(teacher.float().flatten(2), student.float().flatten(2), dim=2)
    return (1 - similarity).mean()


class AttentiveDistillation(nn.Module):
    """Both losses, summed over levels, with attention on the student's maps.

    The attention is trained with the student and has no part in inference.
    """

    def __init__(self, channels: Sequence[int]) -> None:
        super().__init__()
        self.attention = nn.ModuleList(DistributedAttention(count) for count in channels)

    def forward(self, teacher: Levels, student: Levels) -> dict[str, Tensor]:
        attended = [a(maps.float()) for a, maps in zip(self.attention, student, strict=True)]
        pairs = list(zip(teacher, attended, strict=True))
        spatial, *more_spatial = [spatial_divergence(t, s) for t, s in pairs]
        channel, *more_channel = [channel_distance(t, s) for t, s in pairs]
        return {
            "spatial": sum(more_spatial, spatial),
            "channel": sum(more_channel, channel),
        }
