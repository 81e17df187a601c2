"""sPRO: overlap that saturates at a defect's sufficient area (Bergmann et al. 2022, section 4).

A missing part can't be outlined. So a defect counts as found once a given area of it is marked:
sPRO = min(true-positive area / saturation area, 1). False positives are pixels where no defect's
channel is set.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import BaseModel, TypeAdapter, ValidationError

from core.errors import DataError
from core.evaluation.localization import DefectScores, Values
from core.types import Image, Map


class SaturationRule(BaseModel):
    """One entry of LOCO's defects_config.json.

    ``pixel_value`` marks the defect in its ground-truth channel; the threshold is in pixels, or
    a share of the defect's area where ``relative_saturation`` is set.
    """

    defect_name: str
    pixel_value: int
    saturation_threshold: float
    relative_saturation: bool

    def area(self, defect_area: int) -> int:
        """Saturation area in pixels, 1 to ``defect_area``."""
        wished = self.saturation_threshold
        if self.relative_saturation:
            wished *= defect_area
        return max(1, min(int(wished), defect_area))


@dataclass(frozen=True, slots=True)
class SaturatedDefect:
    """Scores (n,) of one defect's pixels and its saturation area in pixels."""

    scores: Values
    saturation_area: int


def read_saturation(path: Path) -> dict[int, SaturationRule]:
    """Rules by pixel value. Raises DataError where the file is damaged."""
    try:
        entries = TypeAdapter(list[SaturationRule]).validate_python(
            json.loads(path.read_text(encoding="utf-8"))
        )
    except (OSError, ValueError, ValidationError) as error:
        raise DataError(
            f"The file {path} holds no saturation areas: {error}",
            "sPRO can't be computed; nothing else depends on it.",
            "Restore the file from the data set, or remove it.",
        ) from error
    return {entry.pixel_value: entry for entry in entries}


def saturated_defect(
    pixels: Map, channel: Image, rules: Mapping[int, SaturationRule]
) -> SaturatedDefect | None:
    """One defect from its ground-truth channel (H, W); None where the channel is empty.

    Raises DataError where its pixel value has no rule.
    """
    value = int(channel.max(initial=0))
    if value == 0:
        return None
    if value not in rules:
        raise DataError(
            f"A ground-truth channel marks its defect by {value}, which has no saturation area.",
            "sPRO can't be computed.",
            "Restore defects_config.json from the data set.",
        )
    scores = pixels[channel > 0]
    return SaturatedDefect(scores, rules[value].area(scores.size))


def saturated_gains(defects: Sequence[SaturatedDefect]) -> DefectScores:
    """The highest ``saturation_area`` pixels of each defect carry all of its weight."""
    kept = [np.sort(d.scores)[::-1][: d.saturation_area] for d in defects]
    gains = [np.full(k.size, 1 / (k.size * len(defects))) for k in kept]
    return DefectScores(
        np.concatenate([*kept, np.empty(0, np.float32)]), np.concatenate([*gains, np.empty(0)])
    )
