"""One number per image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.types import Map


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """The maximum (the paper's), or the mean of the highest ``fraction`` of cells.

    The latter is steadier where single cells are noisy and defects are large.
    """

    kind: Literal["maximum", "top_mean"] = "maximum"
    fraction: float = 0.001


def image_score(cells: Map, rule: ScoreRule) -> float:
    """NaN where any cell is not finite, so that no judgement follows from a broken map."""
    if not np.isfinite(cells).all():
        return float("nan")
    if rule.kind == "maximum":
        return float(cells.max())
    count = max(1, round(cells.size * rule.fraction))
    return float(np.partition(cells.ravel(), -count)[-count:].mean())
