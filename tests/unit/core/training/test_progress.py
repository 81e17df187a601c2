import itertools

import pytest

from core.training.progress import Stopwatch


def test_the_estimate_leaves_out_a_slow_start_and_is_honest_afterwards() -> None:
    seconds = itertools.chain([100.0], itertools.count(102.0, 2.0))
    stopwatch = Stopwatch(0, 50, clock=lambda: next(seconds))
    readings = [stopwatch.read(step, 4) for step in range(1, 11)]
    assert readings[:3] == [(0.0, None)] * 3
    rate, left = readings[-1]
    assert rate == pytest.approx(4 / 2)
    assert left == pytest.approx(40 * 2)


def test_a_resumed_run_counts_only_its_own_steps() -> None:
    seconds = itertools.count(0.0, 1.0)
    stopwatch = Stopwatch(90, 100, clock=lambda: next(seconds))
    assert [stopwatch.read(s, 1)[1] for s in (91, 92, 93)] == [None, None, None]
    assert stopwatch.read(95, 1) == (pytest.approx(2.0), pytest.approx(2.5))
