"""How long judgements take, measured on this machine."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.runtime.predictor import Predictor
from core.types import Image


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from an image in memory to its judgement, batch 1, over ``images`` images."""

    median_ms: float
    p99_ms: float
    images: int


def latency_of(milliseconds: Sequence[float]) -> Latency:
    """Median and 99th percentile of measured times. Raises ValueError where there is none."""
    if not milliseconds:
        raise ValueError("No time was measured.")
    median, p99 = np.quantile(np.asarray(milliseconds), (0.5, 0.99))
    return Latency(float(median), float(p99), len(milliseconds))


def measure_latency(predictor: Predictor, images: Sequence[Image], warm_up: int = 2) -> Latency:
    """Judge every image once, after ``warm_up`` judgements that do not count."""
    for image in images[:warm_up]:
        predictor.predict(image)
    times = []
    for image in images:
        started = time.perf_counter()
        predictor.predict(image)
        times.append((time.perf_counter() - started) * 1000)
    return latency_of(times)
