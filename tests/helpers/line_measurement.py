"""What the measurements of running lines share."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from core.types import AnomalyMaps, Image, Judgement, Mask, Verdict

PROBE_MS = 5


class PatternJudge:
    """OK where every pixel is (x + y + n) modulo 256 for one n, else NG."""

    device, model, pixel_threshold = "none", "pattern", 1.0

    def __init__(self, height: int, width: int) -> None:
        self.model_size = (height, width)
        self._ramp = np.add.outer(np.arange(height), np.arange(width)).astype(np.uint8)
        self._cells = np.zeros((48, 48), np.float32)

    def judge(self, image: Image, ignored: Mask | None) -> Judgement:
        right = image.shape == self._ramp.shape and np.array_equal(
            image, self._ramp + np.uint8(image[0, 0])
        )
        verdict, score = (Verdict.OK, 0.0) if right else (Verdict.NG, 1.0)
        maps = AnomalyMaps(self._cells, self._cells, self._cells)
        return Judgement(verdict, score, score, score, 0.5, maps, ())

    def close(self) -> None:
        """Nothing to release."""


def probe(window: QWidget) -> list[float]:
    """How much later than asked a timer fires: what else the event loop was busy with."""
    lateness_ms: list[float] = []
    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(PROBE_MS)
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        lateness_ms.append(max(0.0, (now - last[0]) * 1000 - PROBE_MS))
        last[0] = now

    timer.timeout.connect(tick)
    timer.start()
    return lateness_ms
