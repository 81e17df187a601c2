"""Trains student and autoencoder against a frozen teacher.

Source: EfficientAD, arXiv 2303.14535v3, algorithm 1.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from core.data.penalty import PenaltySource
from core.models.efficientad.batches import Batch, BatchSource
from core.models.efficientad.branches import Branches
from core.models.efficientad.closed_form import solve_student, solved_for
from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.networks import TEACHER_CHANNELS, PatchDescriptionNetwork
from core.models.efficientad.schedule import Schedule
from core.models.feature_cache import FeatureCache
from core.models.statistics import ChannelStatistics
from core.models.tiling import Tiling
from core.training.graphed import GraphedStep
from core.training.initialization import unit_variance_initialization
from core.training.optimization import build_optimizers, set_learning_rate
from core.training.schedule import CURVES
from core.types import Map

STATISTICS_IMAGES = 100
"""Images for the teacher's channel statistics: about 300,000 cells, far more than they need."""


class EfficientAdTrainer:
    """A MethodTrainer. ``images`` are prepared good training images of one size, or all tiles of
    one picture after those of another.
    """

    def __init__(
        self,
        teacher: PatchDescriptionNetwork,
        images: Sequence[Tensor],
        penalty: PenaltySource | None,
        schedule: Schedule,
        *,
        seed: int,
        device: torch.device,
        precision: str,
        tiling: Tiling | None = None,
    ) -> None:
        height, width = images[0].shape[-2:]
        torch.manual_seed(seed)
        self._model = EfficientAdInference(teacher.size, height, width)
        self._model.teacher.load_state_dict(teacher.state_dict())
        self._pieces = 1 if tiling is None else tiling.count
        if schedule.unit_variance_start:
            # Of a picture in tiles one from its middle: a corner may show nothing.
            middle = 0 if tiling is None else tiling.middle
            sampled = (0, len(images) // self._pieces // 2)
            sample = torch.stack([images[i * self._pieces + middle] for i in sampled])
            unit_variance_initialization(self._model.student, sample)
            unit_variance_initialization(self._model.autoencoder, sample)
        self._images, self._penalty = images, penalty
        self._schedule, self._seed = schedule, seed
        self._device = device
        self._model.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._source = BatchSource(images, penalty, schedule, seed)
        self._optimizers = build_optimizers(
            (self._model.student, self._model.autoencoder), schedule.optimizer
        )
        self._branches = Branches(self._model, schedule, device, precision)
        self._features = FeatureCache(self._branches.teacher)
        self._update = GraphedStep(self._eager_update, device)
        self.steps, self.images_per_step = schedule.steps, schedule.batch

    def start_from(self, tensors: Mapping[str, Tensor]) -> None:
        """Student and autoencoder of an existing model; the teacher's statistics are new ones.

        Raises RuntimeError for weights of another network.
        """
        for name in ("student", "autoencoder"):
            module = self._model.get_submodule(name)
            prefix = name + "."
            module.load_state_dict(
                {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
            )

    @property
    def modules(self) -> Mapping[str, nn.Module]:
        return {"model": self._model}

    @property
    def optimizers(self) -> Sequence[Optimizer]:
        return self._optimizers

    def prepare(self) -> Iterator[tuple[int, int]]:
        """Teacher normalisation: mean and standard deviation per channel over good images."""
        statistics = ChannelStatistics(TEACHER_CHANNELS)
        count = min(STATISTICS_IMAGES, len(self._images))
        order = np.random.default_rng((self._seed, 0)).permutation(len(self._images))[:count]
        for done, index in enumerate(order, start=1):
            with torch.no_grad(), self._branches.autocast():
                statistics.add(self._model.teacher(self._images[int(index)][None].to(self._device)))
            yield done, count
        mean, std = statistics.result()
        self._model.teacher_mean.copy_(mean)
        self._model.teacher_std.copy_(std)

    def make_batch(self, step: int) -> Batch:
        batch = self._source.batch(step)
        return batch.pinned() if self._device.type == "cuda" else batch

    def step(self, step: int, batch: Batch) -> dict[str, float]:
        factor = CURVES[self._schedule.curve](step, self._schedule.steps)
        set_learning_rate(self._optimizers, self._schedule.learning_rate * factor)
        self._model.train()
        inputs = self._inputs(batch)
        with self._seeded(self._seed * 1_000_003 + step):  # dropout follows the step
            losses = self._update(inputs)
        values = torch.stack(list(losses.values())).tolist()
        return dict(zip(losses, values, strict=True))

    @contextmanager
    def _seeded(self, seed: int) -> Iterator[None]:
        """The device's generator by ``seed``; on the CPU as it was before afterwards.

        CUDA's is the training's own in this process, and reading its state would cost a wait.
        """
        if self._device.type == "cuda":
            with torch.cuda.device(self._device):
                torch.cuda.manual_seed(seed)
            yield
            return
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            yield

    def _inputs(self, batch: Batch) -> dict[str, Tensor]:
        """On the device: the batch's pictures and what the teacher says of them."""
        inputs = {"augmented": self._moved(batch.augmented)}
        if self._schedule.closed_form:
            inputs["target"] = self._targets(batch.keys, batch.augmented)
            return inputs
        inputs["images"] = self._moved(batch.images)
        inputs["target"] = self._targets([(i, 0) for i in batch.indices], batch.images)
        if batch.penalty is not None:
            inputs["penalty"] = self._moved(batch.penalty)
        return inputs

    def _moved(self, images: Tensor) -> Tensor:
        moved = images.to(self._device, non_blocking=True)
        return moved.contiguous(memory_format=torch.channels_last)

    def _eager_update(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        self._model.zero_grad(set_to_none=True)
        losses = self._branches.losses(inputs)
        for optimizer in self._optimizers:
            optimizer.step()
        return losses

    def finish(self) -> Iterator[tuple[int, int]]:
        """Solve for the student where the schedule says so; else there is nothing to do."""
        if not self._schedule.closed_form:
            return
        self._model.eval()
        count = solved_for(len(self._images), self._pieces)
        yield from solve_student(
            self._model, self._images, self._penalty, self._seed, self._device, count
        )

    @torch.no_grad()
    def preview_maps(self, images: Sequence[Tensor]) -> list[Map]:
        """What the autoencoder can't rebuild; with the paper's steps local plus global map."""
        self._model.eval()
        return [self._preview(image[None].to(self._device)) for image in images]

    def _preview(self, image: Tensor) -> Map:
        branches = self._branches
        with branches.autocast():
            if self._schedule.closed_form:  # the student is solved for at the end
                rebuilt = branches.autoencoder(image)
                cells = (branches.teacher(image) - rebuilt).square().mean(dim=1)[0]
            else:
                cells = self._model(image)[0].sum(dim=0)
        return np.asarray(cells.float().cpu().numpy(), np.float32)

    def reduce_footprint(self) -> bool:
        self._model.zero_grad(set_to_none=True)
        self._update.forget()
        return self._branches.split()

    def inference_model(self) -> EfficientAdInference:
        return copy.deepcopy(self._model).to("cpu").eval()

    def _targets(self, keys: Sequence[tuple[int, int]], images: Tensor) -> Tensor:
        """The teacher's output on the whole images, from the cache where it was computed."""
        return torch.stack(
            [self._features.get(key, image) for key, image in zip(keys, images, strict=True)]
        )
