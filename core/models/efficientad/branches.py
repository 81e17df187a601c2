"""The branches of one training step: their losses, and the gradients of those.

Source: EfficientAD, arXiv 2303.14535v3, sections 3.2, 3.3 and algorithm 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import torch
from torch import Tensor

from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.losses import hard_feature_loss, map_loss, penalty_loss
from core.models.efficientad.networks import TEACHER_CHANNELS
from core.models.efficientad.schedule import Schedule


class Branches:
    """``model`` lies on ``device`` and is trained there in ``precision``, fp32 or bf16."""

    def __init__(
        self, model: EfficientAdInference, schedule: Schedule, device: torch.device, precision: str
    ) -> None:
        self._model, self._closed_form = model, schedule.closed_form
        self._device, self._precision = device, precision
        self._batch = schedule.batch
        self._parts, self._together = 1, not schedule.closed_form

    def split(self) -> bool:
        """The same step in less memory from now on; False where it can't be made smaller."""
        if self._together:
            self._together = False
            return True
        if self._parts >= self._batch:
            return False
        self._parts = min(self._parts * 2, self._batch)
        return True

    def losses(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Detached, by name. ``inputs``: augmented, target and, unless in closed form, images and
        perhaps penalty; (N, ...) each. The model's gradients grow by theirs.
        """
        if self._closed_form:
            return self._accumulate(self._autoencoder_alone, inputs)
        if self._together:
            return self._accumulate(self._at_once, inputs)
        local = self._accumulate(self._local, inputs)
        layout = self._accumulate(self._global, inputs)
        return local | layout | self._accumulate(self._penalised, inputs)

    def autoencoder(self, images: Tensor) -> Tensor:
        """(N, 384, h, w) float32."""
        output: Tensor = self._model.autoencoder(images).float()
        return output

    @torch.no_grad()
    def teacher(self, images: Tensor) -> Tensor:
        """Normalised, (N, 384, h, w)."""
        with self.autocast():
            return self._model.normalised_teacher(images.to(self._device))

    def autocast(self) -> torch.autocast:
        """The precision of a pass through any of the networks."""
        return torch.autocast(
            self._device.type,
            dtype=torch.bfloat16,
            enabled=self._precision == "bf16",
            cache_enabled=self._device.type != "cuda",  # nothing to keep while a graph is recorded
        )

    def _autoencoder_alone(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """L_AE on whole augmented views; the student follows in closed form."""
        return {"autoencoder": map_loss(inputs["target"], self.autoencoder(inputs["augmented"]))}

    def _local(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The paper's local branch, on the pictures as they are."""
        half = self._student(inputs["images"])[:, :TEACHER_CHANNELS]
        return {"hard": hard_feature_loss(inputs["target"], half)}

    def _global(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The paper's autoencoder branch, on the augmented pictures."""
        half = self._student(inputs["augmented"])[:, TEACHER_CHANNELS:]
        return self._against_autoencoder(inputs["augmented"], half)

    def _penalised(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        if "penalty" not in inputs:
            return {}
        half = self._student(inputs["penalty"])[:, :TEACHER_CHANNELS]
        return {"penalty": penalty_loss(half)}

    def _at_once(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """All branches in one pass of the student: the same update, a GPU is filled better."""
        names = [name for name in ("images", "augmented", "penalty") if name in inputs]
        stacked = torch.cat([inputs[name] for name in names])
        outputs = dict(zip(names, self._student(stacked).chunk(len(names)), strict=True))
        hard = hard_feature_loss(inputs["target"], outputs["images"][:, :TEACHER_CHANNELS])
        losses = {"hard": hard}
        half = outputs["augmented"][:, TEACHER_CHANNELS:]
        losses |= self._against_autoencoder(inputs["augmented"], half)
        if "penalty" in outputs:
            losses["penalty"] = penalty_loss(outputs["penalty"][:, :TEACHER_CHANNELS])
        return losses

    def _against_autoencoder(self, images: Tensor, half: Tensor) -> dict[str, Tensor]:
        rebuilt = self.autoencoder(images)
        return {
            "autoencoder": map_loss(self.teacher(images), rebuilt),
            "student-autoencoder": map_loss(rebuilt, half),
        }

    def _accumulate(
        self,
        losses_of: Callable[[Mapping[str, Tensor]], Mapping[str, Tensor]],
        inputs: Mapping[str, Tensor],
    ) -> dict[str, Tensor]:
        """Mean losses over the batch, with their gradients added to the parameters'.

        Done in ``_parts`` passes: the same update in less memory.
        """
        totals: dict[str, Tensor] = {}
        count = len(inputs["augmented"])
        for positions in np.array_split(np.arange(count), min(self._parts, count)):
            rows = slice(int(positions[0]), int(positions[-1]) + 1)
            with self.autocast():
                losses = losses_of({name: value[rows] for name, value in inputs.items()})
            share = len(positions) / count
            if losses:
                torch.stack(list(losses.values())).sum().mul(share).backward()  # type: ignore[no-untyped-call]
            for name, value in losses.items():
                part = value.detach() * share
                totals[name] = totals[name] + part if name in totals else part
        return totals

    def _student(self, images: Tensor) -> Tensor:
        """(N, 768, h, w) float32: towards the teacher, then towards the autoencoder."""
        output: Tensor = self._model.student(images).float()
        return output
