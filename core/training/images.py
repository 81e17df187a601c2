"""Prepared training images, in memory as far as a budget allows, and their tiles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from torch import Tensor

from core.data.images import read_image
from core.data.preprocessing import Preprocessing
from core.models.tiling import Tiling

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


class TileBank(Sequence[Tensor]):
    """All tiles of all ``images`` (3, tile, tile), image by image, cut when they are asked for."""

    def __init__(self, images: Sequence[Tensor], tiling: Tiling) -> None:
        self._images, self._tiling = images, tiling

    def __len__(self) -> int:
        return len(self._images) * self._tiling.count

    def __getitem__(self, index: int) -> Tensor:  # type: ignore[override]
        if not 0 <= index < len(self):
            raise IndexError(index)
        image, tile = divmod(index, self._tiling.count)
        return self._tiling.piece(self._images[image], tile).contiguous()


def seen_by_network(images: Sequence[Tensor], tiling: Tiling | None) -> Sequence[Tensor]:
    """What a trainer learns from: ``images`` themselves or, with a ``tiling``, their tiles."""
    return images if tiling is None else TileBank(images, tiling)
