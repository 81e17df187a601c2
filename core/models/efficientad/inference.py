"""EfficientAD as it inspects: image in, local and global anomaly map out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self, cast

import torch
from torch import Tensor, nn

from core.models.efficientad.networks import (
    TEACHER_CHANNELS,
    Autoencoder,
    PatchDescriptionNetwork,
    Size,
)


class EfficientAdInference(nn.Module):
    """Teacher, student and autoencoder with the teacher's channel statistics.

    Branch-free, so that an exported graph computes the same maps. ``state_dict`` is all that a
    model artefact stores.
    """

    teacher_mean: Tensor
    teacher_std: Tensor

    def __init__(self, size: Size, height: int, width: int) -> None:
        super().__init__()
        self.teacher = PatchDescriptionNetwork(size, TEACHER_CHANNELS)
        self.student = PatchDescriptionNetwork(size, 2 * TEACHER_CHANNELS)
        self.autoencoder = Autoencoder(height, width)
        self.register_buffer("teacher_mean", torch.zeros(1, TEACHER_CHANNELS, 1, 1))
        self.register_buffer("teacher_std", torch.ones(1, TEACHER_CHANNELS, 1, 1))
        self.teacher.requires_grad_(False)

    def forward(self, images: Tensor) -> Tensor:
        """(N, 3, H, W) to (N, 2, h, w): the raw local and global map (paper, 3.2 and 3.3).

        Each value is the mean over the channels of a squared difference, float32.
        """
        return self.outputs(images)[0]

    def outputs(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """The maps, and the student's output (N, 768, h, w) that they were made with, float32."""
        target = self.normalised_teacher(images)
        student = self.student(images).float()
        local_half, global_half = student.chunk(2, dim=1)
        reconstruction = self.autoencoder(images).float()
        local_map = (target - local_half).square().mean(dim=1)
        global_map = (reconstruction - global_half).square().mean(dim=1)
        return torch.stack((local_map, global_map), dim=1), student

    def normalised_teacher(self, images: Tensor) -> Tensor:
        """The teacher's output with zero mean and unit variance per channel over good images."""
        return self.normalised(self.teacher(images))

    def normalised(self, teacher_output: Tensor) -> Tensor:
        """The teacher's raw output (N, 384, h, w), normalised as above, float32."""
        return (teacher_output.float() - self.teacher_mean) / self.teacher_std

    @classmethod
    def from_tensors(cls, network: Mapping[str, object], tensors: Mapping[str, Tensor]) -> Self:
        """Build from a manifest's network entry (size, height, width) and stored tensors."""
        height, width = cast(int, network["height"]), cast(int, network["width"])
        model = cls(cast(Size, network["size"]), height, width)
        model.load_state_dict(tensors)
        return model.eval()
