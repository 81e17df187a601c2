"""Every trigger is announced once and recorded once, whoever ends it how often."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.station.account import LineAccount
from app.station.alarms import AlarmBoard
from app.station.bus import ResultBus, Stage
from app.station.ledger import TriggerLedger
from app.station.result import InspectionResult, RunsWith
from core.types import Verdict


class Account:
    def __init__(self) -> None:
        self.bus = ResultBus(lambda *_: None)
        self.announced: list[InspectionResult] = []
        self.recorded: list[InspectionResult] = []
        self.bus.subscribe(Stage.OUTPUT, "outputs", self.announced.append)
        self.bus.subscribe(Stage.STORE, "store", self.recorded.append)
        self.alarms = AlarmBoard()
        self.account = LineAccount("line", TriggerLedger(), self.bus, self.alarms)

    def act(self, step: str, trigger: int) -> None:
        if step == "deadline":
            self.account.end_at_deadline(trigger)
        elif step == "lost":
            self.account.miss(trigger, "The camera was lost.")
        elif step == "failed":
            self.account.fail(trigger, "The camera is away.")
        else:
            self.account.end(InspectionResult("line", trigger, Verdict.OK))


STEPS = st.sampled_from(["deadline", "lost", "failed", "judged"])


@given(st.lists(st.tuples(STEPS, st.integers(1, 3))))
def test_whoever_speaks_for_a_part_it_is_told_once(steps: list[tuple[str, int]]) -> None:
    told = Account()
    for _ in range(3):
        told.account.open()
    for step, trigger in steps:
        told.act(step, trigger)
    ended = {trigger for _, trigger in steps}
    assert Counter(r.trigger for r in told.announced) == dict.fromkeys(ended, 1)
    done = {trigger for step, trigger in steps if step != "deadline"}
    assert Counter(r.trigger for r in told.recorded) == dict.fromkeys(done, 1)
    firsts: dict[int, str] = {}
    for step, trigger in steps:
        firsts.setdefault(trigger, step)
    late = {r.trigger for r in told.recorded if r.late}
    assert late == {trigger for trigger in done if firsts[trigger] == "deadline"}


def test_a_part_that_was_missed_already_raises_no_second_alarm() -> None:
    told = Account()
    told.account.open()
    told.act("failed", 1)
    told.act("lost", 1)
    assert not told.alarms.all()


@pytest.mark.parametrize("step", ["deadline", "lost", "failed"])
def test_without_a_picture_the_part_has_the_time_of_its_trigger(step: str) -> None:
    """Outputs count their delay from there: another time is another part on the belt."""
    told = Account()
    trigger = told.account.open(at_ns=5_000)
    told.act(step, trigger)
    assert told.announced[0].arrived_ns == 5_000
    assert told.announced[0].decided_ns > 5_000


def test_a_serial_number_of_a_recipe_that_does_not_come_names_no_later_part() -> None:
    told = Account()
    told.account.use(RunsWith(number=1))
    told.account.expect_serial("for 2", 2)
    assert serial_of_next(told) == ""
    told.account.stays(1)
    told.account.use(RunsWith(number=2))
    told.account.stays(2)
    assert serial_of_next(told) == ""
    told.account.expect_serial("for 2", 2)
    told.account.use(RunsWith(number=1))
    told.account.stays(1)
    told.account.use(RunsWith(number=2))
    assert serial_of_next(told) == ""
    told.account.expect_serial("for 1", 1)
    told.account.use(RunsWith(number=1))
    assert [serial_of_next(told) for _ in range(2)] == ["for 1", ""]


def serial_of_next(told: Account) -> str:
    told.act("judged", told.account.open())
    return told.announced[-1].serial
