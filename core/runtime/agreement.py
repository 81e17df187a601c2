"""Whether two ways of computing a model judge alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.scoring.normalization import HIGH_VALUE
from core.types import Judgement

SCORE_LIMIT = 0.05
"""Largest deviation of a score, as a share of the larger of threshold and score."""
NEAR = 0.01
"""Share of the threshold about it, in which a part's verdict is chance: the camera's noise moves a
score further. The held-out part with the highest score lies there by the threshold's definition.
"""
RANK_LIMIT = 0.98
_FEWEST_TO_RANK = 5


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over the same images. ``map_deviation`` is in the scores' unit; NaN is no agreement.

    ``verdict_changes`` leaves out parts whose expected score is within ``NEAR`` of the threshold.
    """

    verdict_changes: int
    score_deviation: float
    map_deviation: float
    rank_correlation: float
    images: int

    def objection(self) -> str:
        """Why the other way must not judge, "" where it may."""
        if self.verdict_changes:
            return f"Parts that get another verdict: {self.verdict_changes} of {self.images}."
        if not self.score_deviation <= SCORE_LIMIT:
            return (
                f"A score deviates by {self.score_deviation:.1%} of the threshold; "
                f"{SCORE_LIMIT:.0%} is the limit."
            )
        if self.images >= _FEWEST_TO_RANK and not self.rank_correlation >= RANK_LIMIT:
            return (
                f"The order of the scores differs (rank correlation {self.rank_correlation:.3f}, "
                f"{RANK_LIMIT} is the limit)."
            )
        return ""


def agreement(expected: Sequence[Judgement], other: Sequence[Judgement]) -> Agreement:
    """Of judgements of the same images in the same order."""
    pairs = list(zip(expected, other, strict=True))
    first, second = (np.array([j.score for j in many]) for many in (expected, other))
    threshold = expected[0].threshold
    least = max(abs(threshold), HIGH_VALUE)
    scale = np.maximum(np.abs(first), least)
    return Agreement(
        verdict_changes=sum(
            a.verdict is not b.verdict and not abs(a.score - threshold) <= NEAR * least
            for a, b in pairs
        ),
        score_deviation=float((np.abs(second - first) / scale).max()),
        map_deviation=max(float(np.abs(a.maps.combined - b.maps.combined).max()) for a, b in pairs),
        rank_correlation=_rank_correlation(first, second),
        images=len(pairs),
    )


def _rank_correlation(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """Spearman's; 1 for fewer than two images, NaN where a score is NaN."""
    if len(first) < 2:
        return 1.0
    if not (np.isfinite(first).all() and np.isfinite(second).all()):
        return float("nan")
    ranks = [np.argsort(np.argsort(values)).astype(np.float64) for values in (first, second)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])
