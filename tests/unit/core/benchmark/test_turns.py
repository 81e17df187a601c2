import pytest

from core.benchmark import turns
from core.benchmark.turns import LEAST_TURNS, best_seconds, timed_in_turns


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """One place with the present second, which calls move on."""
    now = [0.0]
    monkeypatch.setattr(turns.time, "perf_counter", lambda: now[0])
    return now


def test_each_call_gets_its_own_times_and_the_first_of_a_turn_does_not_count(
    clock: list[float],
) -> None:
    """The first call after another one's turn takes ten times as long here."""
    last = [""]
    made = {"quick": 0, "slow": 0}

    def call(name: str, seconds: float) -> None:
        clock[0] += seconds * (1 if last[0] == name else 10)
        last[0] = name
        made[name] += 1

    quick, slow = timed_in_turns([lambda: call("quick", 0.125), lambda: call("slow", 2.0)], 3.0)
    assert set(quick) == {125.0}
    assert set(slow) == {2000.0}
    assert len(slow) == made["slow"] - LEAST_TURNS


def test_a_call_longer_than_the_whole_budget_is_timed_all_the_same(clock: list[float]) -> None:
    def call() -> None:
        clock[0] += 8.0

    (times,) = timed_in_turns([call], 0.5)
    assert times == [8000.0] * LEAST_TURNS


def test_turns_begin_with_another_call_each_time(clock: list[float]) -> None:
    order = []

    def call(name: str) -> None:
        clock[0] += 1.0
        order.append(name)

    timed_in_turns([lambda: call("a"), lambda: call("b")], 0.5)
    assert "".join(order) == "aabb" + "bbaa" + "aabb"


def test_the_best_is_the_shortest_and_not_the_first(clock: list[float]) -> None:
    durations = iter([0.5, 4.0, 2.0, 4.0, 9.0])

    def call() -> None:
        clock[0] += next(durations)

    assert best_seconds(call, 10.0) == 2.0
