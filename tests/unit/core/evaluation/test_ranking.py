from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation.ranking import auroc, average_precision, confusion_at, roc_curve

# Few distinct values, so that ties are common.
SCORES = st.lists(st.sampled_from([-1.0, 0.0, 0.1, 0.2, 0.5, 3.0]), min_size=1, max_size=30)


@given(SCORES, SCORES)
def test_auroc_is_the_share_of_pairs_in_order(good: list[float], bad: list[float]) -> None:
    pairs = [1.0 if b > g else 0.5 if b == g else 0.0 for g in good for b in bad]
    assert auroc(good, bad) == pytest.approx(sum(pairs) / len(pairs))


@given(SCORES, SCORES)
def test_average_precision_sums_precision_over_recall_steps(
    good: list[float], bad: list[float]
) -> None:
    total, before = 0.0, 0.0
    for threshold in sorted({*good, *bad}, reverse=True):
        hits = sum(b >= threshold for b in bad)
        false = sum(g >= threshold for g in good)
        recall = hits / len(bad)
        total += (recall - before) * hits / (hits + false)
        before = recall
    assert average_precision(good, bad) == pytest.approx(total)


@given(SCORES, SCORES)
def test_every_roc_point_is_a_count(good: list[float], bad: list[float]) -> None:
    curve = roc_curve(good, bad)
    assert curve is not None
    points = zip(curve.thresholds, curve.false_positive_rate, curve.true_positive_rate, strict=True)
    for threshold, false_rate, true_rate in points:
        assert false_rate == pytest.approx(sum(g >= threshold for g in good) / len(good))
        assert true_rate == pytest.approx(sum(b >= threshold for b in bad) / len(bad))
    assert (curve.false_positive_rate[-1], curve.true_positive_rate[-1]) == (1.0, 1.0)


@given(SCORES, SCORES, st.sampled_from([-2.0, 0.0, 0.15, 5.0]))
def test_confusion_and_f1(good: list[float], bad: list[float], threshold: float) -> None:
    counts = confusion_at(good, bad, threshold)
    assert counts.caught == sum(b > threshold for b in bad)
    assert counts.missed == len(bad) - counts.caught
    assert counts.false_rejects == sum(g > threshold for g in good)
    assert counts.accepted == len(good) - counts.false_rejects
    if counts.caught:
        precision = counts.caught / (counts.caught + counts.false_rejects)
        recall = counts.caught / len(bad)
        assert counts.f1 == pytest.approx(2 * precision * recall / (precision + recall))
    else:
        assert counts.f1 == 0


@pytest.mark.parametrize(("good", "bad"), [([], [1.0]), ([1.0], []), ([], [])])
def test_without_one_of_the_classes_there_is_no_curve(good: list[float], bad: list[float]) -> None:
    assert roc_curve(good, bad) is None
    assert auroc(good, bad) is None


def test_without_a_bad_image_there_is_neither_precision_nor_f1() -> None:
    assert average_precision([1.0], []) is None
    assert confusion_at([1.0, 2.0], [], 1.5).f1 is None


@pytest.mark.parametrize("broken", [math.nan, -math.inf, math.inf])
def test_an_image_that_cannot_be_judged_is_rejected(broken: float) -> None:
    counts = confusion_at([0.1, broken], [0.9, broken], 0.5)
    assert (counts.false_rejects, counts.missed) == (1, 0)
    assert auroc([0.1], [broken]) == 1.0
    assert auroc([broken], [0.9]) == 0.0


def test_perfect_and_inverted() -> None:
    good, bad = np.arange(5), np.arange(5, 9)
    assert (auroc(good, bad), average_precision(good, bad)) == (1.0, 1.0)
    assert auroc(bad, good) == 0.0
