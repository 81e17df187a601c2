"""What the line costs beyond inference, with the window open and 60 frames/s displayed.

Usage: python -m tests.benchmark.line_latency MODEL [--parts 200]
Two lines in one program. "fast": a GenICam camera at 60 frames/s, every frame judged by its
pixels without a network and drawn in the enlarged view. "model": a GenICam camera triggered by
software, one part after the other, judged by MODEL on the CPU. Overhead is the time from a
frame's arrival to its verdict, less the time in the judge; "judge_beyond_network" is what the
judge spends outside the network (scaling, normalisation, combination, regions). Prints one JSON
object.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.paths import resources_folder
from app.station.bus import Stage
from app.station.judge import Judge, ModelJudge
from app.station.line import InspectionLine
from app.station.preparation import Preparation
from app.station.result import InspectionResult
from app.station.slots import LineParts, fixed_recipe
from app.ui.live.window import LiveWindow
from camera.genicam.client import GenicamCamera
from camera.genicam.simulator import SimulatedGenicam, build_producer
from camera.reconnection import ReconnectingSource
from camera.types import FeatureValue, TriggerMode
from core.runtime.predictor import Predictor
from core.types import Verdict
from tests.helpers.line_measurement import PatternJudge, probe
from tests.helpers.station import PATIENCE_S, until

WIDTH, HEIGHT = 1280, 1024
RATE_HZ = 60.0
PERIOD_MS = 16
FAST, MODEL = "GP0001", "GP0002"
WARM_PARTS = 3


class Lines:
    """Both lines, their results, and how long the network itself took."""

    def __init__(self, folder: Path, model: Path) -> None:
        self._producer = build_producer(folder / "producer")
        self._simulated = SimulatedGenicam(folder / "camera", (FAST, MODEL))
        self.results: dict[str, list[InspectionResult]] = {FAST: [], MODEL: []}
        self.network_ms: list[float] = []
        self.ended = threading.Semaphore(0)
        self.fast = self._line(
            FAST,
            PatternJudge(HEIGHT, WIDTH),
            TriggerMode.FREE_RUN,
            {"AcquisitionFrameRate": RATE_HZ},
        )
        self.model = self._line(MODEL, ModelJudge(model, device="cpu"), TriggerMode.SOFTWARE, {})

    def timed(self, infer: Any) -> Any:  # noqa: ANN401 - a method in and out
        def run(predictor: Predictor, batch: Any) -> Any:  # noqa: ANN401
            began = time.perf_counter()
            maps = infer(predictor, batch)
            self.network_ms.append((time.perf_counter() - began) * 1000)
            return maps

        return run

    def _line(
        self, serial: str, judge: Judge, trigger: TriggerMode, settings: dict[str, FeatureValue]
    ) -> InspectionLine:
        camera = GenicamCamera(
            serial,
            producers=[self._producer],
            settings={"Width": WIDTH, "Height": HEIGHT} | settings,
            trigger=trigger,
            environment=self._simulated.environment,
        )
        parts = LineParts(
            open_judge=lambda _: judge,
            open_source=lambda on_event: ReconnectingSource(camera, on_event=on_event),
            open_preparation=Preparation,
            deadline_ns=10_000_000_000,
            queue_length=8,
            software_trigger=trigger is TriggerMode.SOFTWARE,
        )
        line = InspectionLine(serial, fixed_recipe("Latency", parts))
        line.bus.subscribe(Stage.OTHER, "benchmark", self._note)
        return line

    def _note(self, result: InspectionResult) -> None:
        self.results[result.line].append(_without_pictures(result))
        if result.line == MODEL:
            self.ended.release()

    def run(self, parts: int) -> dict[str, object]:
        for line in (self.fast, self.model):
            line.start()
        until(
            lambda: all(x.snapshot().state == "running" for x in (self.fast, self.model)),
            "the line",
        )
        self._shoot(WARM_PARTS)
        for list_ in (*self.results.values(), self.network_ms):
            list_.clear()
        began = time.monotonic()
        self._shoot(parts)
        seconds = time.monotonic() - began
        fast, model = list(self.results[FAST]), list(self.results[MODEL])
        judge_ms = np.asarray([r.inference_ms for r in model], float)
        return {
            "seconds": seconds,
            "fast_parts_per_s": len(fast) / seconds,
            "fast_not_judged": sum(r.verdict is not Verdict.OK for r in fast),
            "fast_overhead_ms": _figures(_overhead_ms(fast)),
            "model_parts_per_s": len(model) / seconds,
            "model_overhead_ms": _figures(_overhead_ms(model)),
            "judge_ms": _figures(judge_ms),
            "network_ms": _figures(np.asarray(self.network_ms)),
            "judge_beyond_network_ms": _figures(judge_ms - np.asarray(self.network_ms)),
        }

    def _shoot(self, parts: int) -> None:
        for _ in range(parts):
            self.model.trigger()
            if not self.ended.acquire(timeout=PATIENCE_S):
                raise TimeoutError("a triggered part got no verdict")

    def close(self) -> None:
        for line in (self.fast, self.model):
            line.close()


def _without_pictures(result: InspectionResult) -> InspectionResult:
    """A minute's pictures would fill the memory."""
    return replace(result, image=None, maps=None)


def _overhead_ms(results: list[InspectionResult]) -> np.ndarray[Any, Any]:
    return np.asarray(
        [r.latency_ms - r.inference_ms for r in results if r.inference_ms is not None]
    )


def _figures(values: np.ndarray[Any, Any]) -> dict[str, float]:
    return {
        "median": float(np.median(values)),
        "p99": float(np.quantile(values, 0.99)),
        "max": float(values.max()),
        "count": values.size,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--parts", type=int, default=200)
    arguments = parser.parse_args()
    report: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        lines = Lines(Path(folder), arguments.model)
        application = QApplication([])
        window = LiveWindow([lines.fast, lines.model], resources_folder(), period_ms=PERIOD_MS)
        window.enlarge(0)
        window.show()
        painted = _count_paintings(window)
        lateness_ms = probe(window)

        def drive() -> None:
            try:
                before = len(painted)
                report.update(lines.run(arguments.parts))
                report["displayed_per_s"] = (len(painted) - before) / float(str(report["seconds"]))
            finally:
                QTimer.singleShot(0, application, application.quit)

        with patch.object(Predictor, "_infer", lines.timed(Predictor._infer)):
            driver = threading.Thread(target=drive, name="driver")
            driver.start()
            application.exec()
            driver.join()
        lines.close()
        window.close()
    print(json.dumps(report | {"event_loop_late_ms": _figures(np.asarray(lateness_ms))}))


def _count_paintings(window: LiveWindow) -> list[float]:
    """Times at which the enlarged view got a new picture."""
    painted: list[float] = []
    image = window.views[0].image
    show = image.show_picture

    def counted(picture: Any) -> None:  # noqa: ANN401 - passed on
        painted.append(time.monotonic())
        show(picture)

    image.show_picture = counted  # type: ignore[method-assign]
    return painted


if __name__ == "__main__":
    main()
