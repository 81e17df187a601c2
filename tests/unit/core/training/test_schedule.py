import pytest

from core.training.schedule import CURVES, constant_then_tenth, one_cycle


def test_the_papers_drop_comes_at_66500_of_70000_steps() -> None:
    assert constant_then_tenth(66_499, 70_000) == 1.0
    assert constant_then_tenth(66_500, 70_000) == 0.1


@pytest.mark.parametrize("steps", [1, 7, 250])
def test_one_cycle_rises_to_one_and_ends_near_zero(steps: int) -> None:
    factors = [one_cycle(step, steps) for step in range(steps)]
    assert max(factors) == pytest.approx(1.0)
    assert all(0 < f <= 1 for f in factors)
    if steps > 100:
        assert factors[-1] < 0.01


@pytest.mark.parametrize("name", CURVES)
def test_every_curve_stays_within_the_peak(name: str) -> None:
    assert all(0 < CURVES[name](step, 20) <= 1 for step in range(20))
