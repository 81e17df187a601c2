"""Trains student and autoencoder against a frozen teacher.

Source: EfficientAD, arXiv 2303.14535v3, sections 3.2, 3.3 and algorithm 1.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from core.data.penalty import PenaltySource
from core.models.efficientad.batches import Batch, BatchSource
from core.models.efficientad.closed_form import solve_student
from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.losses import hard_feature_loss, map_loss, penalty_loss
from core.models.efficientad.networks import TEACHER_CHANNELS, PatchDescriptionNetwork
from core.models.efficientad.schedule import Schedule
from core.models.feature_cache import FeatureCache
from core.models.statistics import ChannelStatistics
from core.training.initialization import unit_variance_initialization
from core.training.optimization import build_optimizers, set_learning_rate
from core.training.schedule import CURVES
from core.types import Map

STATISTICS_IMAGES = 100
"""Images for the teacher's channel statistics: about 300,000 cells, far more than they need."""


class EfficientAdTrainer:
    """A MethodTrainer. ``images`` are prepared good training images of one size."""

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
    ) -> None:
        height, width = images[0].shape[-2:]
        torch.manual_seed(seed)
        self._model = EfficientAdInference(teacher.size, height, width)
        self._model.teacher.load_state_dict(teacher.state_dict())
        if schedule.unit_variance_start:
            sample = torch.stack([images[0], images[len(images) // 2]])
            unit_variance_initialization(self._model.student, sample)
            unit_variance_initialization(self._model.autoencoder, sample)
        self._images, self._penalty = images, penalty
        self._schedule, self._seed = schedule, seed
        self._device, self._precision = device, precision
        self._model.to(device)
        self._source = BatchSource(images, penalty, schedule, seed)
        self._optimizers = build_optimizers(
            (self._model.student, self._model.autoencoder), schedule.optimizer
        )
        self._features = FeatureCache(self._teacher_output)
        self._parts = 1
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
            with torch.no_grad(), self._autocast():
                statistics.add(self._model.teacher(self._images[int(index)][None].to(self._device)))
            yield done, count
        mean, std = statistics.result()
        self._model.teacher_mean.copy_(mean)
        self._model.teacher_std.copy_(std)

    def make_batch(self, step: int) -> Batch:
        return self._source.batch(step)

    def step(self, step: int, batch: Batch) -> dict[str, float]:
        factor = CURVES[self._schedule.curve](step, self._schedule.steps)
        set_learning_rate(self._optimizers, self._schedule.learning_rate * factor)
        self._model.train()
        with torch.random.fork_rng(devices=self._cuda_devices()):
            torch.manual_seed(self._seed * 1_000_003 + step)  # dropout follows the step
            losses = self._losses(batch)
        for optimizer in self._optimizers:
            optimizer.step()
        self._zero_gradients()
        return losses

    def finish(self) -> Iterator[tuple[int, int]]:
        """Solve for the student where the schedule says so; else there is nothing to do."""
        if not self._schedule.closed_form:
            return
        self._model.eval()
        yield from solve_student(self._model, self._images, self._penalty, self._seed, self._device)

    @torch.no_grad()
    def preview_maps(self, images: Sequence[Tensor]) -> list[Map]:
        """What the autoencoder can't rebuild; with the paper's steps local plus global map."""
        self._model.eval()
        return [self._preview(image[None].to(self._device)) for image in images]

    def _preview(self, image: Tensor) -> Map:
        with self._autocast():
            if self._schedule.closed_form:  # the student is solved for at the end
                rebuilt = self._autoencoder(image)
                cells = (self._teacher_output(image) - rebuilt).square().mean(dim=1)[0]
            else:
                cells = self._model(image)[0].sum(dim=0)
        return np.asarray(cells.float().cpu().numpy(), np.float32)

    def reduce_footprint(self) -> bool:
        self._zero_gradients()
        if self._parts >= self._schedule.batch:
            return False
        self._parts = min(self._parts * 2, self._schedule.batch)
        return True

    def inference_model(self) -> EfficientAdInference:
        return copy.deepcopy(self._model).to("cpu").eval()

    def _losses(self, batch: Batch) -> dict[str, float]:
        if self._schedule.closed_form:
            return self._autoencoder_alone(batch)
        return self._paper_step(batch)

    def _autoencoder_alone(self, batch: Batch) -> dict[str, float]:
        """L_AE on whole augmented views; the student follows in closed form."""

        def loss(rows: slice) -> dict[str, Tensor]:
            images = batch.augmented[rows].to(self._device)
            target = self._targets(batch.keys[rows], images)
            return {"autoencoder": map_loss(target, self._autoencoder(images))}

        return self._accumulate(loss, len(batch.images))

    def _paper_step(self, batch: Batch) -> dict[str, float]:
        """The paper's step: local branch on the images, autoencoder branch on augmented ones."""

        def local(rows: slice) -> dict[str, Tensor]:
            keys = [(i, 0) for i in batch.indices[rows]]
            target = self._targets(keys, batch.images[rows])
            half = self._student(batch.images[rows])[:, :TEACHER_CHANNELS]
            return {"hard": hard_feature_loss(target, half)}

        def layout(rows: slice) -> dict[str, Tensor]:
            images = batch.augmented[rows].to(self._device)
            target = self._teacher_output(images)
            rebuilt = self._autoencoder(images)
            half = self._student(images)[:, TEACHER_CHANNELS:]
            return {
                "autoencoder": map_loss(target, rebuilt),
                "student-autoencoder": map_loss(rebuilt, half),
            }

        losses = self._accumulate(local, len(batch.images))
        losses |= self._accumulate(layout, len(batch.images))
        return losses | self._penalised(batch)

    def _penalised(self, batch: Batch) -> dict[str, float]:
        penalty = batch.penalty
        if penalty is None:
            return {}

        def loss(rows: slice) -> dict[str, Tensor]:
            return {"penalty": penalty_loss(self._student(penalty[rows])[:, :TEACHER_CHANNELS])}

        return self._accumulate(loss, len(penalty))

    def _accumulate(
        self, losses_of: Callable[[slice], Mapping[str, Tensor]], count: int
    ) -> dict[str, float]:
        """Mean losses over ``count`` items, with their gradients added to the parameters'.

        Done in ``_parts`` passes: the same update in less memory.
        """
        totals: dict[str, float] = {}
        for positions in np.array_split(np.arange(count), min(self._parts, count)):
            rows = slice(int(positions[0]), int(positions[-1]) + 1)
            with self._autocast():
                losses = losses_of(rows)
            share = len(positions) / count
            torch.stack(list(losses.values())).sum().mul(share).backward()  # type: ignore[no-untyped-call]
            for name, value in losses.items():
                totals[name] = totals.get(name, 0.0) + value.item() * share
        return totals

    def _student(self, images: Tensor) -> Tensor:
        output: Tensor = self._model.student(images.to(self._device)).float()
        return output

    def _autoencoder(self, images: Tensor) -> Tensor:
        output: Tensor = self._model.autoencoder(images).float()
        return output

    @torch.no_grad()
    def _teacher_output(self, images: Tensor) -> Tensor:
        with self._autocast():
            return self._model.normalised_teacher(images.to(self._device))

    def _targets(self, keys: Sequence[tuple[int, int]], images: Tensor) -> Tensor:
        """The teacher's output on the whole images, from the cache where it was computed."""
        return torch.stack(
            [self._features.get(key, image) for key, image in zip(keys, images, strict=True)]
        )

    def _autocast(self) -> torch.autocast:
        return torch.autocast(
            self._device.type, dtype=torch.bfloat16, enabled=self._precision == "bf16"
        )

    def _cuda_devices(self) -> list[torch.device]:
        return [self._device] if self._device.type == "cuda" else []

    def _zero_gradients(self) -> None:
        self._model.zero_grad(set_to_none=True)
