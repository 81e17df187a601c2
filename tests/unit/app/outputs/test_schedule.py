"""When a part is at the place of its output."""

from __future__ import annotations

from app.outputs.schedule import ByEncoder, ByTime


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


def make(counts: int) -> tuple[Belt, ByEncoder]:
    belt = Belt()
    return belt, ByEncoder(counts, lambda: belt.count, lambda: belt.now_ns)


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
