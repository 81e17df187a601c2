"""A feature pyramid's student and teacher as they inspect: image in, one anomaly map out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self, cast

import torch.nn.functional as F
from torch import Tensor, nn

from core.models.pyramid.networks import student_pyramid, teacher_pyramid

PRODUCT, SUM = "product", "sum"
PRODUCT_SCALE = 1e6
"""Three small distances multiplied vanish; a constant factor changes no order of scores."""


class PyramidInference(nn.Module):
    """Frozen teacher and trained student. ``combination`` is "product" (STFPM) or "sum" (DCAM).

    Branch-free once built. ``state_dict`` holds both networks, so that a model needs no other file.
    """

    def __init__(self, backbone: str, combination: str) -> None:
        super().__init__()
        if combination not in (PRODUCT, SUM):
            raise KeyError(combination)
        self.teacher = teacher_pyramid(backbone)
        self.student = student_pyramid(backbone)
        self.backbone, self.combination = backbone, combination

    def train(self, mode: bool = True) -> Self:
        """The teacher stays in evaluation mode: its batch normalisation is frozen too."""
        super().train(mode)
        self.teacher.eval()
        return self

    def forward(self, images: Tensor) -> Tensor:
        """(N, 3, H, W) to (N, 1, h, w) float32: the levels' distances on one grid, combined."""
        pairs = zip(self.teacher(images), self.student(images), strict=True)
        levels = self.student.align([cosine_distance(t, s) for t, s in pairs])
        if self.combination == PRODUCT:
            return levels.prod(dim=1, keepdim=True) * PRODUCT_SCALE
        return levels.sum(dim=1, keepdim=True)

    @classmethod
    def from_tensors(cls, network: Mapping[str, object], tensors: Mapping[str, Tensor]) -> Self:
        """Build from a manifest's network entry (backbone, combination) and stored tensors."""
        model = cls(cast(str, network["backbone"]), cast(str, network["combination"]))
        model.load_state_dict(tensors)
        return model.eval()


def cosine_distance(teacher: Tensor, student: Tensor) -> Tensor:
    """(N, C, h, w) twice to (N, h, w): 1 - cos over channels, as half a squared distance.

    That is 1/2 ||t - s||^2 of vectors of unit length, which stays exact where both agree.
    """
    difference = F.normalize(teacher.float(), dim=1) - F.normalize(student.float(), dim=1)
    return difference.square().sum(dim=1) / 2
