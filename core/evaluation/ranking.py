"""How well scores rank bad images over good ones, and what one threshold makes of them.

Bad is the positive class. Equal scores are one step of every curve, so no figure depends on the
order of the images.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RocCurve:
    """From (0, 0) to (1, 1); point i is reached by rejecting scores >= ``thresholds[i]``."""

    false_positive_rate: Floats
    true_positive_rate: Floats
    thresholds: Floats


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts of images. A score above the threshold, or one that is not finite, rejects."""

    caught: int
    missed: int
    false_rejects: int
    accepted: int

    @property
    def f1(self) -> float | None:
        """None without a bad image."""
        if self.caught + self.missed == 0:
            return None
        return 2 * self.caught / (2 * self.caught + self.missed + self.false_rejects)


def roc_curve(good: ArrayLike, bad: ArrayLike) -> RocCurve | None:
    """From the scores of good and of bad images; None where either is empty."""
    steps, negatives, positives = _steps(good, bad)
    if negatives.sum() == 0 or positives.sum() == 0:
        return None
    return RocCurve(
        np.concatenate(([0.0], np.cumsum(negatives) / negatives.sum())),
        np.concatenate(([0.0], np.cumsum(positives) / positives.sum())),
        np.concatenate(([np.inf], steps)),
    )


def auroc(good: ArrayLike, bad: ArrayLike) -> float | None:
    """Probability that a bad image scores above a good one; a tie counts half."""
    curve = roc_curve(good, bad)
    if curve is None:
        return None
    return float(np.trapezoid(curve.true_positive_rate, curve.false_positive_rate))


def average_precision(good: ArrayLike, bad: ArrayLike) -> float | None:
    """Precision at every recall step, weighted by the step (no interpolation)."""
    _, negatives, positives = _steps(good, bad)
    if positives.sum() == 0:
        return None
    found = np.cumsum(positives)
    precision = found / (found + np.cumsum(negatives))
    return float((precision * positives).sum() / positives.sum())


def confusion_at(good: ArrayLike, bad: ArrayLike, threshold: float) -> Confusion:
    """Counts at a fixed threshold."""
    passed_good, passed_bad = _passed(good, threshold), _passed(bad, threshold)
    return Confusion(
        caught=int((~passed_bad).sum()),
        missed=int(passed_bad.sum()),
        false_rejects=int((~passed_good).sum()),
        accepted=int(passed_good.sum()),
    )


def _passed(scores: ArrayLike, threshold: float) -> NDArray[np.bool_]:
    values = np.asarray(scores, np.float64)
    return np.asarray(np.isfinite(values) & (values <= threshold), np.bool_)


def _steps(good: ArrayLike, bad: ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Distinct scores, highest first, with the number of good and of bad images at each."""
    first, second = rankable(good), rankable(bad)
    steps, place = np.unique(np.concatenate((first, second)), return_inverse=True)
    negatives = np.bincount(place[: first.size], minlength=steps.size)
    positives = np.bincount(place[first.size :], minlength=steps.size)
    return steps[::-1], negatives[::-1].astype(np.float64), positives[::-1].astype(np.float64)


def rankable(scores: ArrayLike) -> Floats:
    """An image that can't be judged never passes, so it ranks above all others."""
    values = np.asarray(scores, np.float64)
    return np.where(np.isfinite(values), values, np.inf)
