"""What is said of a station's end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.cli.station_ending import debts, nothing_judged, sums_of
from app.outputs.snapshot import OutputSnapshot
from app.station.snapshot import Alarm, LineSnapshot, Severity
from core.types import Verdict

LINE = LineSnapshot("Line 1", "Flange")
BROKER = OutputSnapshot("Broker", "mqtt", delivered=3, given_up=1)


def test_an_output_that_was_opened_twice_is_summed_up() -> None:
    (sums,) = sums_of([BROKER, replace(BROKER, delivered=2, given_up=0, left=1)])
    assert (sums["delivered"], sums["not_delivered"], sums["kept_for_next_start"]) == (5, 1, 1)
    assert debts("Line 1", [sums]) == [
        "Line 1: 1 part did not get to the output Broker. The record says which.",
        "Line 1: 1 part left on disk for the output Broker, to be sent at the next start.",
    ]
    assert debts("Line 1", sums_of([replace(BROKER, given_up=0)])) == []


@pytest.mark.parametrize(
    ("counts", "is_useless"),
    [
        ({}, False),
        ({Verdict.OK: 1, Verdict.ERROR: 9}, False),
        ({Verdict.UNCERTAIN: 1}, False),
        ({Verdict.ERROR: 2}, True),
        ({Verdict.MISSED: 1, Verdict.CANNOT_JUDGE: 1}, True),
    ],
)
def test_a_line_that_judged_nothing_is_told(counts: dict[Verdict, int], is_useless: bool) -> None:
    line = replace(LINE, counts=counts, triggers=sum(counts.values()))
    assert bool(nothing_judged(line, (), "Why.")) is is_useless


def test_a_camera_that_never_came_is_told_with_its_alarm() -> None:
    alarm = Alarm("camera", Severity.ALARM, "The camera 1 is away.", 0)
    line = replace(LINE, alarms=(alarm,))
    assert nothing_judged(line, ("Line 1",), "").endswith("The camera 1 is away.")
    assert nothing_judged(line, (), "") == ""


def test_a_line_that_was_ended_while_it_started_does_not_blame_its_camera() -> None:
    told = nothing_judged(LINE, ("Line 1",), "")
    assert told == "Line 1: it was ended before its start was over, no part was judged."


def test_parts_that_only_the_end_kept_from_being_judged_are_no_fault_of_the_line() -> None:
    missed = replace(LINE, counts={Verdict.MISSED: 1}, triggers=1)
    assert nothing_judged(missed, (), "", cut_off=1) == ""
    broken = replace(LINE, counts={Verdict.MISSED: 1, Verdict.ERROR: 1}, triggers=2)
    assert nothing_judged(broken, (), "Why.", cut_off=1).endswith("1 part could be judged. Why.")
