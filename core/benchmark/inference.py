"""Latency and throughput of every way to judge, beside the plain forward pass, in one run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

import torch

from core.artifact.store import ModelArtifact
from core.benchmark.contenders import (
    PRECISIONS,
    Absent,
    Contender,
    largest_difference,
    open_contenders,
)
from core.benchmark.floor import Rate, floor_ms, measure_rate, wait_for
from core.benchmark.layers import convolutions_of
from core.benchmark.turns import timed_in_turns
from core.benchmark.untrained import pictures
from core.data.preprocessing import Preprocessing
from core.models.registry import build_inference_model
from core.runtime.backends.backend import PLAIN
from core.runtime.device import Precision, choose_device
from core.runtime.latency import Latency, latency_of
from core.runtime.predictor import Predictor
from core.types import Image

REFERENCE = "eager forward"
"""The network as trained, torch, eager, fp32: tensor on the device in, raw maps there out."""


@dataclass(frozen=True, slots=True)
class InferenceRow:
    """Milliseconds of a batch: pictures in memory to their judgements, or REFERENCE's pass."""

    method: str
    side: int
    batch: int
    backend: str
    precision: Precision
    runs: int
    median_ms: float
    p99_ms: float
    images_per_s: float
    reference_ms: float
    ratio: float
    """Times as fast as the reference, medians of the same run."""
    gflop: float
    """Of one picture's convolutions as they were trained."""
    floor_ms: float | None
    """Of the batch at the best rate of this precision, convolutions only."""
    difference: float | None = None
    """The largest one of a map to torch-plain in fp32, as a share of that map's range."""
    open_s: float | None = None


@dataclass(frozen=True, slots=True)
class Inference:
    """What was measured, and what could not be."""

    rows: list[InferenceRow]
    rates: list[Rate]
    absent: list[Absent]


def measure_inference(
    artifact: ModelArtifact,
    device_name: str,
    backends: Sequence[str],
    batches: Sequence[int],
    seconds: float,
    tell: Callable[[str], None],
) -> Inference:
    """``seconds`` for each backend, precision and batch. ``tell`` hears what is measured now.

    Raises DeviceError for a device that is not there or too small for the plain network.
    """
    setting = _Setting(artifact, device_name, seconds, max(batches))
    with ExitStack() as closing:
        tell(f"{setting.method}: opening")
        contenders, absent = open_contenders(artifact, device_name, backends, setting.images)
        for contender in contenders:
            closing.callback(contender.predictor.close)
        tell(f"{setting.method}: rates")
        rates = [setting.rate(precision) for precision in _precisions(contenders)]
        differences = setting.differences(contenders)
        rows: list[InferenceRow] = []
        for batch in batches:
            ways = len(contenders) + 1
            about = f"about {ways * seconds:.0f} s" if ways * seconds >= 1 else "under a second"
            tell(f"{setting.method}: {ways} ways in turns, batch {batch}, {about}")
            rows += setting.rows(contenders, batch, rates, differences)
    return Inference(rows, rates, absent)


class _Setting:
    """A model, its pictures and its plain network, which is the reference."""

    def __init__(
        self, artifact: ModelArtifact, device_name: str, seconds: float, most: int
    ) -> None:
        manifest = artifact.manifest
        self.method, self.side = manifest.method, manifest.preprocessing.height
        self.images = pictures(self.side, most)
        self._artifact, self._device_name, self._seconds = artifact, device_name, seconds
        self._device = choose_device(device_name)
        model = build_inference_model(self.method, manifest.network, artifact.tensors)
        self._layers = convolutions_of(model, self.side, self.side)
        self._operations = sum(layer.operations for layer in self._layers)
        self._model = model.to(self._device)
        self._preparation = Preprocessing(**manifest.preprocessing.model_dump())

    def rate(self, precision: Precision) -> Rate:
        return measure_rate(self.method, self._layers, self._device, precision, self._seconds / 2)

    def differences(self, contenders: Sequence[Contender]) -> list[float]:
        with Predictor(self._artifact, self._device_name, "fp32", backend=PLAIN) as plain:
            expected = plain.predict(self.images[0]).maps.combined
        maps = [c.predictor.predict(self.images[0]).maps.combined for c in contenders]
        return [largest_difference(one, expected) for one in maps]

    def rows(
        self,
        contenders: Sequence[Contender],
        batch: int,
        rates: Sequence[Rate],
        differences: Sequence[float],
    ) -> list[InferenceRow]:
        images = self.images[:batch]
        calls = [_judging(contender.predictor, images) for contender in contenders]
        times = timed_in_turns([self._forward(images), *calls], self._seconds)
        reference = latency_of(times[0])
        plain = self._row(REFERENCE, "fp32", batch, reference, reference, rates)
        return [
            plain,
            *(
                replace(
                    self._row(
                        contender.variant.backend,
                        contender.variant.precision,
                        batch,
                        latency_of(own),
                        reference,
                        rates,
                    ),
                    difference=difference,
                    open_s=contender.open_s,
                )
                for contender, own, difference in zip(
                    contenders, times[1:], differences, strict=True
                )
            ),
        ]

    def _row(
        self,
        backend: str,
        precision: Precision,
        batch: int,
        own: Latency,
        reference: Latency,
        rates: Sequence[Rate],
    ) -> InferenceRow:
        rate = next((rate for rate in rates if rate.precision == precision), None)
        return InferenceRow(
            method=self.method,
            side=self.side,
            batch=batch,
            backend=backend,
            precision=precision,
            runs=own.images,
            median_ms=own.median_ms,
            p99_ms=own.p99_ms,
            images_per_s=batch / own.median_ms * 1000,
            reference_ms=reference.median_ms,
            ratio=reference.median_ms / own.median_ms,
            gflop=self._operations / 1e9,
            floor_ms=None if rate is None else floor_ms(batch * self._operations, rate),
        )

    def _forward(self, images: Sequence[Image]) -> Callable[[], object]:
        inputs = torch.stack([self._preparation.prepare(image) for image in images])
        inputs = inputs.to(self._device)

        @torch.inference_mode()
        def forward() -> None:
            self._model(inputs)
            wait_for(self._device)

        return forward


def _judging(predictor: Predictor, images: Sequence[Image]) -> Callable[[], object]:
    if len(images) == 1:
        return lambda: predictor.predict(images[0])
    return lambda: predictor.predict_batch(images)


def _precisions(contenders: Sequence[Contender]) -> list[Precision]:
    """Those that are in use, and the reference's."""
    used = {contender.variant.precision for contender in contenders} | {"fp32"}
    return [precision for precision in PRECISIONS if precision in used]
