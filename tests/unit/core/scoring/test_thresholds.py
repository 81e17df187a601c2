from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import TrainingError
from core.scoring.thresholds import (
    images_needed,
    pixel_threshold_from_good,
    reject_rate,
    threshold_from_good,
    verdict_of,
)
from core.types import Verdict

SCORES = st.lists(st.floats(-10, 10), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("images", "bound"),
    [(20, 0.139), (29, 0.10), (59, 0.05), (149, 0.02), (299, 0.01), (598, 0.005)],
)
def test_bound_without_a_reject(images: int, bound: float) -> None:
    rate = reject_rate(0, images)
    assert rate.high == pytest.approx(bound, rel=0.02)
    assert rate.high < bound + 5e-4
    assert rate.low == 0


@pytest.mark.parametrize(("wish", "images"), [(0.1, 29), (0.05, 59), (0.02, 149), (0.01, 299)])
def test_images_needed_for_a_wish(wish: float, images: int) -> None:
    assert images_needed(wish) == images


@pytest.mark.parametrize("wish", [0.0, 1.0, -0.1])
def test_a_wish_that_is_no_rate_is_refused(wish: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        images_needed(wish)


@given(SCORES)
def test_no_image_that_the_threshold_comes_from_is_rejected(scores: list[float]) -> None:
    threshold = threshold_from_good(scores)
    assert all(verdict_of(s, threshold.value) is Verdict.OK for s in scores)
    assert math.isfinite(threshold.value)
    assert threshold.samples == len(scores)
    assert str(images_needed(0.01)) in threshold.warning
    rate = threshold.false_reject_rate
    assert 0 <= rate.low <= rate.expected <= rate.high <= 1


@given(SCORES, st.integers(0, 1000))
def test_the_order_of_images_does_not_matter(scores: list[float], seed: int) -> None:
    shuffled = np.random.default_rng(seed).permutation(scores).tolist()
    assert threshold_from_good(shuffled) == threshold_from_good(scores)


def test_enough_images_take_the_highest_score_without_a_warning() -> None:
    threshold = threshold_from_good(np.linspace(0, 1, 299).tolist())
    assert threshold.value == 1.0
    assert threshold.warning == ""
    assert threshold.false_reject_rate.high <= 0.01


def test_many_images_allow_the_outliers_among_them() -> None:
    scores = [*np.linspace(0, 1, 1998).tolist(), 50.0, 60.0]
    threshold = threshold_from_good(scores, 0.01)
    rejected = sum(s > threshold.value for s in scores)
    assert rejected >= 2
    assert threshold.value < 1.0
    assert threshold.false_reject_rate.high <= 0.01
    assert reject_rate(rejected + 1, len(scores)).high > 0.01


def test_the_promised_bound_holds_for_fresh_good_parts() -> None:
    """In at least 95 % of repetitions, on a skewed distribution that nothing was fitted to."""
    generator = np.random.default_rng(1)
    kept = 0
    for _ in range(400):
        threshold = threshold_from_good(generator.gumbel(size=59).tolist(), 0.05)
        true_rate = 1 - math.exp(-math.exp(-threshold.value))
        kept += true_rate <= threshold.false_reject_rate.high
    assert kept >= 0.93 * 400


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_equal_scores_leave_room_and_stay_near(count: int) -> None:
    threshold = threshold_from_good([0.4] * count)
    assert 0.4 < threshold.value < 0.6


def test_extrapolation_comes_near_the_exact_tolerance_factor() -> None:
    """3.981 for 10 values, 99 % coverage, 95 % confidence (Hahn and Meeker, table A.12)."""
    scores = np.random.default_rng(2).normal(size=10)
    factor = (threshold_from_good(scores.tolist()).value - scores.mean()) / scores.std(ddof=1)
    assert factor == pytest.approx(3.981, rel=0.02)


@pytest.mark.parametrize("scores", [[], [math.nan], [0.1, math.inf]])
def test_unusable_scores_are_refused(scores: list[float]) -> None:
    with pytest.raises(TrainingError, match="threshold"):
        threshold_from_good(scores)


def test_pixel_threshold_counts_images_not_cells() -> None:
    maps = [np.full((5, 5), value, np.float32) for value in (0.1, 0.2, 0.3)]
    threshold = pixel_threshold_from_good(maps)
    assert threshold.samples == 3
    assert threshold.value >= np.float32(0.3)


@pytest.mark.parametrize(
    ("score", "band", "verdict"),
    [
        (0.49, 0.0, Verdict.OK),
        (0.5, 0.0, Verdict.OK),
        (0.51, 0.0, Verdict.NG),
        (0.49, 0.05, Verdict.UNCERTAIN),
        (0.51, 0.05, Verdict.UNCERTAIN),
        (0.4, 0.05, Verdict.OK),
        (0.6, 0.05, Verdict.NG),
    ],
)
def test_verdict(score: float, band: float, verdict: Verdict) -> None:
    assert verdict_of(score, 0.5, band) is verdict


@pytest.mark.parametrize("broken", [math.nan, math.inf, -math.inf])
def test_without_a_number_no_part_passes(broken: float) -> None:
    assert verdict_of(broken, 0.5) is Verdict.CANNOT_JUDGE
    assert verdict_of(0.1, broken) is Verdict.CANNOT_JUDGE
