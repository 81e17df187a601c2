"""Cameras and engines that do what the test says, and lines made of them."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable

import numpy as np

from app.station.bus import Stage
from app.station.challenge import Challenge
from app.station.line import InspectionLine
from app.station.preparation import Preparation
from app.station.result import InspectionResult
from app.station.slots import LineParts, fixed_recipe
from camera.errors import CameraLostError
from camera.reconnection import ConnectionEvent, ReconnectingSource
from camera.types import ConnectionState, Frame
from core.types import AnomalyMaps, Image, Judgement, Mask, Verdict
from tests.helpers.waiting import PATIENCE_S, until


class ScriptedSource:
    """A FrameSource, SoftwareTriggered. ``send`` puts a frame there; ``lose`` unplugs it."""

    def __init__(self) -> None:
        self.state = ConnectionState.DISCONNECTED
        self.plugged = True
        self.broken: Exception | None = None
        self.triggers = 0
        self.answers_triggers = True
        self.taking_triggers = threading.Event()
        self.taking_triggers.set()
        self.trigger_error: Exception | None = None
        self.start_error: Exception | None = None
        self._frames: queue.Queue[Frame | None] = queue.Queue()
        self._next_id = 0

    def start(self) -> None:
        if self.start_error is not None:
            raise self.start_error
        if not self.plugged:
            raise CameraLostError("The scripted camera is away.")
        self.state = ConnectionState.STREAMING

    def stop(self) -> None:
        self.state = ConnectionState.DISCONNECTED

    def fetch(self, timeout_s: float) -> Frame | None:
        if self.broken is not None:
            raise self.broken
        try:
            frame = self._frames.get(timeout=timeout_s)
        except queue.Empty:
            return None
        if frame is None:
            self.state = ConnectionState.LOST
            raise CameraLostError("The scripted camera is away.")
        return frame

    def trigger(self) -> None:
        if self.state is not ConnectionState.STREAMING:
            raise CameraLostError("The scripted camera is away.")
        if self.trigger_error is not None:
            raise self.trigger_error
        assert self.taking_triggers.wait(PATIENCE_S)
        self.triggers += 1
        if self.answers_triggers:
            self.send()

    def send(self, value: int = 100, skip: int = 0) -> None:
        """A grey frame of ``value``, after ``skip`` frames that got lost."""
        self._next_id += skip
        self.send_image(np.full((32, 32), value, np.uint8))

    def send_image(self, image: Image) -> None:
        frame = Frame(image, self._next_id, 0, "Mono8", "scripted", time.monotonic_ns())
        self._next_id += 1
        self._frames.put(frame)

    def lose(self) -> None:
        self.plugged = False
        self._frames.put(None)


class ScriptedJudge:
    """A Judge: frames of 200 and more are NG. While ``gate`` is clear it keeps judging."""

    device, model, model_size, pixel_threshold = "cpu", "scripted", (32, 32), 1.0

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.judging = threading.Semaphore(0)
        self.error: Exception | None = None
        self.puad_score: float | None = None
        self.closed = False

    def judge(self, image: Image, ignored: Mask | None) -> Judgement:
        self.judging.release()
        assert self.gate.wait(PATIENCE_S)
        if self.error is not None:
            raise self.error
        score = float(image.mean()) / 255
        cells = np.full((8, 8), score, np.float32)
        verdict = Verdict.NG if score > 0.7 else Verdict.OK
        maps, puad = AnomalyMaps(cells, cells, cells), self.puad_score
        return Judgement(verdict, score, score, score, 0.7, maps, (), puad)

    def close(self) -> None:
        self.closed = True


class ScriptedLine:
    """A real InspectionLine around a scripted camera and engine. A context manager."""

    def __init__(
        self,
        name: str = "Line 1",
        *,
        deadline_s: float = 60.0,
        queue_length: int = 4,
        software_trigger: bool = False,
        preparation: Preparation | None = None,
        open_challenge: Callable[[Callable[[str], None]], Challenge] | None = None,
    ) -> None:
        self.source, self.judge = ScriptedSource(), ScriptedJudge()
        self.model_error: Exception | None = None
        self.recorded: list[InspectionResult] = []
        self.announced: list[InspectionResult] = []
        self._preparation = preparation or Preparation()
        parts = LineParts(
            open_judge=self._open_judge,
            open_source=self._open_source,
            open_preparation=lambda: self._preparation,
            deadline_ns=round(deadline_s * 1e9),
            queue_length=queue_length,
            software_trigger=software_trigger,
        )
        self.line = InspectionLine(name, fixed_recipe("recipe", parts, open_challenge))
        self.line.bus.subscribe(Stage.OUTPUT, "outputs", self.announced.append)
        self.line.bus.subscribe(Stage.STORE, "store", self.recorded.append)

    def __enter__(self) -> ScriptedLine:
        return self

    def __exit__(self, *_: object) -> None:
        self.judge.gate.set()
        self.line.close()

    def run(self) -> None:
        """Start, and wait until it inspects."""
        self.line.start()
        self.until_state("running")

    def until_state(self, state: str) -> None:
        until(lambda: self.line.snapshot().state == state, f"the line to be {state}")

    def until_recorded(self, count: int) -> list[InspectionResult]:
        until(lambda: len(self.recorded) >= count, f"{count} results")
        return list(self.recorded)

    def _open_judge(self, on_fallback: Callable[[str], None]) -> ScriptedJudge:
        if self.model_error is not None:
            raise self.model_error
        return self.judge

    def _open_source(self, on_event: Callable[[ConnectionEvent], None]) -> ReconnectingSource:
        return ReconnectingSource(self.source, first_wait_s=0.01, on_event=on_event)
