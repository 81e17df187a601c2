"""PUAD's score at the end of an EfficientAD training."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence

import torch
from torch import Tensor, nn

from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.puad import MEAN, WHITENING, measured_whole, with_puad
from core.types import Mask


def puad_tensors(
    model: nn.Module,
    device: torch.device,
    parts: Sequence[tuple[Iterable[Tensor], Mask | None]],
) -> dict[str, Tensor]:
    """A row for each of ``parts``: prepared training images, and what is ignored of them.

    Nothing for another method's ``model``. The student runs on ``device``, in float32.
    """
    if not isinstance(model, EfficientAdInference):
        return {}
    student = copy.deepcopy(model.student).to(device)
    rows = [measured_whole(student, images, ignored) for images, ignored in parts]
    return {
        MEAN: torch.stack([mean for mean, _ in rows]),
        WHITENING: torch.stack([factor for _, factor in rows]),
    }


def judging(model: nn.Module, tensors: Mapping[str, Tensor], row: int) -> nn.Module:
    """``model`` as it will judge the product of ``row``; itself where ``tensors`` is empty."""
    if tensors and isinstance(model, EfficientAdInference):
        return with_puad(model, tensors, row)
    return model
