"""Prepared training images, in memory as far as a budget allows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from torch import Tensor

from core.data.images import read_image
from core.data.preprocessing import Preprocessing

MEMORY_BYTES = 2 * 1024**3


class ImageBank(Sequence[Tensor]):
    """Item i is image i as (3, H, W) float32. Beyond the budget images are read again each time,
    so memory does not grow with the data set.
    """

    def __init__(
        self, paths: Sequence[Path], preprocessing: Preprocessing, memory_bytes: int = MEMORY_BYTES
    ) -> None:
        self.paths = tuple(paths)
        self._preprocessing = preprocessing
        one = 3 * 4 * preprocessing.height * preprocessing.width
        self._held = memory_bytes // one
        self._kept: dict[int, Tensor] = {}

    def __len__(self) -> int:
        return len(self.paths)

    def __getitem__(self, index: int) -> Tensor:  # type: ignore[override]
        if index in self._kept:
            return self._kept[index]
        image = self._preprocessing.prepare(read_image(self.paths[index]))
        if index < self._held:
            self._kept[index] = image
        return image
