"""Running mean and standard deviation per channel of feature maps."""

from __future__ import annotations

import torch
from torch import Tensor

from core.errors import TrainingError

SMALLEST_STD = 1e-6
"""Keeps a dead channel from dividing by zero."""


class ChannelStatistics:
    """Mean and standard deviation per channel by Chan's parallel form of Welford's method.

    Sums of squares minus squared sums lose every digit in float32 where the mean is large;
    merging centred moments in float64 does not.
    """

    def __init__(self, channels: int) -> None:
        self._count = 0
        self._mean = torch.zeros(channels, dtype=torch.float64)
        self._squares = torch.zeros(channels, dtype=torch.float64)

    def add(self, maps: Tensor) -> None:
        """Take in (N, C, h, w) of any float type and device."""
        values = maps.detach().to(torch.float64).transpose(0, 1).flatten(1)
        count = values.shape[1]
        centre = values.mean(dim=1)
        squares = (values - centre[:, None]).square().sum(dim=1).cpu()
        mean = centre.cpu()
        total = self._count + count
        delta = mean - self._mean
        self._mean += delta * (count / total)
        self._squares += squares + delta.square() * (self._count * count / total)
        self._count = total

    def result(self) -> tuple[Tensor, Tensor]:
        """Mean and standard deviation, float32 (1, C, 1, 1) each, the latter above zero."""
        if self._count == 0:
            raise TrainingError(
                "No image reached the channel statistics.",
                "The teacher's output can't be normalised.",
                "Give at least one readable image.",
            )
        std = (self._squares / self._count).sqrt().clamp_min(SMALLEST_STD)
        shape = (1, -1, 1, 1)
        return self._mean.to(torch.float32).view(shape), std.to(torch.float32).view(shape)
