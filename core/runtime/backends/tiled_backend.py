"""A backend of one tile that computes pictures of many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import torch
from torch import Tensor

from core.models.tiled import Stitching
from core.models.tiling import Tiling
from core.runtime.backends.backend import Backend, RawMaps

_GOLDEN = (5**0.5 - 1) / 2


class TiledBackend:
    """``tile`` computes one tile after the other, then the maps are stitched on the host.

    An exported graph of all tiles would hold their maps at once, and quantisation would see every
    convolution as often as there are tiles. ``cells`` as for ``Stitching``.
    """

    def __init__(self, tile: Backend, tiling: Tiling, cells: int) -> None:
        self.name, self.precision = tile.name, tile.precision
        self._tile, self._tiling = tile, tiling
        self._stitching = Stitching(tiling, cells)

    @torch.inference_mode()
    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        """Raises as the tile's backend."""
        maps = [self._tile.infer(tiles) for tiles in self._tiling.cut(batch)]
        stitched = self._stitching(torch.from_numpy(np.concatenate(maps)))
        return cast(RawMaps, stitched.numpy())

    def close(self) -> None:
        self._tile.close()


def tiles_to_calibrate(images: Sequence[Tensor], tiling: Tiling) -> list[Tensor]:
    """One tile (3, tile, tile) of each prepared image (3, H, W).

    Every second one jumps about the picture, by the golden ratio, so that however many images
    there are, and in whatever order, all of it is met; the others lie where their image deviates
    most from the mean of all, so that made-up defects are among them.
    """
    mean = torch.zeros_like(images[0])
    for image in images:
        mean += image / len(images)
    return [
        tiling.piece(
            image, _somewhere(k // 2, tiling) if k % 2 else _strangest(image - mean, tiling)
        )
        for k, image in enumerate(images)
    ]


def _somewhere(turn: int, tiling: Tiling) -> int:
    return int(turn * _GOLDEN % 1 * tiling.count)


def _strangest(deviation: Tensor, tiling: Tiling) -> int:
    """The tile with the largest sum of squares; the first of equal ones."""
    squares = deviation.square().sum(dim=0)
    return int(torch.stack([piece.sum() for piece in tiling.cut(squares)]).argmax())
