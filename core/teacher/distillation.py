"""Distils a patch description network from an ImageNet backbone.

Source: EfficientAD, arXiv 2303.14535v3, section 3.1 and algorithm 3 (appendix A.2).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal, Protocol

import torch
import torch.nn.functional as F
from torch import Tensor

from core.models.efficientad.networks import TEACHER_CHANNELS, PatchDescriptionNetwork, Size
from core.models.statistics import ChannelStatistics
from core.runtime.device import expect_one_size
from core.teacher.photos import PhotoCrops, large_and_small
from core.training.checkpoint import (
    Checkpoint,
    load_checkpoint,
    module_state,
    optimizer_state,
    restore_modules,
    restore_optimizers,
    save_checkpoint,
)
from core.training.initialization import unit_variance_initialization
from core.training.optimization import build_optimizers, set_learning_rate
from core.training.prefetch import prefetch, workers_for
from core.training.progress import Stopwatch, TrainingProgress
from core.training.schedule import CURVES


class FeatureBackbone(Protocol):
    """What the distillation asks of a backbone: (N, 3, H, W) to (N, 384, H/8, W/8)."""

    def features(self, images: Tensor) -> Tensor: ...


@dataclass(frozen=True, slots=True)
class DistillationSpec:
    """The defaults are the paper's; ``SHORT_RECIPE`` is ours for a CPU, ``GPU_RECIPE`` for a GPU.

    ``side`` is the PDN's input in pixels (the backbone sees twice that). With the "muon"
    optimizer kernels take Muon and biases Adam, from a unit-variance start.
    """

    size: Size = "s"
    steps: int = 60_000
    batch: int = 16
    side: int = 256
    learning_rate: float = 1e-4
    curve: str = "constant"
    optimizer: Literal["adam", "muon"] = "adam"
    statistics_images: int = 10_000
    checkpoint_every: int = 200
    seed: int = 0
    device: str = "cpu"
    precision: str = "fp32"


SHORT_RECIPE = DistillationSpec(
    steps=900,
    batch=8,
    side=128,
    learning_rate=1.5e-3,
    curve="one-cycle",
    optimizer="muon",
    statistics_images=400,
    checkpoint_every=100,
)
"""What about an hour on two CPU cores affords."""
GPU_RECIPE = replace(
    SHORT_RECIPE,
    steps=20_000,
    batch=16,
    side=256,
    learning_rate=1e-3,
    statistics_images=4_000,
    checkpoint_every=2_000,
)
"""Some minutes of a large GPU: the paper's crops, a third of its steps, annealed to the end."""


class Distillation:
    """One run: state (student PDN, optimizer, target statistics) and the step on it."""

    def __init__(
        self, spec: DistillationSpec, photos: Sequence[Path], backbone: FeatureBackbone
    ) -> None:
        self._spec = spec
        self._crops = PhotoCrops(photos, spec.side * 2, spec.seed)
        self._backbone = backbone
        self._fingerprint = _fingerprint(spec, photos)
        torch.manual_seed(spec.seed)
        self.network = PatchDescriptionNetwork(spec.size, TEACHER_CHANNELS, padded=True)
        if spec.optimizer == "muon":
            sample = large_and_small(self._crops.batch(spec.steps, 4), "cpu")[1]
            unit_variance_initialization(self.network, sample)
        self._device = torch.device(spec.device)
        expect_one_size(self._device)
        self.network.to(self._device, memory_format=torch.channels_last).train()  # type: ignore[call-overload]
        self._optimizers = build_optimizers([self.network], spec.optimizer)
        self._mean = self._std = torch.empty(0)

    def run(self, folder: Path | None = None) -> Generator[TrainingProgress, None, None]:
        """Yield after every step; ``network`` holds the result at the end.

        With a ``folder``, checkpoints go there, also when the consumer stops early, and a run
        that was interrupted goes on where it stood.
        """
        first = self._resume(folder)
        if first == 0:
            yield from self._measure_targets()
        stopwatch = Stopwatch(first, self._spec.steps)
        step = first
        try:
            for crops in self._batches(range(first, self._spec.steps)):
                loss = self._step(step, *large_and_small(crops, self._device))
                step += 1
                rate, left = stopwatch.read(step, self._spec.batch)
                yield TrainingProgress(
                    "distil", step, self._spec.steps, {"distillation": loss}, rate, left
                )
                if folder is not None and step % self._spec.checkpoint_every == 0:
                    self._save(folder, step)
        finally:
            if folder is not None:
                self._save(folder, step)

    def _measure_targets(self) -> Generator[TrainingProgress, None, None]:
        """Mean and standard deviation of the backbone's features, to normalise the targets."""
        statistics = ChannelStatistics(TEACHER_CHANNELS)
        rounds = max(1, self._spec.statistics_images // self._spec.batch)
        stopwatch = Stopwatch(0, rounds)
        # Batches past the training's: none of them is trained on.
        indices = range(self._spec.steps, self._spec.steps + rounds)
        for done, crops in enumerate(self._batches(indices), start=1):
            statistics.add(self._features(large_and_small(crops, self._device)[0]))
            rate, left = stopwatch.read(done, self._spec.batch)
            yield TrainingProgress("statistics", done, rounds, {}, rate, left)
        mean, std = statistics.result()
        self._mean, self._std = mean.to(self._device), std.to(self._device)

    def _batches(self, indices: range) -> Generator[Tensor, None, None]:
        return prefetch(self._batch, indices, workers_for(self._device))

    def _batch(self, index: int) -> Tensor:
        crops = self._crops.batch(index, self._spec.batch)
        return crops.pin_memory() if self._device.type == "cuda" else crops

    def _features(self, large: Tensor) -> Tensor:
        with self._autocast():
            return self._backbone.features(large).float()

    def _autocast(self) -> torch.autocast:
        return torch.autocast(
            self._device.type, dtype=torch.bfloat16, enabled=self._spec.precision == "bf16"
        )

    def _step(self, step: int, large: Tensor, small: Tensor) -> float:
        target = (self._features(large) - self._mean) / self._std
        with self._autocast():
            output = self.network(small).float()
        target = F.interpolate(target, size=output.shape[-2:], mode="bilinear")
        loss = F.mse_loss(output, target)
        factor = CURVES[self._spec.curve](step, self._spec.steps)
        self.network.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        set_learning_rate(self._optimizers, self._spec.learning_rate * factor)
        for optimizer in self._optimizers:
            optimizer.step()
        return loss.item()

    def _save(self, folder: Path, step: int) -> None:
        tensors = module_state({"network": self.network}) | optimizer_state(self._optimizers)
        tensors |= {"mean": self._mean, "std": self._std}
        save_checkpoint(folder, Checkpoint(step, self._fingerprint, tensors))

    def _resume(self, folder: Path | None) -> int:
        checkpoint = None if folder is None else load_checkpoint(folder, self._fingerprint)
        if checkpoint is None or checkpoint.step == 0:
            return 0
        restore_modules({"network": self.network}, checkpoint.tensors)
        restore_optimizers(self._optimizers, checkpoint.tensors)
        self._mean = checkpoint.tensors["mean"].to(self._device)
        self._std = checkpoint.tensors["std"].to(self._device)
        return checkpoint.step


def _fingerprint(spec: DistillationSpec, photos: Sequence[Path]) -> str:
    """Names a run: its settings (not its device) and its photos."""
    settings = {k: v for k, v in asdict(spec).items() if k not in ("device", "checkpoint_every")}
    text = json.dumps([settings, [p.name for p in photos]], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
