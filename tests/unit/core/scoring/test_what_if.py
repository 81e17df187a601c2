from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.scoring.thresholds import verdict_of
from core.scoring.what_if import Sides, StoredScores, changed_sides, score_hull
from core.types import Verdict

VALUES = st.floats(-2, 2, width=32)
MAPS = arrays(np.float32, (2, 6, 6), elements=VALUES)


@given(MAPS, st.floats(0, 1))
def test_a_hull_gives_the_score_of_the_whole_maps(maps: np.ndarray, weight: float) -> None:
    hull = score_hull(maps[0], maps[1])
    stored = StoredScores([hull], [True], [None]).scores(weight, 0)[0]
    whole = (np.float32(weight) * maps[0] + np.float32(1 - weight) * maps[1]).max()
    assert stored == pytest.approx(whole, abs=1e-5)


@given(MAPS, st.floats(0, 1), VALUES, st.floats(0, 3))
def test_a_third_score_joins_with_its_weight(
    maps: np.ndarray, weight: float, third: float, weight_third: float
) -> None:
    hull = score_hull(maps[0], maps[1])
    stored = StoredScores([hull, hull], [True, True], [third, None])
    known, without = stored.scores(weight, weight_third)
    assert known == pytest.approx(without + weight_third * third, abs=1e-5)
    np.testing.assert_array_equal(stored.scores(weight, 0), [without, without])


def test_every_part_has_a_place_for_its_third_score() -> None:
    with pytest.raises(ValueError, match="1 third"):
        StoredScores([], [], [0.1])


@given(MAPS)
def test_a_hull_is_short_and_ordered(maps: np.ndarray) -> None:
    hull = score_hull(maps[0], maps[1])
    assert 1 <= len(hull) <= maps[0].size
    assert (np.diff(hull[:, 0]) < 0).all()
    assert (np.diff(hull[:, 1]) > 0).all()


def test_points_inside_the_hull_are_dropped() -> None:
    local = np.array([[1.0, 0.0, 0.5, 0.9, 0.4]], np.float32)
    global_ = np.array([[0.0, 1.0, 0.4, 0.9, 0.5]], np.float32)
    np.testing.assert_array_equal(
        score_hull(local, global_), np.array([[1.0, 0.0], [0.9, 0.9], [0.0, 1.0]], np.float32)
    )


def test_a_map_without_numbers_has_no_score() -> None:
    broken = np.array([[np.nan, 0.0]], np.float32)
    with pytest.raises(ValueError, match="not finite"):
        score_hull(broken, broken)


@given(
    st.lists(st.tuples(VALUES, st.booleans()), min_size=1, max_size=30),
    st.floats(-1, 1, width=32),
    st.floats(0, 0.5, width=32),
)
def test_counts_are_those_of_the_verdicts(
    parts: list[tuple[float, bool]], threshold: float, band: float
) -> None:
    hulls = [np.array([[value, value]], np.float32) for value, _ in parts]
    stored = StoredScores(hulls, [good for _, good in parts], [None] * len(parts))
    scores = stored.scores(0.5, 0)
    outcome = stored.outcome(scores, threshold, band)
    for is_good, sides in ((True, outcome.good), (False, outcome.bad)):
        chosen = scores[stored.is_good == is_good]
        verdicts = [verdict_of(float(s), float(np.float32(threshold)), band) for s in chosen]
        # A part exactly at the band's edge may fall to either side by rounding.
        if all(abs(abs(float(s) - threshold) - band) > 1e-6 for s in chosen):
            assert sides == Sides(
                verdicts.count(Verdict.OK),
                verdicts.count(Verdict.UNCERTAIN),
                verdicts.count(Verdict.NG),
            )
    assert (outcome.false_reject_rate is None) == (outcome.good.total == 0)


def test_what_crosses_the_threshold_is_named_the_closest_first() -> None:
    scores = np.array([0.1, 0.45, 0.9, 0.55, 0.3], np.float32)
    assert changed_sides(scores, 0.5, scores, 0.2).tolist() == [4, 1]
    assert changed_sides(scores, 0.5, scores, 0.5).tolist() == []


def test_other_weights_move_parts_across_the_same_threshold() -> None:
    surface, layout = np.array([[0.9, 0.1]]), np.array([[0.1, 0.9]])
    stored = StoredScores([np.float32(surface), np.float32(layout)], [False, False], [None] * 2)
    before, after = stored.scores(0.5, 0), stored.scores(1.0, 0)
    np.testing.assert_allclose(before, [0.5, 0.5])
    assert changed_sides(before, 0.6, after, 0.6).tolist() == [0]
