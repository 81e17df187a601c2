"""When a part is at the place of its output."""

from __future__ import annotations

import pytest

from app.outputs.schedule import ByEncoder, ByTime
from camera.errors import FeatureError


class Belt:
    """One count per millisecond while it moves."""

    def __init__(self) -> None:
        self.now_ns, self.count = 10**9, 1000

    def run(self, schedule: ByEncoder, ms: int, speed: int = 1) -> None:
        for _ in range(ms):
            schedule.look()
            self.now_ns += 10**6
            self.count += speed
        schedule.look()


def make(counts: int, bits: int | None = None) -> tuple[Belt, ByEncoder]:
    """With ``bits`` the belt's counter begins again at 0."""
    belt = Belt()
    size = 2 ** (bits or 63)
    return belt, ByEncoder(counts, lambda: belt.count % size, lambda: belt.now_ns, bits)


def test_by_time_it_is_due_after_its_trigger() -> None:
    assert ByTime(250).take(5_000_000_000).at_ns == 5_250_000_000


def test_by_encoder_it_is_due_when_the_belt_has_moved() -> None:
    belt, schedule = make(100)
    belt.run(schedule, 50)
    due = schedule.take(belt.now_ns - 10_500_000)  # between two samples, 10.5 ms ago
    belt.run(schedule, 89)
    assert due.at_ns is None
    belt.run(schedule, 1)
    assert due.at_ns == belt.now_ns


def test_a_belt_that_stands_still_keeps_its_parts() -> None:
    belt, schedule = make(100)
    belt.run(schedule, 20)
    due = schedule.take(belt.now_ns - 10**6)
    belt.run(schedule, 10)
    belt.run(schedule, 5000, speed=0)
    assert due.at_ns is None
    assert not due.is_lost
    belt.run(schedule, 90)
    assert due.at_ns is not None


def test_after_a_reset_nobody_knows_where_the_part_is() -> None:
    belt, schedule = make(100)
    belt.run(schedule, 20)
    due = schedule.take(belt.now_ns - 10**6)
    belt.run(schedule, 10)
    belt.count = 0
    belt.run(schedule, 200)
    assert due.is_lost


def test_without_an_encoder_a_part_is_lost_after_a_while() -> None:
    now = [10**9]
    schedule = ByEncoder(100, lambda: None, lambda: now[0])
    due = schedule.take(now[0])
    schedule.look()
    assert not due.is_lost
    now[0] += 3 * 10**9
    schedule.look()
    assert due.is_lost


def test_a_belt_that_stands_and_rolls_back_a_little_loses_no_part() -> None:
    belt, schedule = make(100)
    belt.run(schedule, 20)
    due = schedule.take(belt.now_ns - 10**6)
    belt.run(schedule, 10)
    for step in (-1, 1, -2, 2):
        belt.run(schedule, 1, speed=step)
    assert not due.is_lost
    belt.run(schedule, 88)
    assert due.at_ns is None
    belt.run(schedule, 1)
    assert due.at_ns is not None


def test_a_counter_that_begins_again_loses_no_part() -> None:
    belt, schedule = make(100, bits=8)
    belt.count = 200
    belt.run(schedule, 20)
    due = schedule.take(belt.now_ns - 10**6)
    belt.run(schedule, 98)
    assert (due.at_ns, due.is_lost) == (None, False), "it began again on the way"
    belt.run(schedule, 1)
    assert due.at_ns == belt.now_ns
    assert not schedule.is_blind


def test_a_belt_that_rolls_back_over_the_end_of_its_counter_loses_no_part() -> None:
    belt, schedule = make(100, bits=8)
    belt.count = 250
    belt.run(schedule, 7)
    due = schedule.take(belt.now_ns - 10**6)
    for step in (-2, 2):
        belt.run(schedule, 1, speed=step)
    belt.run(schedule, 98)
    assert (due.at_ns, due.is_lost) == (None, False)
    belt.run(schedule, 1)
    assert due.at_ns is not None


def test_a_reset_of_a_counter_with_a_width_is_no_new_beginning() -> None:
    belt, schedule = make(100, bits=16)
    belt.run(schedule, 20)
    due = schedule.take(belt.now_ns - 10**6)
    belt.count = 0
    schedule.look()
    assert due.is_lost and schedule.is_blind


def test_after_a_reset_it_is_blind_until_all_that_was_on_its_way_has_passed() -> None:
    belt, schedule = make(100)
    belt.run(schedule, 20)
    assert not schedule.is_blind
    belt.count = 0
    belt.run(schedule, 1000, speed=0)
    belt.run(schedule, 104)
    assert schedule.is_blind
    belt.run(schedule, 1)
    assert not schedule.is_blind


def test_a_part_that_came_before_the_first_count_makes_it_blind_at_once() -> None:
    belt, schedule = make(100)
    belt.run(schedule, 20)
    due = schedule.take(10**9 - 1)
    assert due.is_lost and schedule.is_blind


def test_a_counter_that_can_not_be_read_loses_parts_in_the_end() -> None:
    now = [10**9]

    def read() -> int:
        raise FeatureError("There is no EncoderValue.")

    schedule = ByEncoder(100, read, lambda: now[0])
    due = schedule.take(now[0])
    now[0] += 3 * 10**9
    with pytest.raises(FeatureError):
        schedule.look()
    assert due.is_lost and schedule.is_blind
