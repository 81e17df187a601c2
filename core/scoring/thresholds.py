"""Thresholds from good validation images alone, with what they can promise.

A rate of false rejects can't be read off a handful of images. So every threshold carries the
rate that its images support: the exact interval of Clopper and Pearson (1934).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from scipy import stats

from core.types import Map, RateInterval, Threshold, Verdict

CONFIDENCE = 0.95
SMALLEST_SPREAD = 1e-6


def threshold_from_good(scores: Sequence[float], wished_rate: float = 0.01) -> Threshold:
    """An image threshold for a wished false-reject rate, from the scores of good images.

    With enough images it is the order statistic that the wish allows. With fewer it is the
    one-sided normal tolerance limit that covers 1 - ``wished_rate`` of the good parts with 95 %
    confidence (Hahn and Meeker, "Statistical Intervals", 4.6), never under the highest score:
    an extrapolation, said so in ``warning``. The stated interval never uses that assumption.
    """
    values = np.sort(np.asarray(scores, dtype=np.float64))
    if values.size == 0 or not np.isfinite(values).all():
        raise ValueError("threshold_from_good needs finite scores of at least one good image")
    needed = images_needed(wished_rate)
    if values.size >= needed:
        rejected = _allowed_rejects(values.size, wished_rate)
        value, warning = float(values[values.size - 1 - rejected]), ""
    else:
        rejected, value = 0, max(float(values[-1]), _tolerance_limit(values, wished_rate))
        warning = (
            f"{values.size} held-out good images can't show a false-reject rate of "
            f"{wished_rate:.2%}: {needed} are needed. The threshold is extrapolated from their "
            "spread."
        )
    return Threshold(value, values.size, reject_rate(rejected, values.size), wished_rate, warning)


def images_needed(wished_rate: float) -> int:
    """Good images whose maximum bounds the false-reject rate at 95 % confidence (299 for 1 %)."""
    return math.ceil(math.log(1 - CONFIDENCE) / math.log(1 - wished_rate))


def reject_rate(rejected: int, images: int) -> RateInterval:
    """Clopper-Pearson interval of ``rejected`` among ``images``, and the rate observed.

    The highest of m images is exceeded at an expected rate of 1 / (m + 1). The upper end then is the one-sided 95 % bound 1 - 0.05^(1/m): 13.9 % for 20
    images, 5 % for 59, 1 % for 299; the lower end then is 0.
    """
    if rejected == 0:
        return RateInterval(1 / (images + 1), 0.0, 1 - (1 - CONFIDENCE) ** (1 / images))
    tail = (1 - CONFIDENCE) / 2
    low = float(stats.beta.ppf(tail, rejected, images - rejected + 1))
    high = 1.0
    if rejected < images:
        high = float(stats.beta.ppf(1 - tail, rejected + 1, images - rejected))
    return RateInterval(rejected / images, low, high)


def _allowed_rejects(images: int, wished_rate: float) -> int:
    """The most rejects among ``images`` whose one-sided 95 % bound keeps to the wish."""
    rejected = 0
    while stats.beta.ppf(CONFIDENCE, rejected + 2, images - rejected - 1) <= wished_rate:
        rejected += 1
    return rejected


def _tolerance_limit(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]], rate: float) -> float:
    """Mean + k standard deviations; k from the noncentral t distribution."""
    count = values.size
    if count < 2:
        return float(values[0]) + abs(float(values[0])) + SMALLEST_SPREAD
    noncentrality = NormalDist().inv_cdf(1 - rate) * math.sqrt(count)
    factor = float(stats.nct.ppf(CONFIDENCE, count - 1, noncentrality)) / math.sqrt(count)
    factor = min(factor, _largest_factor(rate))
    return float(values.mean() + factor * max(float(values.std(ddof=1)), SMALLEST_SPREAD))


def _largest_factor(rate: float) -> float:
    """With two or three images the exact factor exceeds 30 and would accept every part.

    Twice the normal quantile is where eight images would stand.
    """
    return 2.0 * NormalDist().inv_cdf(1 - rate)


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
