"""A line whose every state is set by hand: rendered parts, made-up maps and scores."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import cv2
import numpy as np

from app.station.challenge import Challenge
from app.station.result import InspectionResult
from app.station.snapshot import Alarm, LineSnapshot, LineState, Severity
from camera.rendering.defects import DefectKind
from camera.rendering.renderer import PartRenderer
from camera.types import ConnectionState, Frame
from core.types import AnomalyMaps, Map, Region, Verdict

THRESHOLD = 0.45
CELLS = 56
SIDE = 512
MODEL_SIDE = 256


class FakeLine:
    """A LineFace. ``calls`` remembers what the view asked for."""

    def __init__(self, name: str = "Line 1", seed: int = 3) -> None:
        self._renderer = PartRenderer(seed, SIDE, SIDE)
        self._rng = np.random.default_rng(seed)
        self._results: list[InspectionResult] = []
        self._frame: Frame | None = None
        self.calls: list[str] = []
        self.challenge: Challenge | None = None
        self.state = LineSnapshot(
            name=name,
            recipe="Flange 40 mm",
            state=LineState.RUNNING,
            camera=ConnectionState.STREAMING,
            rate_per_s=1.4,
            latency_median_ms=31.0,
            latency_p99_ms=44.0,
            device="CPU",
            model="flange-2026-11",
        )

    @property
    def name(self) -> str:
        return self.state.name

    def snapshot(self) -> LineSnapshot:
        counts = Counter(r.verdict for r in self._results)
        return replace(self.state, triggers=len(self._results), counts=counts)

    def take_frame(self) -> Frame | None:
        frame, self._frame = self._frame, None
        return frame

    def results_after(self, trigger: int) -> tuple[InspectionResult, ...]:
        return tuple(r for r in self._results if r.trigger > trigger)[-64:]

    def start(self) -> None:
        self.calls.append("start")

    def stop(self) -> None:
        self.calls.append("stop")

    def pause(self) -> None:
        self.calls.append("pause")

    def resume(self) -> None:
        self.calls.append("resume")

    def trigger(self) -> None:
        self.calls.append("trigger")

    def select_recipe(self, number: int) -> bool:
        self.calls.append(f"select {number}")
        self.state = replace(self.state, recipe_requested=number)
        return True

    def expect_serial(self, serial: str) -> None:
        self.calls.append(f"expect {serial}")

    def scan(self, code: str) -> bool:
        self.calls.append(f"scan {code}")
        return code.isdecimal()

    def acknowledge(self, key: str) -> None:
        self.calls.append(f"acknowledge {key}")

    def reset_counters(self) -> None:
        self._results.clear()

    def inspect(
        self, verdict: Verdict, reason: str = "", score: float | None = None, serial: str = ""
    ) -> None:
        """One more part with that verdict."""
        number = len(self._results) + 1
        image, hot = self._part(verdict, number)
        maps = self._maps(hot)
        judged = verdict in (Verdict.OK, Verdict.NG, Verdict.UNCERTAIN)
        if score is None:
            score = self._score(verdict)
        self._results.append(
            InspectionResult(
                line=self.name,
                trigger=number,
                verdict=verdict,
                reason=reason,
                serial=serial,
                frame_id=number,
                image=None if verdict is Verdict.MISSED else image,
                maps=maps if judged else None,
                regions=(Region(200, 200, 60, 40, 1800, 0.9),) if verdict is Verdict.NG else (),
                score=score if judged else None,
                local_score=score if judged else None,
                global_score=score * 0.6 if judged else None,
                threshold=THRESHOLD,
                pixel_threshold=0.5,
                model_size=(MODEL_SIDE, MODEL_SIDE),
                arrived_ns=number * 10**9,
                decided_ns=number * 10**9 + 31 * 10**6,
                inference_ms=28.0,
            )
        )

    def send_frame(self) -> None:
        """A frame for the display alone."""
        image = self._renderer.good(10_000)
        self._frame = Frame(image, 1, 1, "RGB8", "simulated")

    def raise_alarm(self, key: str, severity: Severity, text: str) -> None:
        """An active alarm that nobody acknowledged."""
        alarm = Alarm(key, severity, text, raised_ns=1_795_000_000 * 10**9)
        self.state = replace(self.state, alarms=(*self.state.alarms, alarm))

    def _part(self, verdict: Verdict, number: int) -> tuple[np.ndarray, Map]:
        if verdict in (Verdict.NG, Verdict.UNCERTAIN):
            bad = self._renderer.defective(number, DefectKind.SCRATCH)
            return bad.image, np.asarray(bad.mask, np.float32)
        return self._renderer.good(number), np.zeros((SIDE, SIDE), np.float32)

    def _maps(self, hot: Map) -> AnomalyMaps:
        small = cv2.resize(cv2.GaussianBlur(hot, (0, 0), 9), (CELLS, CELLS))
        noise = self._rng.normal(-0.05, 0.03, (CELLS, CELLS)).astype(np.float32)
        local = np.asarray(noise + 2.4 * small, np.float32)
        return AnomalyMaps(local, np.asarray(noise + 0.8 * small, np.float32), local)

    def _score(self, verdict: Verdict) -> float:
        low, high = {
            Verdict.NG: (0.55, 1.4),
            Verdict.UNCERTAIN: (0.43, 0.47),
        }.get(verdict, (0.1, 0.35))
        return float(self._rng.uniform(low, high))
