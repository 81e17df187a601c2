"""Parts on their way to the engine."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

import numpy as np

from app.station.account import LineAccount
from app.station.alarms import AlarmBoard
from app.station.bus import ResultBus, Stage
from app.station.ledger import TriggerLedger
from app.station.part import Part
from app.station.part_queue import PartQueue
from app.station.result import InspectionResult
from camera.types import Frame
from core.types import Verdict
from tests.helpers.station import PATIENCE_S, until


@dataclass
class SlowInspector:
    """Says OK, ``late_ns`` after the part's deadline, as soon as ``gate`` is open."""

    late_ns: int
    gate: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)

    def inspect(self, part: Part) -> InspectionResult:
        self.entered.set()
        assert self.gate.wait(PATIENCE_S)
        return InspectionResult(
            "line", part.trigger, Verdict.OK, decided_ns=part.due_ns + self.late_ns
        )


class Queue:
    def __init__(self, inspector: SlowInspector, length: int = 2) -> None:
        bus = ResultBus(lambda *_: None)
        self.announced: list[Verdict] = []
        self.recorded: list[InspectionResult] = []
        bus.subscribe(Stage.OUTPUT, "outputs", lambda r: self.announced.append(r.verdict))
        bus.subscribe(Stage.STORE, "store", self.recorded.append)
        self.account = LineAccount("line", TriggerLedger(), bus, AlarmBoard())
        self.stopping = threading.Event()
        self.parts = PartQueue(
            "line", self.account, self.stopping, length=length, deadline_ns=10**9
        )
        self.parts.start(inspector)  # type: ignore[arg-type]  # only ``inspect`` is used

    def offer(self) -> None:
        frame = Frame(np.zeros((2, 2), np.uint8), 0, 0, "Mono8", "scripted")
        self.parts.offer(frame, self.account.open(), time.monotonic_ns())


def test_a_late_verdict_is_a_timeout_though_no_deadline_thread_said_so() -> None:
    inspector = SlowInspector(late_ns=1)
    inspector.gate.set()
    queue = Queue(inspector)
    queue.offer()
    until(lambda: bool(queue.recorded), "the result")
    queue.parts.close()
    assert queue.announced == [Verdict.TIMEOUT]
    assert queue.recorded[0].late


def test_a_verdict_in_time_stands() -> None:
    inspector = SlowInspector(late_ns=0)
    inspector.gate.set()
    queue = Queue(inspector)
    queue.offer()
    until(lambda: bool(queue.recorded), "the result")
    queue.parts.close()
    assert queue.announced == [Verdict.OK]


def test_what_finds_no_room_is_missed_at_once_and_what_waits_at_the_stop_too() -> None:
    inspector = SlowInspector(late_ns=0)
    queue = Queue(inspector, length=2)
    queue.offer()
    assert inspector.entered.wait(PATIENCE_S)
    for _ in range(3):
        queue.offer()
    until(lambda: len(queue.recorded) == 1, "the one too many")
    assert "slower than the line" in queue.recorded[0].reason
    queue.stopping.set()
    inspector.gate.set()
    queue.parts.close()
    assert [r.verdict for r in queue.recorded] == [
        Verdict.MISSED,
        Verdict.OK,
        Verdict.MISSED,
        Verdict.MISSED,
    ]


def test_an_inspector_that_fails_costs_a_part_and_not_the_line() -> None:
    class Failing(SlowInspector):
        def inspect(self, part: Part) -> InspectionResult:
            if part.trigger == 1:
                raise OSError("The disk is gone.")
            return super().inspect(part)

    inspector = Failing(late_ns=0)
    inspector.gate.set()
    queue = Queue(inspector)
    queue.offer()
    until(lambda: len(queue.recorded) == 1, "the first result")
    queue.offer()
    until(lambda: len(queue.recorded) == 2, "the second result")
    queue.parts.close()
    assert queue.announced == [Verdict.ERROR, Verdict.OK]
    assert "The disk is gone" in queue.recorded[0].reason
