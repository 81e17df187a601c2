"""Training steps per second, as the training loop takes them."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass

import torch
from torch import Tensor

from core.benchmark.untrained import pictures
from core.data.preprocessing import Preprocessing
from core.runtime.device import Precision, choose_device, choose_precision
from core.runtime.latency import latency_of
from core.training.loop import TrainingLoop
from core.training.plans import Trainer, plan_training
from core.training.prefetch import workers_for
from core.training.progress import TrainingProgress
from core.training.spec import TrainingSpec

IMAGES = 4
"""As few as make a step what it is: the teacher's output on them is soon all computed."""
TRAIN = "train"
"""The loop's name of the phase of its steps."""
_VIEWS = 2
"""Of each image, at most, whose teacher's output a short schedule keeps."""
_LEAST_STEPS = 2


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """Milliseconds of a step, waiting for its batch included; ``prepare_s`` comes before step 0."""

    method: str
    schedule: str
    side: int
    precision: str
    batch: int
    prepare_s: float
    runs: int
    median_ms: float
    p99_ms: float
    steps_per_s: float
    peak_device_mb: float | None
    """torch's on a GPU."""


def measure_training(
    method: str, schedule: str, side: int, device_name: str, seconds: float
) -> TrainingRow:
    """Steps for ``seconds`` after those that compute the teacher's output for the first time.

    Raises TrainingError for a schedule that the method has not, DeviceError without memory.
    """
    preparation = Preprocessing(side, side)
    images = [preparation.prepare(picture) for picture in pictures(side, IMAGES)]
    spec = TrainingSpec(method, schedule, side, side, teacher="random", device=device_name)
    trainer, device, precision = open_trainer(spec, images)
    on_cuda = device.type == "cuda"
    if on_cuda:
        torch.cuda.reset_peak_memory_stats(device)
    times: list[float] = []
    prepare_s = 0.0
    warm = -(-_VIEWS * len(images) // trainer.images_per_step)
    with closing(timed_steps(trainer, device)) as steps:
        for progress, took in steps:
            if progress.phase != TRAIN:
                prepare_s += took
            elif progress.step > warm:
                times.append(took * 1000)
            if len(times) >= _LEAST_STEPS and sum(times) >= seconds * 1000:
                break
    latency = latency_of(times)
    return TrainingRow(
        method=method,
        schedule=schedule,
        side=side,
        precision=precision,
        batch=trainer.images_per_step,
        prepare_s=prepare_s,
        runs=latency.images,
        median_ms=latency.median_ms,
        p99_ms=latency.p99_ms,
        steps_per_s=1000 / latency.median_ms,
        peak_device_mb=torch.cuda.max_memory_allocated(device) / 1e6 if on_cuda else None,
    )


def open_trainer(
    spec: TrainingSpec, images: Sequence[Tensor]
) -> tuple[Trainer, torch.device, Precision]:
    """What trains as ``spec`` says on prepared ``images``, and where and how precisely."""
    device = choose_device(spec.device)
    precision = choose_precision(spec.precision, device)
    return plan_training(spec).build(images, device, precision), device, precision


def timed_steps(
    trainer: Trainer, device: torch.device
) -> Generator[tuple[TrainingProgress, float], None, None]:
    """The training loop's progress and the seconds that each took. Close it to stop."""
    loop = TrainingLoop(trainer, None, "benchmark", workers=workers_for(device))
    with closing(loop.run()) as steps:
        last = time.perf_counter()
        for progress in steps:
            now = time.perf_counter()
            yield progress, now - last
            last = time.perf_counter()
