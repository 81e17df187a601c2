"""Trains a pyramid's student against its frozen teacher; the criterion makes the method."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from core.models.feature_cache import FeatureCache
from core.models.pyramid.inference import PyramidInference
from core.models.pyramid.networks import Levels, Pyramid
from core.models.pyramid.schedule import MOMENTUM, WEIGHT_DECAY, PyramidSchedule
from core.training.draws import drawn
from core.training.optimization import set_learning_rate
from core.training.schedule import CURVES
from core.types import Map

SELECTION_SHARE = 5
"""One of so many training images chooses the epoch (the paper's 80/20)."""


@dataclass(frozen=True, slots=True)
class PyramidBatch:
    """``images`` (N, 3, H, W), ``indices`` theirs among the trainer's images."""

    indices: tuple[int, ...]
    images: Tensor


class _Record(nn.Module):
    """The student of the best epoch so far, kept with its loss so that a resumed run has both."""

    loss: Tensor

    def __init__(self, student: Pyramid) -> None:
        super().__init__()
        self.student = copy.deepcopy(student).requires_grad_(False)
        self.register_buffer("loss", torch.tensor(math.inf))


class PyramidTrainer:
    """A MethodTrainer. ``images`` are prepared good images of one size; each ``pieces`` that follow
    one another are of one picture. ``model`` has its teacher; ``criterion`` maps levels of teacher
    and student to losses by name and may hold weights that are trained along.
    """

    def __init__(
        self,
        model: PyramidInference,
        criterion: nn.Module,
        images: Sequence[Tensor],
        schedule: PyramidSchedule,
        *,
        seed: int,
        device: torch.device,
        precision: str,
        pieces: int = 1,
    ) -> None:
        self._model, self._criterion = model, criterion
        self._record = _Record(model.student)
        self._schedule, self._seed = schedule, seed
        self._device, self._precision = device, precision
        for module in self.modules.values():
            module.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._images = images
        self._selection, self._learned = _set_aside(len(images) // pieces, pieces, seed)
        self._trained = [*self._model.student.parameters(), *criterion.parameters()]
        self._optimizer = torch.optim.SGD(
            self._trained, lr=0.0, momentum=MOMENTUM, weight_decay=WEIGHT_DECAY
        )
        self._features = FeatureCache(self._flat_teacher)
        self._shapes: list[torch.Size] = []
        self._parts = 1
        self.steps, self.images_per_step = schedule.steps_for(len(self._learned)), schedule.batch
        self._epoch = schedule.steps_per_epoch(len(self._learned))

    def start_from(self, tensors: Mapping[str, Tensor]) -> None:
        """The student of an existing model. Raises RuntimeError for another network's weights."""
        prefix = "student."
        own = {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
        self._model.student.load_state_dict(own)

    @property
    def modules(self) -> Mapping[str, nn.Module]:
        return {"model": self._model, "criterion": self._criterion, "record": self._record}

    @property
    def optimizers(self) -> Sequence[Optimizer]:
        return [self._optimizer]

    def prepare(self) -> Iterator[tuple[int, int]]:
        return iter(())

    def make_batch(self, step: int) -> PyramidBatch:
        draws = range(step * self._schedule.batch, (step + 1) * self._schedule.batch)
        count = len(self._learned)
        indices = tuple(self._learned[drawn(draw, count, self._seed)] for draw in draws)
        return PyramidBatch(indices, torch.stack([self._images[i] for i in indices]))

    def step(self, step: int, batch: PyramidBatch) -> dict[str, float]:
        factor = CURVES[self._schedule.curve](step, self.steps)
        set_learning_rate(self.optimizers, self._schedule.learning_rate * factor)
        self._model.train()
        self._criterion.train()
        losses: dict[str, float] = {}
        for rows in np.array_split(np.arange(len(batch.indices)), self._parts):
            share = len(rows) / len(batch.indices)
            part = self._losses([batch.indices[i] for i in rows], batch.images[rows])
            torch.stack(list(part.values())).sum().mul(share).backward()  # type: ignore[no-untyped-call]
            for name, value in part.items():
                losses[name] = losses.get(name, 0.0) + value.item() * share
        if self._schedule.largest_gradient:
            nn.utils.clip_grad_norm_(self._trained, self._schedule.largest_gradient)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        if (step + 1) % self._epoch == 0 or step + 1 == self.steps:
            self._choose()
        return losses

    def finish(self) -> Iterator[tuple[int, int]]:
        return iter(())

    @torch.no_grad()
    def preview_maps(self, images: Sequence[Tensor]) -> list[Map]:
        """The anomaly maps as they stand."""
        self._model.eval()
        maps = []
        for image in images:
            with self._autocast():
                cells = self._model(image[None].to(self._device))[0, 0]
            maps.append(np.asarray(cells.float().cpu().numpy(), np.float32))
        return maps

    def reduce_footprint(self) -> bool:
        """The batch in parts; batch normalisation then sees each part alone."""
        self._optimizer.zero_grad(set_to_none=True)
        if self._parts >= self._schedule.batch:
            return False
        self._parts = min(self._parts * 2, self._schedule.batch)
        return True

    def inference_model(self) -> PyramidInference:
        """With the student of the best epoch, or the last where no image was left to choose by."""
        model = copy.deepcopy(self._model).to("cpu")
        if self._selection:
            model.student.load_state_dict(self._record.student.state_dict())
        return model.eval()

    @torch.no_grad()
    def _choose(self) -> None:
        """Keep the present student where it does better on the images set aside."""
        if not self._selection:
            return
        self._model.eval()
        self._criterion.eval()
        size = self._schedule.batch
        parts = [self._selection[i : i + size] for i in range(0, len(self._selection), size)]
        losses = [self._mean_loss(part) * len(part) for part in parts]
        loss = torch.stack(losses).sum() / len(self._selection)
        if bool(loss < self._record.loss):
            self._record.loss.copy_(loss)
            self._record.student.load_state_dict(self._model.student.state_dict())

    def _mean_loss(self, indices: Sequence[int]) -> Tensor:
        images = torch.stack([self._images[i] for i in indices])
        return torch.stack(list(self._losses(indices, images).values())).sum()

    def _losses(self, indices: Sequence[int], images: Tensor) -> dict[str, Tensor]:
        target = self._targets(indices, images)
        with self._autocast():
            student = self._model.student(self._moved(images))
        losses: dict[str, Tensor] = self._criterion(target, student)
        return losses

    def _targets(self, indices: Sequence[int], images: Tensor) -> Levels:
        """The teacher's levels, computed once per image as long as they fit in memory."""
        flat = torch.stack(
            [self._features.get((i, 0), image) for i, image in zip(indices, images, strict=True)]
        )
        sizes = [shape.numel() for shape in self._shapes]
        levels = zip(torch.split(flat, sizes, dim=1), self._shapes, strict=True)
        first, second, third = (part.reshape(len(flat), *shape) for part, shape in levels)
        return first, second, third

    @torch.no_grad()
    def _flat_teacher(self, images: Tensor) -> Tensor:
        with self._autocast():
            levels = self._model.teacher(self._moved(images))
        self._shapes = [level.shape[1:] for level in levels]
        return torch.cat([level.float().flatten(1) for level in levels], dim=1)

    def _moved(self, images: Tensor) -> Tensor:
        return images.to(self._device).contiguous(memory_format=torch.channels_last)

    def _autocast(self) -> torch.autocast:
        return torch.autocast(
            self._device.type, dtype=torch.bfloat16, enabled=self._precision == "bf16"
        )


def _set_aside(pictures: int, pieces: int, seed: int) -> tuple[list[int], list[int]]:
    """Images that choose the epoch, and those that are learned; never both of one picture.

    Its pieces overlap: a student would be chosen for what it has learned by heart.
    """
    order = np.random.default_rng((seed, 6)).permutation(pictures)
    images = order[:, None] * pieces + np.arange(pieces)
    held = pictures // SELECTION_SHARE
    return images[:held].flatten().tolist(), images[held:].flatten().tolist()
