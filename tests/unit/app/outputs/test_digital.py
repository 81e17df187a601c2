"""A pulse on the simulated GenICam camera's line."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.outputs.drivers.digital import DigitalDriver
from app.outputs.schedule import Due, Schedule
from app.recipes.output_entries import DigitalEntry
from camera.errors import CameraError
from camera.genicam.client import GenicamCamera
from camera.genicam.simulator import SimulatedGenicam
from camera.types import ConnectionState
from core.types import Verdict
from tests.helpers.gentl import SERIAL, camera
from tests.helpers.outputs import FailingCamera, RunningChannel, Setting, part, running
from tests.helpers.station import until


@contextmanager
def output(
    folder: Path, **settings: object
) -> Iterator[tuple[RunningChannel, GenicamCamera, SimulatedGenicam]]:
    with camera(folder) as (source, simulated):
        simulated.watch_outputs(SERIAL)
        source.start()
        entry = DigitalEntry.model_validate({"name": "Ejector", "pulse_ms": 5, **settings})
        made = RunningChannel(DigitalDriver(entry, streaming(source)))
        with running(made.channel):
            until(lambda: any(s.value for s in made.channel.snapshot().signals), "the camera")
            yield made, source, simulated


def streaming(source: GenicamCamera) -> Callable[[], GenicamCamera | None]:
    return lambda: source if source.state is ConnectionState.STREAMING else None


def inspect(made: RunningChannel, trigger: int, verdict: Verdict) -> None:
    before, now_ns = len(made.deliveries), time.monotonic_ns()
    made.channel.receive(part(trigger, verdict), now_ns, now_ns)
    until(lambda: len(made.deliveries) > before, "the delivery")


def levels(simulated: SimulatedGenicam) -> list[bool]:
    return [level for output, level, _ in simulated.outputs(SERIAL) if output == 1]


@pytest.mark.parametrize(
    ("active", "pulsing"), [("pass", {Verdict.OK}), ("reject", set(Verdict) - {Verdict.OK})]
)
def test_a_pulse_for_what_it_is_for(tmp_path: Path, active: str, pulsing: set[Verdict]) -> None:
    with output(tmp_path, active=active) as (made, _, simulated):
        for trigger, verdict in enumerate(Verdict, start=1):
            before = len(levels(simulated))
            inspect(made, trigger, verdict)
            wanted = [True, False] if verdict in pulsing else []
            until(lambda: levels(simulated)[before:] == wanted, f"{wanted} for {verdict}")  # noqa: B023


def test_the_line_is_an_output_of_the_users(tmp_path: Path) -> None:
    with output(tmp_path) as (_, source, _simulated):
        assert source.read("LineMode").value == "Output"
        assert source.read("LineSource").value == "UserOutput1"
        assert source.read("UserOutputValue").value is False


def test_after_a_loss_it_rests_and_goes_on(tmp_path: Path) -> None:
    with output(tmp_path) as (made, source, simulated):
        inspect(made, 1, Verdict.OK)
        simulated.unplug(SERIAL)
        now_ns = time.monotonic_ns()
        made.channel.receive(part(2), now_ns, now_ns)
        until(lambda: bool(made.alarms.now), "the alarm")
        simulated.replug(SERIAL)
        until(lambda: _started(source), "the camera to be back")
        until(lambda: len(made.deliveries) == 2, "the second part")
        until(lambda: levels(simulated)[-1] is False, "the line at rest")
        assert source.read("LineMode").value == "Output"


def test_forced_by_hand_it_stays_until_released(tmp_path: Path) -> None:
    with output(tmp_path) as (made, source, _):
        made.channel.order(lambda signals: signals.force("Line1: pass", True))
        until(lambda: made.channel.snapshot().is_forced, "the forced level")
        inspect(made, 1, Verdict.OK)
        assert source.read("UserOutputValue").value is True
        made.channel.order(lambda signals: signals.release())
        until(lambda: source.read("UserOutputValue").value is False, "its release")


def test_a_camera_without_that_line_is_an_alarm(tmp_path: Path) -> None:
    with camera(tmp_path) as (source, _):
        source.start()
        entry = DigitalEntry(name="Ejector", line="Line9")
        made = RunningChannel(DigitalDriver(entry, streaming(source)))
        with running(made.channel):
            until(lambda: "LineSelector" in made.alarms.now, "the alarm")


def _started(source: GenicamCamera) -> bool:
    try:
        source.start()
    except CameraError:
        return False
    return source.state is ConnectionState.STREAMING


def test_a_part_gets_no_second_pulse_where_the_end_of_the_first_failed() -> None:
    at_rest, rises, falls = False, False, True
    failing = FailingCamera(at_rest, rises, falls)
    entry = DigitalEntry(name="Ejector", pulse_ms=1)
    made = RunningChannel(DigitalDriver(entry, lambda: failing))
    with running(made.channel):
        until(lambda: failing.levels == [False], "the level at rest")
        inspect(made, 1, Verdict.OK)
        until(lambda: failing.levels == [False, True, False], "the level at rest again")
    assert failing.levels.count(True) == 1
    assert "may have been too long: The camera did not answer" in made.alarms.heard[0]


def test_a_part_that_comes_while_the_output_is_forced_is_not_told_as_delivered() -> None:
    free = FailingCamera()
    made = RunningChannel(DigitalDriver(DigitalEntry(name="Ejector", pulse_ms=1), lambda: free))
    with running(made.channel):
        made.channel.order(lambda signals: signals.force("Line1: pass", False))
        until(lambda: made.channel.snapshot().is_forced, "the forced level")
        inspect(made, 1, Verdict.OK)
    assert "forced by hand" in made.deliveries[0].problem


class Blindness:
    """A Schedule that sends at once and is blind when the test says so."""

    look_every_s: float | None = 0.001
    is_blind = False

    def take(self, arrived_ns: int) -> Due:
        return Due(arrived_ns, arrived_ns)

    def look(self) -> None: ...


def at_rest(
    active: str, pulse_ms: float, schedule: Schedule | None = None
) -> tuple[RunningChannel, FailingCamera]:
    free = FailingCamera()
    entry = DigitalEntry.model_validate({"name": "Ejector", "pulse_ms": pulse_ms, "active": active})
    return RunningChannel(DigitalDriver(entry, lambda: free), schedule=schedule), free


def test_while_parts_places_are_not_known_a_rejecting_output_rejects_all() -> None:
    schedule = Blindness()
    made, free = at_rest("reject", 1, schedule)
    with running(made.channel):
        until(lambda: free.levels == [False], "the level at rest")
        schedule.is_blind = True
        until(lambda: free.levels == [False, True], "the reject")
        until(lambda: "is not known" in made.alarms.now, "the alarm")
        inspect(made, 1, Verdict.OK)
        inspect(made, 2, Verdict.NG)
        made.channel.order(lambda signals: signals.force("Line1: reject", False))
        until(lambda: free.levels == [False, True, False], "the forced level")
        made.channel.order(lambda signals: signals.release())
        until(lambda: free.levels == [False, True, False, True], "the reject again")
        schedule.is_blind = False
        until(lambda: free.levels[4:] == [False], "the end of it")
        until(lambda: made.alarms.now == "", "the end of the alarm")


def test_while_parts_places_are_not_known_a_passing_output_rests() -> None:
    schedule = Blindness()
    schedule.is_blind = True
    made, free = at_rest("pass", 1, schedule)
    with running(made.channel):
        until(lambda: free.levels == [False], "the level at rest")
    assert True not in free.levels


def test_overlapping_rejects_become_one_longer_reject() -> None:
    made, free = at_rest("reject", 5000)
    with running(made.channel):
        until(lambda: free.levels == [False], "the level at rest")
        inspect(made, 1, Verdict.NG)
        inspect(made, 2, Verdict.OK)
        inspect(made, 3, Verdict.ERROR)
        assert free.levels == [False, True], "on from the first to the end of the last"
        until(lambda: "during the pulse of the one before" in made.alarms.now, "the alarm")
    assert [delivery.problem for delivery in made.deliveries] == ["", "", ""]
    assert free.levels[2:] == [False], "at rest at the end"


def test_a_pulse_whose_time_is_over_ends_before_the_next_begins() -> None:
    free = FailingCamera()
    driver = DigitalDriver(DigitalEntry(name="Ejector", pulse_ms=1), lambda: free)
    driver.send(part(1))
    until(lambda: driver.acts_at(is_blind=False) <= time.monotonic(), "the end of the pulse")
    driver.send(part(2))
    driver.close()
    assert free.levels == [False, True, False, True, False]


def test_a_part_that_must_not_pass_ends_the_pulse_of_the_one_before() -> None:
    made, free = at_rest("pass", 5000)
    with running(made.channel):
        until(lambda: free.levels == [False], "the level at rest")
        inspect(made, 1, Verdict.OK)
        assert free.levels == [False, True]
        inspect(made, 2, Verdict.NG)
        assert free.levels == [False, True, False]


class Clocked(FailingCamera):
    """Notes when it is switched."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []

    def switch(self, settings: Sequence[Setting], rest: Sequence[Setting]) -> None:
        self.times.append(time.monotonic())
        super().switch(settings, rest)


def test_the_last_pulse_is_not_cut_short_by_the_end() -> None:
    clocked = Clocked()
    entry = DigitalEntry(name="Ejector", pulse_ms=300, active="reject")
    made = RunningChannel(DigitalDriver(entry, lambda: clocked))
    with running(made.channel):
        until(lambda: clocked.levels == [False], "the level at rest")
        inspect(made, 1, Verdict.NG)
    assert clocked.levels[:3] == [False, True, False]
    assert clocked.times[2] - clocked.times[1] >= 0.3
