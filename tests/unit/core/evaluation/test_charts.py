from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation.charts import ROC_SIDE, WIDTH, histogram, roc_chart
from core.evaluation.ranking import confusion_at, roc_curve

SCORES = st.lists(st.floats(-1e3, 1e5), max_size=40)


def counted(texts: list[str]) -> int:
    return sum(int(text.split()[0]) for text in texts)


@given(SCORES, SCORES, st.floats(-10, 10))
def test_every_image_is_in_one_bar_and_every_bar_in_the_chart(
    good: list[float], bad: list[float], threshold: float
) -> None:
    chart = histogram(good, bad, threshold)
    assert counted([bar.text for bar in chart.good]) == len(good)
    assert counted([bar.text for bar in chart.bad]) == len(bad)
    for bar in (*chart.good, *chart.bad):
        assert -1e-6 <= bar.x <= bar.x + bar.width <= WIDTH + 1e-6
        assert 0 <= bar.y <= bar.y + bar.height <= chart.height
    assert 0 <= chart.threshold_x <= WIDTH
    assert all(0 <= tick.x <= WIDTH for tick in chart.ticks)


def test_good_rises_and_bad_hangs() -> None:
    chart = histogram([0.1, 0.1, 0.2], [0.9], 0.5)
    assert all(bar.y + bar.height == pytest.approx(chart.base) for bar in chart.good)
    assert all(bar.y == chart.base for bar in chart.bad)
    assert max(bar.x for bar in chart.good) < chart.threshold_x < min(bar.x for bar in chart.bad)


def test_scores_that_are_no_numbers_are_left_out() -> None:
    chart = histogram([0.1, math.nan], [math.inf, 0.9], 0.5)
    assert counted([bar.text for bar in (*chart.good, *chart.bad)]) == 2


def test_a_gross_defect_does_not_hide_the_gap() -> None:
    chart = histogram([0.05, 0.06, 0.08], [0.3, 0.5, 900.0], 0.1)
    assert chart.threshold_x - max(bar.x for bar in chart.good) > 5
    assert min(bar.x for bar in chart.bad) - chart.threshold_x > 30


def test_ticks_are_apart() -> None:
    places = [tick.x for tick in histogram([-1.0, 0.0, 0.1], [0.3, 900.0], 0.1).ticks]
    assert len(places) >= 4
    assert all(b - a >= 40 for a, b in pairwise(places))


def test_roc_runs_from_corner_to_corner() -> None:
    good, bad = [0.1, 0.2, 0.3, 0.4], [0.25, 0.5]
    curve = roc_curve(good, bad)
    assert curve is not None
    chart = roc_chart(curve, confusion_at(good, bad, 0.35))
    assert chart.line.startswith(f"M0.0 {ROC_SIDE}")
    assert chart.line.endswith(f"L{ROC_SIDE} 0.0")
    assert (chart.x, chart.y) == (ROC_SIDE / 4, ROC_SIDE / 2)


def test_long_curves_are_thinned_but_keep_their_ends() -> None:
    good, bad = [i / 7e3 for i in range(7000)], [0.5 + i / 7e3 for i in range(7000)]
    curve = roc_curve(good, bad)
    assert curve is not None
    line = roc_chart(curve, confusion_at(good, bad, 0.7)).line
    assert line.count("L") == 1499
    assert line.endswith(f"L{ROC_SIDE} 0.0")
