"""Calibration where a part of every picture is left out of the judgement."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from core.scoring.maps import CELL_OFFSET, CELL_STRIDE
from core.scoring.score import ScoreRule
from core.training.calibration import calibrate

SIDE, CELLS = 64, 8
FIRST = int(CELL_OFFSET) - CELL_STRIDE // 2 + 1
"""Pixel of the first cell's corner, as with the networks."""


class Brightness(nn.Module):
    """Both maps are how bright the picture is, cell by cell."""

    def forward(self, images: Tensor) -> Tensor:
        seen = slice(FIRST, FIRST + CELLS * CELL_STRIDE)
        cells = nn.functional.avg_pool2d(images.mean(1, keepdim=True)[..., seen, seen], CELL_STRIDE)
        return torch.cat([cells, cells], 1)


def pictures(date_code: float) -> list[Tensor]:
    """Dim noise, and a corner where a date code shines."""
    generator = torch.Generator().manual_seed(3)
    made = []
    for _ in range(12):
        picture = torch.rand((3, SIDE, SIDE), generator=generator)
        picture[:, :20, :20] += date_code
        made.append(picture)
    return made


def test_what_is_ignored_raises_no_threshold() -> None:
    mask = np.zeros((SIDE, SIDE), np.bool_)
    mask[:24, :24] = True
    without_code = calibrate(Brightness(), pictures(0.0), ScoreRule(), 0.1, mask)
    with_code = calibrate(Brightness(), pictures(50.0), ScoreRule(), 0.1, mask)
    unmasked = calibrate(Brightness(), pictures(50.0), ScoreRule(), 0.1)
    assert with_code.local == without_code.local
    assert with_code.image_threshold.value == pytest.approx(without_code.image_threshold.value)
    assert unmasked.local.high > 10 * with_code.local.high
