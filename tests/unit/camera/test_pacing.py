import threading

import pytest

from camera.pacing import Timetable, wait_until
from tests.helpers.clock import FakeClock

RECORDED_NS = [5_000, 5_030, 5_020, 5_090]
"""The third was recorded before the second: a clock was set."""


def due(timetable: Timetable, now_ns: int = 0) -> list[int]:
    return [timetable.due_ns(recorded, now_ns) for recorded in RECORDED_NS]


def test_at_a_rate() -> None:
    timetable = Timetable(1e7)
    timetable.begin(700)
    assert due(timetable) == [700, 800, 900, 1000]


def test_in_the_original_timing_without_running_back() -> None:
    timetable = Timetable(original_timing=True)
    timetable.begin(700)
    assert due(timetable) == [700, 730, 730, 800]


def test_as_fast_as_asked_for() -> None:
    timetable = Timetable()
    timetable.begin(700)
    assert due(timetable, 750) == [750] * 4
    assert timetable.due_ns(0, 740) == 750


def test_the_first_shot_of_the_next_round_follows_at_the_last_interval() -> None:
    timetable = Timetable(original_timing=True)
    timetable.begin(0)
    last = due(timetable)[-1]
    timetable.rewind()
    assert due(timetable) == [last + 70, last + 100, last + 100, last + 170]


def test_it_begins_anew_after_a_loss() -> None:
    timetable = Timetable(original_timing=True)
    timetable.begin(0)
    due(timetable)
    timetable.begin(10_000)
    assert timetable.due_ns(6_000, 0) == 10_000
    assert timetable.due_ns(6_010, 0) == 10_010


def test_a_rate_and_the_original_timing_exclude_each_other() -> None:
    with pytest.raises(ValueError, match="not both"):
        Timetable(5.0, original_timing=True)
    with pytest.raises(ValueError, match="above 0"):
        Timetable(0.0)


def test_waiting_ends_when_it_is_ready_or_too_late() -> None:
    clock, condition = FakeClock(0), threading.Condition()
    with condition:
        assert wait_until(condition, lambda: True, 10, clock.now_ns, clock.wait)
        assert not clock.waits_s
        assert not wait_until(condition, lambda: False, 10, clock.now_ns, clock.wait)
    assert clock.now_ns() == 10
