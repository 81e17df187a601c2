"""Parts, lines and peers for outputs."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from app.outputs.account import OutputAccount
from app.outputs.channel import ChannelParts, OutputChannel
from app.outputs.driver import LineStatus, OutputDriver
from app.outputs.errors import OutputError
from app.outputs.schedule import ByTime, Schedule
from app.outputs.snapshot import Delivery, Signal, SignalValue
from app.station.line import InspectionLine
from app.store.record import PartRecord
from camera.errors import CameraError, FeatureError
from camera.types import Feature, FeatureValue
from core.types import Verdict
from tests.helpers import records
from tests.helpers.station import PATIENCE_S

Setting = tuple[str, FeatureValue]


def part(trigger: int = 1, verdict: Verdict = Verdict.OK, **more: object) -> PartRecord:
    """As ``tests.helpers.records`` makes them."""
    return records.part(trigger, verdict=verdict, **more)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


NO_RECIPE = 9
"""The number of a recipe that no scripted line has."""


class ScriptedControl:
    """A LineControl that remembers what was asked of it."""

    def __init__(self) -> None:
        self.now = LineStatus(ready=True, busy=False, fault=False)
        self.triggers = 0
        self.recipes: list[int] = []
        self.serials: list[str] = []

    def trigger(self) -> None:
        self.triggers += 1

    def select_recipe(self, number: int) -> bool:
        self.recipes.append(number)
        return number != NO_RECIPE

    def expect_serial(self, serial: str) -> None:
        self.serials.append(serial)

    def status(self) -> LineStatus:
        return self.now

    def become(self, **changes: object) -> None:
        self.now = replace(self.now, **changes)  # type: ignore[arg-type]


class ScriptedDriver:
    """An OutputDriver, Signalling. Waits in ``send`` while ``gate`` is clear."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.sending = threading.Event()
        self.errors: list[Exception] = []
        self.is_away = False
        self.sent: list[int] = []
        self.opened = self.ticks = 0
        self.closed = False
        self.forced: dict[str, SignalValue] = {}

    def open(self) -> None:
        self.opened += 1
        if self.is_away:
            raise OutputError("The peer is away.")

    def send(self, part: PartRecord) -> None:
        self.sending.set()
        assert self.gate.wait(PATIENCE_S)
        if self.errors:
            raise self.errors.pop(0)
        self.sent.append(part.trigger)

    def tick(self, status: LineStatus) -> None:
        self.ticks += 1

    def close(self) -> None:
        self.closed = True

    def signals(self) -> tuple[Signal, ...]:
        forced = "Pass" in self.forced
        return (Signal("Pass", self.forced.get("Pass", False), can_force=True, forced=forced),)

    def force(self, name: str, value: SignalValue) -> None:
        self.forced[name] = value

    def release(self) -> None:
        self.forced.clear()


class HeardAlarms:
    """Alarms of one output; ``now`` as it stands."""

    def __init__(self) -> None:
        self.now = ""
        self.heard: list[str] = []
        self.undelivered: list[str] = []

    def report_output(self, output: str, sentence: str) -> None:
        self.now = sentence
        self.heard.append(sentence)

    def report_undelivered(self, output: str, sentence: str) -> None:
        self.undelivered.append(sentence)


class RunningChannel:
    """A channel around a driver."""

    def __init__(
        self,
        driver: OutputDriver,
        *,
        name: str = "PLC",
        control: ScriptedControl | None = None,
        queue_length: int = 100,
        valid_ms: float | None = None,
        delay_ms: float = 0.0,
        grace_s: float = 0.0,
        close_s: float = 1.0,
        start_s: float = 0.0,
        schedule: Schedule | None = None,
    ) -> None:
        self.alarms, self.deliveries = HeardAlarms(), list[Delivery]()
        self.control = control or ScriptedControl()
        parts = ChannelParts(
            make_driver=lambda: driver,
            make_schedule=lambda: schedule or ByTime(delay_ms),
            status=self.control.status,
            passes=lambda part: part.passes,
            queue_length=queue_length,
            valid_ms=valid_ms,
            first_wait_s=0.01,
            close_s=close_s,
            start_s=start_s,
        )
        account = OutputAccount(name, "scripted", self.alarms, self.deliveries.append, grace_s)
        self.channel = OutputChannel(parts, account)


@contextmanager
def running(channel: OutputChannel) -> Iterator[OutputChannel]:
    channel.start()
    try:
        yield channel
    finally:
        channel.ask_close()
        channel.join()


class FailingCamera:
    """Configurable, Switchable, Numbered: each True of ``fails`` is a switch that fails."""

    def __init__(self, *fails: bool, serial: str = "") -> None:
        self.serial = serial
        self._fails = list(fails)
        self.levels: list[object] = []

    def features(self) -> tuple[Feature, ...]:
        return ()

    def read(self, name: str) -> Feature:
        raise FeatureError(f"There is no {name}.")

    def write(self, settings: Mapping[str, FeatureValue]) -> None: ...

    def execute(self, name: str) -> None: ...

    def switch(self, settings: Sequence[Setting], rest: Sequence[Setting]) -> None:
        if self._fails and self._fails.pop(0):
            raise CameraError("The camera did not answer.")
        self.levels.append(settings[-1][1])


class StreamingFrom:
    """A line, with another camera in place of its own."""

    def __init__(self, line: InspectionLine, serial: str) -> None:
        self._line = line
        self.camera = FailingCamera(serial=serial)

    def __getattr__(self, name: str) -> object:
        return getattr(self._line, name)
