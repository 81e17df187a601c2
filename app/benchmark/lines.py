"""A station's lines end to end: a simulated camera's frame in, the part's verdict out."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from app.recipes.recipe import Recipe, SimulatedEntry
from app.recipes.store import RecipeFile, save_recipe
from app.station.bus import Stage
from app.station.line import InspectionLine
from app.station.result import InspectionResult
from app.station.snapshot import LineState
from app.station.station import Station
from camera.types import TriggerMode
from core.errors import GoodpartError
from core.runtime.latency import latency_of

_PATIENCE_S = 300.0
"""For a line's start and for a verdict, before the benchmark gives up."""
_WARM_PARTS = 2
_LEAST_PARTS = 5
_DEADLINE_MS = 600_000.0
"""A part that takes long is measured, not timed out."""


class LineError(GoodpartError):
    """A line did not start or gave no verdict."""

    exit_code = 11


@dataclass(frozen=True, slots=True)
class LineRow:
    """All ``cameras`` lines together, each taking its next part when it has judged the last.

    Milliseconds from a frame's arrival to its verdict; ``beyond_ms`` is that less the time in the
    judge, its median.
    """

    method: str
    side: int
    cameras: int
    parts: int
    median_ms: float
    p99_ms: float
    beyond_ms: float
    parts_per_s: float


def measure_lines(
    folder: Path, model: Path, method: str, side: int, cameras: int, device: str, seconds: float
) -> LineRow:
    """Run so many lines for ``seconds``. Their recipes go to ``folder``. Raises GoodpartError."""
    paths = [_write_recipe(folder, model, side, number, device) for number in range(cameras)]
    with Station.from_recipes(paths) as station:
        drives = [_Drive(line) for line in station.lines]
        station.start()
        for drive in drives:
            drive.begin()
        for drive in drives:
            drive.wait_for(_WARM_PARTS, 0.0)
        began, before = time.monotonic(), [drive.count for drive in drives]
        for drive, count in zip(drives, before, strict=True):
            drive.wait_for(count + _LEAST_PARTS, began + seconds)
        took = time.monotonic() - began
        judged = [drive.since(count) for drive, count in zip(drives, before, strict=True)]
    return _row(method, side, [part for parts in judged for part in parts], cameras, took)


def _row(
    method: str, side: int, parts: Sequence[InspectionResult], cameras: int, took: float
) -> LineRow:
    latency = latency_of([part.latency_ms for part in parts])
    beyond = [part.latency_ms - (part.inference_ms or 0.0) for part in parts]
    return LineRow(
        method=method,
        side=side,
        cameras=cameras,
        parts=latency.images,
        median_ms=latency.median_ms,
        p99_ms=latency.p99_ms,
        beyond_ms=float(np.median(beyond)),
        parts_per_s=latency.images / took,
    )


def _write_recipe(folder: Path, model: Path, side: int, number: int, device: str) -> Path:
    recipe = Recipe(
        name=f"Benchmark {number + 1}",
        line=f"Line {number + 1}",
        camera=SimulatedEntry(seed=number, side=side, trigger=TriggerMode.SOFTWARE),
        model=str(model.resolve()),
        deadline_ms=_DEADLINE_MS,
        device=device,
    )
    path = folder / f"line-{number + 1}" / "recipe.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    save_recipe(RecipeFile(path, recipe))
    return path


class _Drive:
    """Triggers the next part of a line at each verdict, and keeps the results."""

    def __init__(self, line: InspectionLine) -> None:
        self._line = line
        self._parts: list[InspectionResult] = []
        self._changed = threading.Condition()
        line.bus.subscribe(Stage.OTHER, "benchmark", self._receive)

    @property
    def count(self) -> int:
        return len(self._parts)

    def begin(self) -> None:
        """Wait for the line to run, and trigger its first part."""
        end, tick = time.monotonic() + _PATIENCE_S, threading.Event()
        while (snapshot := self._line.snapshot()).state is not LineState.RUNNING:
            if snapshot.state is LineState.FAILED or time.monotonic() > end:
                raise _failed(f"{self._line.name} did not start. {snapshot.reason}".strip())
            tick.wait(0.005)
        self._line.trigger()

    def wait_for(self, count: int, until: float) -> None:
        """For so many parts in all, and until that moment of the monotonic clock."""
        with self._changed:
            while self.count < count or time.monotonic() < until:
                before = self.count
                if not self._changed.wait(_PATIENCE_S) or self.count == before:
                    raise _failed(f"{self._line.name} gave no verdict.")

    def since(self, count: int) -> list[InspectionResult]:
        """The parts after the first ``count``. Raises LineError where one was not judged."""
        parts = self._parts[count:]
        lost = next((part for part in parts if part.score is None), None)
        if lost is not None:
            raise _failed(f"{self._line.name} could not judge a part. {lost.reason}".strip())
        return parts

    def _receive(self, result: InspectionResult) -> None:
        with self._changed:
            self._parts.append(_without_pictures(result))
            self._changed.notify_all()
        self._line.trigger()


def _without_pictures(result: InspectionResult) -> InspectionResult:
    """A minute's pictures would fill the memory."""
    return replace(result, image=None, maps=None)


def _failed(what: str) -> LineError:
    return LineError(what, "The benchmark has no figures of a line.", "Look into the log.")
