"""FractalAD's segmentation head and its inference.

Source: arXiv 2301.12739; flow alignment as in SFNet, arXiv 2002.10120.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.models.pyramid.inference import cosine_distance
from core.models.pyramid.networks import Levels, student_pyramid, teacher_pyramid

WIDTH = 64


class FlowAlignment(nn.Module):
    """Adds a coarse map to a fine one, each of its cells fetched from where a learned flow says."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = nn.Conv2d(2 * WIDTH, 2, 3, padding=1, bias=False)

    def forward(self, coarse: Tensor, fine: Tensor) -> Tensor:
        """(N, 64, h', w') and (N, 64, h, w) to (N, 64, h, w)."""
        height, width = fine.shape[-2:]
        raised = F.interpolate(coarse, size=(height, width), mode="bilinear", align_corners=False)
        flow = self.flow(torch.cat((raised, fine), dim=1)).permute(0, 2, 3, 1)
        unmoved = torch.eye(2, 3, device=fine.device, dtype=flow.dtype).expand(len(fine), 2, 3)
        grid = F.affine_grid(unmoved, [len(fine), WIDTH, height, width], align_corners=False)
        cells = torch.tensor([width, height], device=fine.device, dtype=flow.dtype)
        moved = grid + 2 * flow / cells
        fetched = F.grid_sample(
            coarse, moved, mode="bilinear", padding_mode="border", align_corners=False
        )
        return fine + fetched


class SegmentationHead(nn.Module):
    """A feature pyramid with flow alignment: three levels to one logit per cell of the finest."""

    def __init__(self, channels: Sequence[int]) -> None:
        super().__init__()
        self.lateral = nn.ModuleList(nn.Conv2d(count, WIDTH, 1) for count in channels)
        self.align = nn.ModuleList(FlowAlignment() for _ in channels[1:])
        self.smooth = nn.ModuleList(nn.Conv2d(WIDTH, WIDTH, 3, padding=1) for _ in channels)
        self.fuse = nn.Conv2d(WIDTH * len(channels), WIDTH, 3, padding=1)
        self.logit = nn.Conv2d(WIDTH, 1, 1)

    def forward(self, levels: Sequence[Tensor]) -> Tensor:
        """Maps fine to coarse to (N, 1, h, w)."""
        sides = [lateral(level) for lateral, level in zip(self.lateral, levels, strict=True)]
        merged = [sides[-1]]
        for side, align in zip(reversed(sides[:-1]), self.align, strict=True):
            merged.append(align(merged[-1], side))
        smooth = [s(m) for s, m in zip(self.smooth, reversed(merged), strict=True)]
        size = smooth[0].shape[-2:]
        raised = [F.interpolate(m, size=size, mode="bilinear", align_corners=False) for m in smooth]
        logit: Tensor = self.logit(torch.relu(self.fuse(torch.cat(raised, dim=1))))
        return logit


class FractalAdInference(nn.Module):
    """Teacher, student and head on ResNet-18's layers 1 to 3."""

    def __init__(self) -> None:
        super().__init__()
        self.teacher, self.student = teacher_pyramid("resnet18"), student_pyramid("resnet18")
        self.head = SegmentationHead(self.student.channels)

    def train(self, mode: bool = True) -> Self:
        """The teacher stays in evaluation mode."""
        super().train(mode)
        self.teacher.eval()
        return self

    def forward(self, images: Tensor) -> Tensor:
        """(N, 3, H, W) to logits (N, 1, H/4, W/4), rounded up, float32.

        Logits and not probabilities: of the same order, but they do not saturate at 1.
        """
        return self.segmented(self.teacher(images), self.student(images))

    def segmented(self, teacher: Levels, student: Levels) -> Tensor:
        """The logits; the head has no influence on the student."""
        return self.head(attended(teacher, student)).float()  # type: ignore[no-any-return]

    @classmethod
    def from_tensors(cls, network: Mapping[str, object], tensors: Mapping[str, Tensor]) -> Self:
        """Build from a manifest's network entry (backbone) and stored tensors."""
        if cast(str, network["backbone"]) != "resnet18":
            raise KeyError(network["backbone"])
        model = cls()
        model.load_state_dict(tensors)
        return model.eval()


def attended(teacher: Levels, student: Levels) -> list[Tensor]:
    """The student's features, detached, weighted by (1 - cos) / 2 of both."""
    return [
        (cosine_distance(t, s)[:, None] / 2 * s).detach()
        for t, s in zip(teacher, student, strict=True)
    ]
