"""The inputs of one EfficientAD training step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from core.data.penalty import PenaltySource
from core.data.photometric import jitter
from core.models.efficientad.networks import RECEPTIVE_FIELD, STRIDE
from core.models.efficientad.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Batch:
    """``images`` (N, 3, H, W) as captured, ``augmented`` the photometric view of each.

    ``keys`` name (image, view) of ``augmented``; ``windows`` are the student's crops as
    (row, column) of the first cell, () for whole images; ``penalty`` (P, 3, h, w) or None.
    """

    indices: tuple[int, ...]
    images: Tensor
    augmented: Tensor
    keys: tuple[tuple[int, int], ...]
    windows: tuple[tuple[int, int], ...]
    penalty: Tensor | None


class BatchSource:
    """Batches that depend on (seed, step) alone."""

    def __init__(
        self,
        images: Sequence[Tensor],
        penalty: PenaltySource | None,
        schedule: Schedule,
        grid: tuple[int, int],
        seed: int,
    ) -> None:
        self._images, self._penalty = images, penalty
        self._schedule, self._grid, self._seed = schedule, grid, seed
        crop = schedule.crop_cells or max(grid)
        self.crop = (min(crop, grid[0]), min(crop, grid[1]))

    def batch(self, step: int) -> Batch:
        """The batch of ``step``. Images are drawn epoch by epoch, each once per epoch."""
        rng = np.random.default_rng((self._seed, 1, step))
        indices = tuple(self._index(step * self._schedule.batch + i) for i in range(self._batch))
        views = [int(rng.integers(max(1, self._schedule.views))) for _ in indices]
        images = torch.stack([self._images[i] for i in indices])
        keys = tuple(zip(indices, views, strict=True))
        augmented = torch.stack(
            [self._augmented(image, key, step) for image, key in zip(images, keys, strict=True)]
        )
        return Batch(
            indices, images, augmented, keys, self._windows(rng), self._penalties(step, rng)
        )

    @property
    def _batch(self) -> int:
        return self._schedule.batch

    def _index(self, draw: int) -> int:
        epoch, position = divmod(draw, len(self._images))
        order = np.random.default_rng((self._seed, 2, epoch)).permutation(len(self._images))
        return int(order[position])

    def _augmented(self, image: Tensor, key: tuple[int, int], step: int) -> Tensor:
        """View 0 is the image itself where views are counted; without views each step jitters."""
        index, view = key
        if self._schedule.views and view == 0:
            return image
        seed = (self._seed, 3, index, view) if self._schedule.views else (self._seed, 4, step)
        generator = torch.Generator().manual_seed(
            int(np.random.SeedSequence(seed).generate_state(1)[0])
        )
        return jitter(image[None], generator)[0]

    def _windows(self, rng: np.random.Generator) -> tuple[tuple[int, int], ...]:
        if not self._schedule.crop_cells:
            return ()
        limits = [side - crop + 1 for side, crop in zip(self._grid, self.crop, strict=True)]
        return tuple(
            (int(rng.integers(limits[0])), int(rng.integers(limits[1]))) for _ in range(self._batch)
        )

    def _penalties(self, step: int, rng: np.random.Generator) -> Tensor | None:
        if self._penalty is None:
            return None
        count = self._schedule.penalty_batch
        images = [self._penalty.image(step * count + i) for i in range(count)]
        if self._schedule.crop_cells:
            images = [_random_crop(image, self.crop_pixels, rng) for image in images]
        return torch.stack(images)

    @property
    def crop_pixels(self) -> tuple[int, int]:
        """Pixels (height, width) that a crop of cells sees."""
        height, width = (STRIDE * (cells - 1) + RECEPTIVE_FIELD for cells in self.crop)
        return height, width


def _random_crop(image: Tensor, size: tuple[int, int], rng: np.random.Generator) -> Tensor:
    top = int(rng.integers(image.shape[1] - size[0] + 1))
    left = int(rng.integers(image.shape[2] - size[1] + 1))
    return image[:, top : top + size[0], left : left + size[1]]
