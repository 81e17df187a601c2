"""GenICam end to end on our strict producer: camera process, line, live view.

Usage: python -m tests.benchmark.genicam_endurance [--frames 10000] [--unplugs 100] [--crashes 20]
Every frame is triggered by software at 1920x1200 Mono8 and every pixel is checked by the line's
judge; then the cable is pulled and the driver crashed, and the settings are read back each time.
Meanwhile the window pulls and draws, and a timer measures how late the event loop is. Prints one
JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import threading
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.paths import resources_folder
from app.station.bus import Stage
from app.station.line import InspectionLine
from app.station.preparation import Preparation
from app.station.slots import LineParts, fixed_recipe
from app.ui.live.window import LiveWindow
from camera.genicam.client import GenicamCamera
from camera.genicam.simulator import SimulatedGenicam, build_producer
from camera.reconnection import ReconnectingSource
from camera.types import FeatureValue, TriggerMode
from tests.helpers.line_measurement import PatternJudge, probe
from tests.helpers.station import PATIENCE_S, until

SERIAL = "GP0001"
WIDTH, HEIGHT = 1920, 1200
SETTINGS: dict[str, FeatureValue] = {"Width": WIDTH, "Height": HEIGHT, "ExposureTime": 1234.0}


class Endurance:
    """Drives the line from a thread of its own; the main thread belongs to the window."""

    def __init__(self, folder: Path) -> None:
        self.simulated = SimulatedGenicam(folder / "camera", (SERIAL,))
        self.camera = GenicamCamera(
            SERIAL,
            producers=[build_producer(folder / "producer")],
            settings=SETTINGS,
            trigger=TriggerMode.SOFTWARE,
            environment=self.simulated.environment,
        )
        parts = LineParts(
            open_judge=lambda _: PatternJudge(HEIGHT, WIDTH),
            open_source=lambda on_event: ReconnectingSource(
                self.camera, first_wait_s=0.1, on_event=on_event
            ),
            open_preparation=Preparation,
            deadline_ns=5_000_000_000,
            queue_length=8,
            software_trigger=True,
        )
        self.line = InspectionLine("Line 1", fixed_recipe("Endurance", parts))
        self.ended = threading.Semaphore(0)
        self.frame_ids: list[int | None] = []
        self.latencies_ms: list[float] = []
        self.report: dict[str, object] = {}

    def run(self, frames: int, unplugs: int, crashes: int) -> None:
        self.line.bus.subscribe(Stage.OTHER, "benchmark", self._note)
        self.line.start()
        until(lambda: self.line.snapshot().state == "running", "the line")
        self._shoot(min(200, frames))  # what is allocated once is allocated now
        before = _memory_mb()
        began = time.monotonic()
        self._shoot(frames)
        seconds = time.monotonic() - began
        after = _memory_mb()
        losses = [self._unplug() for _ in range(unplugs)]
        returns = [self._crash() for _ in range(crashes)]
        snapshot = self.line.snapshot()
        ids = [i for i in self.frame_ids[: frames + min(200, frames)] if i is not None]
        self.report = {
            "frames": frames,
            "seconds": seconds,
            "frames_per_s": frames / seconds,
            "counts": {str(v): n for v, n in snapshot.counts.items()},
            "pending": snapshot.pending,
            "frame_ids_without_gap": ids == list(range(len(ids))),
            "latency_ms_median": float(np.median(self.latencies_ms)),
            "latency_ms_p99": float(np.quantile(self.latencies_ms, 0.99)),
            "unplugs": unplugs,
            "unplug_seen_s_max": max(losses, default=None),
            "crashes": crashes,
            "crash_to_running_s_max": max(returns, default=None),
            "memory_mb_before": before,
            "memory_mb_after_frames": after,
            "memory_mb_after_all": _memory_mb(),
        }

    def _note(self, result: object) -> None:
        self.frame_ids.append(getattr(result, "frame_id", None))
        self.latencies_ms.append(getattr(result, "latency_ms", 0.0))
        self.ended.release()

    def _shoot(self, count: int) -> None:
        for _ in range(count):
            self.line.trigger()
            if not self.ended.acquire(timeout=PATIENCE_S):
                raise TimeoutError("a triggered part got no verdict")

    def _unplug(self) -> float:
        began = time.monotonic()
        self.simulated.unplug(SERIAL)
        until(lambda: self._alarm_is(True), "the loss of the camera")
        seen = time.monotonic() - began
        self.simulated.replug(SERIAL)
        self._settle()
        return seen

    def _crash(self) -> float:
        self.simulated.crash(SERIAL)
        began = time.monotonic()
        self.line.trigger()
        self.ended.acquire(timeout=PATIENCE_S)
        self._settle()
        return time.monotonic() - began

    def _settle(self) -> None:
        """Back, with its settings, and inspecting."""
        until(lambda: self._alarm_is(False), "the return of the camera")
        for name, value in SETTINGS.items():
            if self.camera.read(name).value != value:
                raise ValueError(f"{name} was not restored")
        self.line.acknowledge("camera")
        self._shoot(1)

    def _alarm_is(self, active: bool) -> bool:
        alarms = {alarm.key: alarm.active for alarm in self.line.snapshot().alarms}
        return alarms.get("camera") is active


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=10_000)
    parser.add_argument("--unplugs", type=int, default=100)
    parser.add_argument("--crashes", type=int, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        endurance = Endurance(Path(folder))
        application = QApplication([])
        window = LiveWindow([endurance.line], resources_folder())
        window.show()
        lateness_ms = probe(window)
        driver = threading.Thread(
            target=_drive, args=(endurance, arguments, application), name="driver"
        )
        driver.start()
        application.exec()
        driver.join()
        endurance.line.close()
        window.close()
    late = np.asarray(lateness_ms)
    loop = {
        "event_loop_late_ms_p99": float(np.quantile(late, 0.99)),
        "event_loop_late_ms_max": float(late.max()),
        "event_loop_samples": late.size,
    }
    print(json.dumps(endurance.report | loop))


def _drive(endurance: Endurance, arguments: argparse.Namespace, application: QApplication) -> None:
    try:
        endurance.run(arguments.frames, arguments.unplugs, arguments.crashes)
    finally:
        QTimer.singleShot(0, application, application.quit)


def _memory_mb() -> float:
    """Resident memory of this process (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
