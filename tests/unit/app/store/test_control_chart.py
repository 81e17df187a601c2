"""Limits and rules of control charts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.control_chart import (
    BASELINE_POINTS,
    ControlLimits,
    Rule,
    broken_rules,
    control_limits,
)

LIMITS = ControlLimits(centre=0.0, sigma=1.0, points=20)
VALUES = st.lists(st.floats(-1e6, 1e6, width=32), min_size=BASELINE_POINTS, max_size=60)


def rules(*values: float) -> list[set[Rule]]:
    return [set(found) for found in broken_rules(values, LIMITS)]


def test_limits_are_those_of_the_handbook() -> None:
    """Flow rates of the NIST/SEMATECH e-Handbook, 6.3.2.2, and two more of the same kind."""
    flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
    moving_range = float(np.abs(np.diff(flow)).mean())
    assert moving_range == pytest.approx(1.8778, abs=1e-4)
    assert control_limits(flow) is None, "ten points are too few to rely on"
    limits = control_limits([*flow, *flow[:2]])
    assert limits is not None and limits.points == 12
    assert limits.upper - limits.centre == pytest.approx(
        2.66 * np.abs(np.diff([*flow, *flow[:2]])).mean(), rel=1e-3
    )


@given(VALUES)
def test_limits_lie_around_the_mean(values: list[float]) -> None:
    limits = control_limits(values)
    assert limits is not None
    assert limits.centre == pytest.approx(np.mean(values), abs=1e-3)
    assert limits.lower <= limits.centre <= limits.upper
    assert limits.centre - limits.lower == pytest.approx(
        limits.upper - limits.centre, rel=1e-6, abs=1e-6
    )


@given(VALUES, st.sampled_from([2.0, 0.5, 4.0]), st.integers(-64, 64))
def test_another_unit_moves_the_limits_with_it(
    values: list[float], scale: float, offset: int
) -> None:
    limits, other = control_limits(values), control_limits([scale * v + offset for v in values])
    assert limits is not None and other is not None
    assert other.centre == pytest.approx(scale * limits.centre + offset, rel=1e-6, abs=1e-3)
    assert other.sigma == pytest.approx(scale * limits.sigma, rel=1e-4, abs=1e-2)


@given(st.lists(st.floats(-10, 10), max_size=40))
def test_a_mirrored_process_breaks_the_same_rules(values: list[float]) -> None:
    assert rules(*values) == rules(*(-value for value in values))


@given(st.lists(st.floats(-2, 2), max_size=40))
def test_within_two_sigma_only_runs_are_found(values: list[float]) -> None:
    found = set().union(*rules(*values)) if values else set()
    assert found <= {Rule.SHIFT, Rule.DRIFT}


@given(st.lists(st.floats(-10, 10), max_size=30), st.lists(st.floats(-10, 10), max_size=10))
def test_what_comes_later_changes_nothing_before(past: list[float], future: list[float]) -> None:
    assert rules(*past, *future)[: len(past)] == rules(*past)


def test_one_point_beyond_three_sigma() -> None:
    assert rules(0.5, 3.1, -0.5) == [set(), {Rule.BEYOND}, set()]
    assert rules(3.0) == [set()], "on the limit is within"


def test_nine_in_a_row_on_one_side() -> None:
    side = [0.5, 0.2] * 5
    assert Rule.SHIFT not in rules(*side)[7]
    assert Rule.SHIFT in rules(*side)[8] and Rule.SHIFT in rules(*side)[9]
    side[4] = 0.0
    assert not any(Rule.SHIFT in found for found in rules(*side)), "the centre is on no side"


def test_six_that_only_rise_or_fall() -> None:
    drift = [-0.5, -0.3, -0.1, 0.1, 0.3, 0.5]
    assert rules(*drift)[-1] == {Rule.DRIFT} and rules(*drift)[-2] == set()
    drift[3] = drift[2]
    assert rules(*drift)[-1] == set(), "equal is not higher"


def test_two_of_three_beyond_two_sigma_on_one_side() -> None:
    assert rules(2.5, 0.0, 2.5)[-1] == {Rule.WARNING}
    assert rules(2.5, 0.0, -2.5)[-1] == set()
    assert rules(2.5, 2.5, 0.0)[1:] == [{Rule.WARNING}, set()], "told where it happens, once"


def test_equal_values_are_no_drift() -> None:
    limits = control_limits([0.1 + 0.2] * BASELINE_POINTS)
    assert limits is not None
    assert set(broken_rules([0.3, 0.1 + 0.2] * 8, limits)) <= {(), (Rule.SHIFT,)}
