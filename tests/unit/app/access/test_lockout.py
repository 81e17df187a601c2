from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.access.lockout import FREE, LONGEST_S, is_set_back, left_s, wait_s
from tests.helpers.access import START


def test_the_wait_grows_up_to_an_hour() -> None:
    waits = [wait_s(n) for n in range(15)]
    assert waits[: FREE + 1] == [0.0] * (FREE + 1)
    assert waits[5:9] == [30.0, 60.0, 120.0, 240.0]
    assert waits[-1] == LONGEST_S == wait_s(10_000)


@given(failures=st.integers(0, 200), passed=st.floats(-1e7, 1e7))
def test_never_longer_than_a_whole_wait_and_never_over_early(failures: int, passed: float) -> None:
    now = START + timedelta(seconds=passed)
    left = left_s(failures, START, now)
    assert 0.0 <= left <= wait_s(failures)
    if now < START:
        assert is_set_back(START, now) and left == wait_s(failures)
    elif left == 0:
        assert passed >= wait_s(failures) - 1e-3
