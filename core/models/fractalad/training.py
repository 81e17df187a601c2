"""Trains FractalAD's student on good pictures and its head on made defects."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from core.data.preprocessing import denormalise, normalise
from core.data.synthetic_defects import synthetic_defect
from core.models.fractalad.losses import segmentation_losses
from core.models.fractalad.networks import FractalAdInference
from core.models.fractalad.schedule import WEIGHT_DECAY
from core.models.pyramid.networks import Pyramid
from core.models.pyramid.schedule import PyramidSchedule
from core.models.stfpm.losses import PyramidMatching
from core.training.draws import drawn
from core.training.optimization import set_learning_rate
from core.training.schedule import CURVES
from core.types import Map


@dataclass(frozen=True, slots=True)
class FractalBatch:
    """Good ``images`` and ``spoilt`` ones (N, 3, H, W), with ``masks`` (N, 1, H, W) in {0, 1}."""

    images: Tensor
    spoilt: Tensor
    masks: Tensor


class FractalAdTrainer:
    """A MethodTrainer. ``images`` are prepared good images of one size."""

    def __init__(
        self,
        teacher: Pyramid,
        images: Sequence[Tensor],
        schedule: PyramidSchedule,
        *,
        seed: int,
        device: torch.device,
        precision: str,
    ) -> None:
        torch.manual_seed(seed)
        self._model = FractalAdInference()
        self._model.teacher.load_state_dict(teacher.state_dict())
        self._model.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._matching = PyramidMatching()
        self._images, self._schedule, self._seed = images, schedule, seed
        self._device, self._precision = device, precision
        trained = [*self._model.student.parameters(), *self._model.head.parameters()]
        self._optimizer = torch.optim.AdamW(trained, lr=0.0, weight_decay=WEIGHT_DECAY)
        self._parts = 1
        self.steps, self.images_per_step = schedule.steps_for(len(images)), schedule.batch

    def start_from(self, tensors: Mapping[str, Tensor]) -> None:
        """Student and head of an existing model. Raises RuntimeError for another network's."""
        for name in ("student", "head"):
            prefix = name + "."
            own = {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
            self._model.get_submodule(name).load_state_dict(own)

    @property
    def modules(self) -> Mapping[str, nn.Module]:
        return {"model": self._model}

    @property
    def optimizers(self) -> Sequence[Optimizer]:
        return [self._optimizer]

    def prepare(self) -> Iterator[tuple[int, int]]:
        return iter(())

    def make_batch(self, step: int) -> FractalBatch:
        draws = range(step * self._schedule.batch, (step + 1) * self._schedule.batch)
        count = len(self._images)
        images = torch.stack([self._images[drawn(d, count, self._seed)] for d in draws])
        made = [self._spoilt(image, d) for image, d in zip(images, draws, strict=True)]
        return FractalBatch(
            images, torch.stack([m[0] for m in made]), torch.stack([m[1] for m in made])
        )

    def step(self, step: int, batch: FractalBatch) -> dict[str, float]:
        factor = CURVES[self._schedule.curve](step, self.steps)
        set_learning_rate(self.optimizers, self._schedule.learning_rate * factor)
        self._model.train()
        losses: dict[str, float] = {}
        for rows in np.array_split(np.arange(len(batch.images)), self._parts):
            share = len(rows) / len(batch.images)
            part = self._losses(batch.images[rows], batch.spoilt[rows], batch.masks[rows])
            torch.stack(list(part.values())).sum().mul(share).backward()  # type: ignore[no-untyped-call]
            for name, value in part.items():
                losses[name] = losses.get(name, 0.0) + value.item() * share
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        return losses

    def finish(self) -> Iterator[tuple[int, int]]:
        return iter(())

    @torch.no_grad()
    def preview_maps(self, images: Sequence[Tensor]) -> list[Map]:
        """The logits as they stand."""
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

    def inference_model(self) -> FractalAdInference:
        return copy.deepcopy(self._model).to("cpu").eval()

    def _spoilt(self, image: Tensor, draw: int) -> tuple[Tensor, Tensor]:
        rng = np.random.default_rng((self._seed, 7, draw))
        picture = denormalise(image[None])[0].permute(1, 2, 0).clamp(0, 1).numpy()
        spoilt, mask = synthetic_defect(rng, np.ascontiguousarray(picture))
        tensor = normalise(torch.from_numpy(spoilt).permute(2, 0, 1)[None])[0]
        return tensor, torch.from_numpy(mask)[None].float()

    def _losses(self, images: Tensor, spoilt: Tensor, masks: Tensor) -> dict[str, Tensor]:
        both = torch.cat((images, spoilt)).to(self._device)
        both = both.contiguous(memory_format=torch.channels_last)
        half = len(images)
        with self._autocast():
            with torch.no_grad():
                teacher = self._model.teacher(both)
            student = self._model.student(both)
            cells = self._model.segmented(_rows(teacher, half, None), _rows(student, half, None))
        good = self._matching(_rows(teacher, 0, half), _rows(student, 0, half))
        distillation = {"distillation": good["pyramid"]}
        return distillation | segmentation_losses(cells, masks.to(self._device))

    def _autocast(self) -> torch.autocast:
        return torch.autocast(
            self._device.type, dtype=torch.bfloat16, enabled=self._precision == "bf16"
        )


def _rows(
    levels: tuple[Tensor, Tensor, Tensor], first: int, last: int | None
) -> tuple[Tensor, Tensor, Tensor]:
    return levels[0][first:last], levels[1][first:last], levels[2][first:last]
