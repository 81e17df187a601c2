"""Thresholds from good validation images alone, with what they can promise.

A rate of false rejects can't be read off a handful of images. So every threshold carries the
rate that its images support: the exact interval of Clopper and Pearson (1934).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from core.errors import TrainingError
from core.scoring.binomial import lower_limit, upper_limit
from core.types import Map, RateInterval, Threshold, Verdict

CONFIDENCE = 0.95
SMALLEST_SPREAD = 1e-6
SMALLEST_RELATIVE_SPREAD = 0.05
"""Of the mean score: a single image, or equal ones, still leave room for the next part."""


def threshold_from_good(scores: Sequence[float], wished_rate: float = 0.01) -> Threshold:
    """An image threshold for a wished false-reject rate, from the scores of good images.

    With enough images it is the order statistic that the wish allows. With fewer it is the
    one-sided normal tolerance limit that covers 1 - ``wished_rate`` of the good parts with 95 %
    confidence (Hahn and Meeker, "Statistical Intervals", 4.6), never under the highest score:
    an extrapolation, said so in ``warning``. The stated interval never uses that assumption.
    Raises TrainingError where there is no score or one is not a finite number.
    """
    values = finite_scores(scores)
    needed = images_needed(wished_rate)
    if values.size >= needed:
        rejected = _allowed_rejects(values.size, wished_rate)
        value, warning = float(values[values.size - 1 - rejected]), ""
    else:
        rejected, value = 0, max(float(values[-1]), _tolerance_limit(values, wished_rate))
        warning = _too_few(values.size, needed, wished_rate)
    return Threshold(value, values.size, reject_rate(rejected, values.size), wished_rate, warning)


def images_needed(wished_rate: float) -> int:
    """Good images whose maximum bounds the false-reject rate at 95 % confidence (299 for 1 %)."""
    if not 0 < wished_rate < 1:
        raise ValueError(f"a false-reject rate lies between 0 and 1, not at {wished_rate}")
    return math.ceil(math.log(1 - CONFIDENCE) / math.log1p(-wished_rate))


def reject_rate(rejected: int, images: int) -> RateInterval:
    """The rate of good parts above a threshold that ``rejected`` of ``images`` exceed.

    ``expected`` is (rejected + 1) / (images + 1), the mean over all draws of good parts when the
    threshold is one of their scores, whatever their distribution. The interval is Clopper and
    Pearson's; without a reject it is 0 to the one-sided 95 % bound 1 - 0.05^(1/images): 13.9 %
    for 20 images, 5 % for 59, 1 % for 299.
    """
    tail = 1 - CONFIDENCE if rejected == 0 else (1 - CONFIDENCE) / 2
    expected = min(1.0, (rejected + 1) / (images + 1))
    low, high = lower_limit(rejected, images, tail), upper_limit(rejected, images, tail)
    return RateInterval(expected, low, high)


def finite_scores(scores: Sequence[float]) -> NDArray[np.float64]:
    """Sorted. Raises TrainingError where there is none or one is not a finite number."""
    values = np.sort(np.asarray(scores, dtype=np.float64))
    if values.size == 0 or not np.isfinite(values).all():
        raise TrainingError(
            "The model has no finite score for every held-out good image.",
            "No threshold can be set, so the model can't judge parts.",
            "Train again with more good images or with a lower learning rate.",
        )
    return values


def _too_few(images: int, needed: int, wished_rate: float) -> str:
    return (
        f"{images} held-out good image{'s' * (images != 1)} can't show a false-reject rate of "
        f"{wished_rate * 100:.3g} %: {needed} are needed. Until then the threshold is extrapolated "
        "from the spread of their scores."
    )


def _allowed_rejects(images: int, wished_rate: float) -> int:
    """The most rejects among ``images`` whose interval still keeps to the wish."""
    rejected = 0
    while reject_rate(rejected + 1, images).high <= wished_rate:
        rejected += 1
    return rejected


def _tolerance_limit(values: NDArray[np.float64], rate: float) -> float:
    """Mean + k standard deviations of the scores."""
    return float(values.mean()) + _tolerance_factor(values.size, rate) * spread_of(values)


def spread_of(values: NDArray[np.float64]) -> float:
    """Standard deviation of scores, never so small that the next part must fall out of it."""
    spread = float(values.std(ddof=1)) if values.size > 1 else 0.0
    return max(spread, SMALLEST_SPREAD, SMALLEST_RELATIVE_SPREAD * abs(float(values.mean())))


def _tolerance_factor(count: int, rate: float) -> float:
    """Natrella's formula (NIST/SEMATECH e-Handbook, 7.2.6.3), within 2 % from 10 images on.

    Held under twice the normal quantile, where 8 images stand: the true factor of two or three
    images exceeds 10, and such a threshold would pass every part.
    """
    coverage, confidence = NormalDist().inv_cdf(1 - rate), NormalDist().inv_cdf(CONFIDENCE)
    largest = 2 * max(coverage, 1.0)
    a = 1 - confidence**2 / (2 * max(count - 1, 1))
    if a <= 0:
        return largest
    b = coverage**2 - confidence**2 / count
    return min(largest, (coverage + math.sqrt(max(coverage**2 - a * b, 0.0))) / a)


def pixel_threshold_from_good(maps: Sequence[Map], wished_rate: float = 0.01) -> Threshold:
    """A pixel threshold that good images stay below: from each image's highest cell.

    Neighbouring cells are no independent samples, so images are counted, not cells.
    """
    return threshold_from_good([float(m.max()) for m in maps], wished_rate)


def verdict_of(score: float, threshold: float, band: float = 0.0) -> Verdict:
    """NG above the threshold, UNCERTAIN within ``band`` of it, never OK without a number."""
    if not (math.isfinite(score) and math.isfinite(threshold)):
        return Verdict.CANNOT_JUDGE
    if abs(score - threshold) < band:
        return Verdict.UNCERTAIN
    return Verdict.NG if score > threshold else Verdict.OK
