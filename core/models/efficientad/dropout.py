"""Dropout that a CPU draws quickly."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

DRAWS = 2**16
"""Different values of 16 random bits."""
LOWEST_WORD = -(2**63)


class Dropout(nn.Module):
    """As ``nn.Dropout``, from 16 random bits for each value on a CPU.

    torch's own draws one number after the other there, a quarter of a step's time. ``p``
    lies in [0, 1) and is rounded to a 65,536th.
    """

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        """The shape, type and layout of ``x``, which is dense."""
        if not self.training or x.is_cuda:
            return F.dropout(x, self.p, self.training)
        dropped = round(self.p * DRAWS)
        words = torch.empty(-(-x.numel() // 4), dtype=torch.int64, device=x.device)
        draws = words.random_(LOWEST_WORD, None).view(torch.int16)
        kept = (draws >= dropped - DRAWS // 2).as_strided(x.shape, x.stride())
        return x * kept.to(x.dtype).mul_(DRAWS / (DRAWS - dropped))
