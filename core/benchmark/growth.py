"""How cost grows with the picture's size and with the number of pictures that are learned."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from core.artifact.store import ModelArtifact
from core.benchmark.layers import convolutions_of
from core.benchmark.training import TRAIN, open_trainer, timed_steps
from core.benchmark.turns import timed_in_turns
from core.benchmark.untrained import pictures, write_untrained
from core.data.images import write_image
from core.data.layouts import open_dataset
from core.errors import DeviceError, TrainingError
from core.models.registry import build_inference_model
from core.models.tiling import tiling_for
from core.runtime.device import choose_device
from core.runtime.latency import latency_of
from core.runtime.predictor import Predictor
from core.training.images import ImageBank
from core.training.input import prepare_input
from core.training.spec import TrainingSpec
from core.types import Image

_STEPS = 6
"""Of a training whose cost by the number of pictures is measured: a step's does not depend on it
as long as every picture is new to it."""
_FIRST_STEPS = 2
"""They pay for warming up."""
_MEMORY_SHARE = 0.5
"""Of what is free: a benchmark must not push a station's programs out of memory."""
_COPIES = 4
"""Of the widest convolution's maps that a backend may hold at once."""


@dataclass(frozen=True, slots=True)
class SizeRow:
    """``tiles``: 1 for the picture as one input, else in so many pieces of the smallest side.

    Tiles overlap, as a model trained with ``tile`` sees them. ``reason`` says why nothing was
    measured.
    """

    method: str
    side: int
    tiles: int
    runs: int = 0
    median_ms: float | None = None
    p99_ms: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LearningRow:
    """Seconds of a training on ``images`` pictures: its phases, and one step's milliseconds."""

    method: str
    schedule: str
    side: int
    images: int
    check_s: float
    """Checking and splitting the files."""
    statistics_s: float
    step_ms: float
    """While every picture is new, the teacher's pass included."""
    finish_s: float


def measure_sizes(
    method: str,
    sides: Sequence[int],
    device: str,
    seconds: float,
    tell: Callable[[str], None],
) -> list[SizeRow]:
    """Each picture as a whole and in tiles of the smallest side. Raises GoodpartError."""
    tile = min(sides)
    rows: list[SizeRow] = []
    with tempfile.TemporaryDirectory() as folder:
        small = write_untrained(Path(folder) / "tile", method, tile)
        for side in sorted(sides):
            tell(f"{method}: {side} x {side}")
            rows += _of_side(small, side, Path(folder) / str(side), device, seconds)
    return rows


def measure_learning(
    method: str,
    schedule: str,
    side: int,
    counts: Sequence[int],
    device: str,
    tell: Callable[[str], None],
) -> list[LearningRow]:
    """A short training on as many made-up pictures each. Raises GoodpartError."""
    spec = TrainingSpec(method, schedule, side, side, teacher="random", device=device, steps=_STEPS)
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder, there = Path(name), 0
        for count in sorted(counts):
            tell(f"{method}: {count} pictures to learn")
            for number in range(there, count):
                write_image(folder / f"{number:05}.png", pictures(side, 1, seed=number)[0])
            there = count
            rows.append(_learned(spec, folder, count))
    return rows


def _of_side(
    small: ModelArtifact, side: int, folder: Path, device: str, seconds: float
) -> list[SizeRow]:
    method, picture = small.manifest.method, pictures(side, 1)[0]
    tile = small.manifest.preprocessing.height
    if side == tile:
        with Predictor(small, device) as only:
            (own,) = timed_in_turns([lambda: only.predict(picture)], seconds)
        return [_row(method, side, 1, own)]
    try:
        tiles = tiling_for(side, side, tile).count
    except TrainingError as error:
        return [SizeRow(method, side, 0, reason=error.what)]
    with Predictor(write_untrained(folder / "tiled", method, side, tile), device) as tiled:
        whole = _open_whole(small, side, folder / "whole", device, picture)
        if isinstance(whole, str):
            (own,) = timed_in_turns([lambda: tiled.predict(picture)], seconds)
            return [SizeRow(method, side, 1, reason=whole), _row(method, side, tiles, own)]
        with whole:
            first, second = timed_in_turns(
                [lambda: whole.predict(picture), lambda: tiled.predict(picture)], seconds
            )
    return [_row(method, side, 1, first), _row(method, side, tiles, second)]


def _open_whole(
    small: ModelArtifact, side: int, folder: Path, device: str, picture: Image
) -> Predictor | str:
    """What judges such a picture at once, or why nothing can here."""
    if (reason := _too_large(small, side, device)) is not None:
        return reason
    predictor = None
    try:
        predictor = Predictor(write_untrained(folder, small.manifest.method, side), device)
        predictor.predict(picture)
    except DeviceError as error:
        if predictor is not None:
            predictor.close()
        return error.what
    return predictor


def _row(method: str, side: int, tiles: int, times: Sequence[float]) -> SizeRow:
    latency = latency_of(times)
    return SizeRow(method, side, tiles, latency.images, latency.median_ms, latency.p99_ms)


def _too_large(small: ModelArtifact, side: int, device_name: str) -> str | None:
    """A CPU does not refuse memory: the system would end some program instead."""
    if choose_device(device_name).type != "cpu":
        return None
    manifest = small.manifest
    model = build_inference_model(manifest.method, manifest.network, small.tensors)
    tile = manifest.preprocessing.height
    widest = max(
        layer.channels_out * layer.height * layer.width // (layer.stride[0] * layer.stride[1])
        for layer in convolutions_of(model, tile, tile)
    )
    needed = widest * 4 * _COPIES * (side / tile) ** 2
    free = psutil.virtual_memory().available
    if needed <= free * _MEMORY_SHARE:
        return None
    return f"It needs about {needed / 1e9:.0f} GB of memory; {free / 1e9:.0f} GB are free."


def _learned(spec: TrainingSpec, folder: Path, count: int) -> LearningRow:
    began = time.perf_counter()
    source = prepare_input(spec, open_dataset(folder))
    check_s = time.perf_counter() - began
    images = ImageBank([sample.path for sample in source.training], source.preprocessing)
    trainer, device, _ = open_trainer(spec, images)
    spent: dict[str, list[float]] = defaultdict(list)
    for progress, took in timed_steps(trainer, device):
        spent[progress.phase].append(took)
    steps = spent[TRAIN][_FIRST_STEPS:]
    return LearningRow(
        method=spec.method,
        schedule=spec.schedule,
        side=spec.height,
        images=count,
        check_s=check_s,
        statistics_s=sum(spent["statistics"]),
        step_ms=latency_of([took * 1000 for took in steps]).median_ms,
        finish_s=sum(spent["finish"]),
    )
