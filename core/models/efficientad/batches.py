"""The inputs of one EfficientAD training step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from core.data.penalty import PenaltySource
from core.data.photometric import jitter
from core.models.efficientad.schedule import Schedule
from core.training.draws import drawn


@dataclass(frozen=True, slots=True)
class Batch:
    """``images`` (N, 3, H, W) as captured, ``augmented`` the photometric variant of each.

    ``keys`` name (image, view) of ``augmented``. ``penalty`` (N, 3, H, W), or None where the
    step has no use for it.
    """

    indices: tuple[int, ...]
    images: Tensor
    augmented: Tensor
    keys: tuple[tuple[int, int], ...]
    penalty: Tensor | None

    def pinned(self) -> Batch:
        """With pictures in memory that a GPU reads by itself."""
        penalty = None if self.penalty is None else self.penalty.pin_memory()
        return replace(
            self,
            images=self.images.pin_memory(),
            augmented=self.augmented.pin_memory(),
            penalty=penalty,
        )


class BatchSource:
    """Batches that depend on (seed, step) alone."""

    def __init__(
        self,
        images: Sequence[Tensor],
        penalty: PenaltySource | None,
        schedule: Schedule,
        seed: int,
    ) -> None:
        self._images, self._penalty = images, None if schedule.closed_form else penalty
        self._schedule, self._seed = schedule, seed

    def batch(self, step: int) -> Batch:
        """The batch of ``step``. Images are drawn epoch by epoch, each once per epoch."""
        rng = np.random.default_rng((self._seed, 1, step))
        draws = range(step * self._schedule.batch, (step + 1) * self._schedule.batch)
        indices = tuple(drawn(draw, len(self._images), self._seed) for draw in draws)
        images = torch.stack([self._images[i] for i in indices])
        keys = tuple((i, int(rng.integers(max(1, self._schedule.views)))) for i in indices)
        augmented = torch.stack(
            [
                self._augmented(image, key, draw)
                for image, key, draw in zip(images, keys, draws, strict=True)
            ]
        )
        return Batch(indices, images, augmented, keys, self._penalties(draws))

    def _augmented(self, image: Tensor, key: tuple[int, int], draw: int) -> Tensor:
        if self._schedule.views and key[1] == 0:
            return image
        seed = (self._seed, 3, *key) if self._schedule.views else (self._seed, 4, draw)
        state = np.random.SeedSequence(seed).generate_state(1)
        return jitter(image[None], torch.Generator().manual_seed(int(state[0])))[0]

    def _penalties(self, draws: range) -> Tensor | None:
        if self._penalty is None:
            return None
        return torch.stack([self._penalty.image(draw) for draw in draws])
