"""How well maps find the defective pixels: pixel AU-ROC, AU-PRO, SegF1.

All areas are exact: every distinct score is a step, equal scores are one step. A curve over
false positives changes its height only at the scores of defective pixels. So these are kept and
sorted, while the far more numerous clean pixels are only counted between them, image by image:
memory grows with the defects, not with the images.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from core.types import Map, Mask

Values = NDArray[np.float32]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DefectScores:
    """Scores (n,) float32 of defective pixels, each with what it adds to the curve's height."""

    scores: Values
    gains: Floats


@dataclass(frozen=True, slots=True)
class Curve:
    """Height over false-positive rate, both rising from 0; straight between its points."""

    false_positive_rate: Floats
    height: Floats

    def area(self, limit: float) -> float:
        """Area up to the false-positive rate ``limit`` in (0, 1], divided by it."""
        x, y = self.false_positive_rate, self.height
        inside = int(np.searchsorted(x, limit, side="right"))
        x_cut, y_cut = x[:inside], y[:inside]
        if x_cut[-1] < limit:
            end = np.interp(limit, x[inside - 1 : inside + 1], y[inside - 1 : inside + 1])
            x_cut, y_cut = np.append(x_cut, limit), np.append(y_cut, end)
        return float(np.trapezoid(y_cut, x_cut)) / limit


class CleanPixels:
    """Counts of clean pixels between the distinct scores of defective ones."""

    def __init__(self, defect_scores: Values) -> None:
        self.steps: Values = np.unique(defect_scores)
        self._at_least = np.zeros(self.steps.size + 1, np.int64)
        self._above = np.zeros(self.steps.size + 1, np.int64)

    def add(self, scores: Values) -> None:
        """Count the clean pixels (n,) of one image."""
        # Sorted needles keep the search within the cache.
        ordered = np.sort(scores)
        _count(self._at_least, np.searchsorted(self.steps, ordered, "right"))
        _count(self._above, np.searchsorted(self.steps, ordered, "left"))

    @property
    def total(self) -> int:
        """Clean pixels counted so far."""
        return int(self._above.sum())

    def curve(self, defects: DefectScores) -> Curve | None:
        """The curve of defects whose scores are all among ``steps``; None without clean pixels.

        Two points per step, from the highest: just above the score, and with it.
        """
        if self.total == 0 or self.steps.size == 0:
            return None
        place = np.searchsorted(self.steps, defects.scores)
        gains = np.bincount(place, weights=defects.gains, minlength=self.steps.size)[::-1]
        with_it = np.cumsum(gains)
        rates = np.stack((_reached(self._above), _reached(self._at_least)), axis=1) / self.total
        heights = np.stack((with_it - gains, with_it), axis=1)
        return Curve(
            np.concatenate(([0.0], rates.ravel(), [1.0])),
            np.concatenate(([0.0], heights.ravel(), with_it[-1:])),
        )


def _count(counts: NDArray[np.int64], places: NDArray[np.intp]) -> None:
    """Add one at each of the ascending ``places``, in time that does not depend on ``counts``."""
    starts = np.flatnonzero(np.diff(places, prepend=-1))
    counts[places[starts]] += np.diff(starts, append=places.size)


def _reached(counts: NDArray[np.int64]) -> Floats:
    """Pixels whose place lies beyond step i, for steps from the highest to the lowest."""
    return np.cumsum(counts[:0:-1]).astype(np.float64)


def region_scores(pixels: Map, mask: Mask) -> list[Values]:
    """The scores of every 8-connected region of ``mask``, ascending; (H, W) each."""
    count, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    inside = labels[mask]
    order = np.argsort(inside, kind="stable")
    ends = np.cumsum(np.bincount(inside, minlength=count)[1:])
    if count == 1:
        return []
    return [np.sort(scores) for scores in np.split(pixels[mask][order], ends[:-1])]


def overlap_gains(regions: Sequence[Values]) -> DefectScores:
    """Every region weighs the same, whatever its size: the mean overlap is the curve's height."""
    gains = [np.full(r.size, 1 / (r.size * len(regions))) for r in regions]
    return DefectScores(_joined(regions), np.concatenate(gains or [np.empty(0)]))


def pixel_gains(regions: Sequence[Values]) -> DefectScores:
    """Every defective pixel weighs the same: the height is the true-positive rate."""
    scores = _joined(regions)
    return DefectScores(scores, np.full(scores.size, 1 / max(scores.size, 1)))


def _joined(regions: Sequence[Values]) -> Values:
    return np.concatenate([*regions, np.empty(0, np.float32)])


@dataclass(slots=True)
class SegmentationCounts:
    """Pixels over a whole test set at one fixed threshold; SegF1 as in MVTec AD 2."""

    hits: int = 0
    misses: int = 0
    false_alarms: int = 0

    def add(self, pixels: Map, mask: Mask | None, threshold: float) -> None:
        """One image; no mask is a good one."""
        found = pixels > threshold
        if mask is None:
            self.false_alarms += int(found.sum())
            return
        hits = int((found & mask).sum())
        self.hits += hits
        self.misses += int(mask.sum()) - hits
        self.false_alarms += int(found.sum()) - hits

    @property
    def f1(self) -> float | None:
        """None without a defective pixel."""
        if self.hits + self.misses == 0:
            return None
        return 2 * self.hits / (2 * self.hits + self.misses + self.false_alarms)
