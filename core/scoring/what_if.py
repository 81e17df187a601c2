"""Other thresholds and weights on parts that were judged already: no inference runs again.

A part's score is the maximum over its cells of w * local + (1 - w) * global. For all weights w in
[0, 1] together that needs only the cells on the upper right convex hull of its points (local,
global): a handful instead of thousands, and no approximation. A third score of the part as a whole
(``Judgement.puad_score``) is added to that maximum with a weight of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.scoring.thresholds import reject_rate
from core.types import Map, RateInterval

Hull = NDArray[np.float32]
"""(K, 2) points (local, global), local falling and global rising, all that can decide a score."""


def score_hull(local: Map, global_: Map) -> Hull:
    """The points of one part's normalised maps (h, w) that can be the maximum for some weight.

    Upper hull by Andrew's monotone chain ("Another efficient algorithm for convex hulls in two
    dimensions", Information Processing Letters 9 (1979), 216-219). Raises ValueError where a value
    is not finite: such a part has no score.
    """
    points = np.stack([local.ravel(), global_.ravel()], axis=1).astype(np.float64)
    if not np.isfinite(points).all():
        raise ValueError("a map that is not finite has no score")
    hull: list[NDArray[np.float64]] = []
    for point in _undominated(points):
        while len(hull) > 1 and _is_inside(hull[-2], hull[-1], point):
            hull.pop()
        hull.append(point)
    return np.asarray(hull, np.float32)


def _undominated(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points that no other one exceeds in both values, local falling."""
    ordered = points[np.lexsort((-points[:, 1], -points[:, 0]))]
    best = np.maximum.accumulate(ordered[:, 1])
    keep = np.concatenate([[True], ordered[1:, 1] > best[:-1]])
    return np.asarray(ordered[keep])


def _is_inside(
    first: NDArray[np.float64], middle: NDArray[np.float64], last: NDArray[np.float64]
) -> bool:
    """Whether ``middle`` lies on or below the line from ``first`` to ``last``."""
    along, across = last - first, middle - first
    return bool(along[0] * across[1] - along[1] * across[0] >= 0)


@dataclass(frozen=True, slots=True)
class Sides:
    """How many parts of one label fall on each side."""

    ok: int
    uncertain: int
    ng: int

    @property
    def total(self) -> int:
        return self.ok + self.uncertain + self.ng


@dataclass(frozen=True, slots=True)
class Outcome:
    """What thresholds would do to the stored parts. ``false_rejects`` are good parts that are NG.

    ``false_reject_rate`` is None without good parts.
    """

    good: Sides
    bad: Sides
    false_reject_rate: RateInterval | None


class StoredScores:
    """Judged parts as hulls. Scores of a weight are computed at once for all of them.

    ``third`` are their third scores; a part without one has nothing that could be added.
    """

    def __init__(
        self, hulls: Sequence[Hull], is_good: Sequence[bool], third: Sequence[float | None]
    ) -> None:
        if not len(hulls) == len(is_good) == len(third):
            raise ValueError(
                f"{len(hulls)} hulls, {len(is_good)} labels, {len(third)} third scores"
            )
        longest = max((len(h) for h in hulls), default=1)
        self._points = np.full((len(hulls), longest, 2), -np.inf, np.float32)
        for row, hull in zip(self._points, hulls, strict=True):
            row[: len(hull)] = hull
            row[len(hull) :] = hull[0]  # any point of its own changes no maximum
        self._third = np.asarray([score or 0.0 for score in third], np.float32)
        self.is_good = np.asarray(is_good, np.bool_)

    def scores(self, weight_local: float, weight_third: float) -> NDArray[np.float32]:
        """(N,) of all parts at these weights: of the local map in [0, 1], of the third score."""
        combined = (
            np.float32(weight_local) * self._points[..., 0]
            + np.float32(1 - weight_local) * self._points[..., 1]
        )
        lift = np.float32(weight_third) * self._third
        return np.asarray(combined.max(axis=1) + lift, np.float32)

    def outcome(self, scores: NDArray[np.float32], threshold: float, band: float) -> Outcome:
        """As ``verdict_of`` would judge them."""
        uncertain = np.abs(scores - np.float32(threshold)) < band
        ng = (scores > np.float32(threshold)) & ~uncertain
        good = _sides(ng[self.is_good], uncertain[self.is_good])
        bad = _sides(ng[~self.is_good], uncertain[~self.is_good])
        rate = reject_rate(good.ng, good.total) if good.total else None
        return Outcome(good, bad, rate)


def changed_sides(
    before: NDArray[np.float32],
    threshold_before: float,
    after: NDArray[np.float32],
    threshold: float,
) -> NDArray[np.intp]:
    """Indices of the parts that cross the threshold, those closest to the new one first."""
    crossed = np.flatnonzero((before > threshold_before) != (after > threshold))
    return crossed[np.argsort(np.abs(after[crossed] - threshold), kind="stable")]


def _sides(ng: NDArray[np.bool_], uncertain: NDArray[np.bool_]) -> Sides:
    rejected, doubtful = int(ng.sum()), int(uncertain.sum())
    return Sides(ng.size - rejected - doubtful, doubtful, rejected)
