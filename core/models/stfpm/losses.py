"""STFPM's loss (arXiv 2103.04257, 3.2)."""

from __future__ import annotations

from torch import Tensor, nn

from core.models.pyramid.inference import cosine_distance
from core.models.pyramid.networks import Levels


class PyramidMatching(nn.Module):
    """Per level the mean over positions of 1/2 ||t - s||^2 of unit vectors, summed over levels."""

    def forward(self, teacher: Levels, student: Levels) -> dict[str, Tensor]:
        pairs = zip(teacher, student, strict=True)
        first, *others = [cosine_distance(t, s).mean() for t, s in pairs]
        return {"pyramid": sum(others, first)}
