from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.scoring.binomial import at_most, lower_limit, upper_limit


def brute_force(successes: int, trials: int, rate: float) -> float:
    terms = (comb(trials, k) * rate**k * (1 - rate) ** (trials - k) for k in range(successes + 1))
    return sum(terms)


@given(st.integers(1, 60), st.floats(0.01, 0.99), st.data())
def test_cumulative_probability(trials: int, rate: float, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    assert at_most(successes, trials, rate) == pytest.approx(brute_force(successes, trials, rate))


@given(st.integers(1, 200), st.sampled_from([0.025, 0.05]), st.data())
def test_limits_are_where_the_tail_has_its_probability(
    trials: int, tail: float, data: st.DataObject
) -> None:
    successes = data.draw(st.integers(0, trials))
    upper, lower = upper_limit(successes, trials, tail), lower_limit(successes, trials, tail)
    assert 0 <= lower <= successes / trials <= upper <= 1
    if successes < trials:
        assert brute_force(successes, trials, upper) == pytest.approx(tail, rel=1e-6)
    if successes > 0:
        at_least = 1 - brute_force(successes - 1, trials, lower)
        assert at_least == pytest.approx(tail, rel=1e-6)


def test_the_published_example() -> None:
    """Clopper and Pearson's interval for 4 of 20 is 5.73 % to 43.66 %."""
    assert lower_limit(4, 20, 0.025) == pytest.approx(0.0573, abs=1e-4)
    assert upper_limit(4, 20, 0.025) == pytest.approx(0.4366, abs=1e-4)
