"""A network that sees a picture in overlapping tiles and gives one map of it."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.models.tiling import Tiling
from core.scoring.maps import CELL_STRIDE

AT_ONCE_ON_CPU = 1
"""Tiles of one pass. On a CPU several take as long as one by one, and more memory."""
AT_ONCE_ON_GPU = 32


class Stitching(nn.Module):
    """The maps of all tiles as one: where tiles overlap, their weighted mean.

    A tile's weight falls linearly from its middle to its edge, where a network sees least of what
    is around a cell. Cells that one tile alone has keep its value. The weights of a cell add up to
    1; they follow from the tiling and are not stored. ``cells`` along a tile's side.
    """

    rows: Tensor
    columns: Tensor

    def __init__(self, tiling: Tiling, cells: int) -> None:
        super().__init__()
        self._row_pads, rows = _placed(tiling.rows, cells)
        self._column_pads, columns = _placed(tiling.columns, cells)
        self.register_buffer("rows", rows, persistent=False)
        self.register_buffer("columns", columns, persistent=False)

    def forward(self, maps: Tensor) -> Tensor:
        """(T N, M, h, w), tile by tile, each of all N pictures, to (N, M, h', w'), float32."""
        across, down = len(self._column_pads), len(self._row_pads)
        tiles = maps.float().unflatten(0, (down, across, -1))  # type: ignore[no-untyped-call]
        bands = _sum(
            [F.pad(tiles[:, k] * self.columns[k], pads) for k, pads in enumerate(self._column_pads)]
        )
        return _sum(
            [
                F.pad(bands[k] * self.rows[k][:, None], (0, 0, *pads))
                for k, pads in enumerate(self._row_pads)
            ]
        )


class Tiled(nn.Module):
    """(N, 3, H, W) to (N, M, h', w'), through ``network``, which is made for tiles.

    Its memory does not grow with the picture: few tiles are computed at once. ``cells`` as for
    ``Stitching``. The network's own ``state_dict`` is what a model stores.
    """

    def __init__(self, network: nn.Module, tiling: Tiling, cells: int) -> None:
        super().__init__()
        self.network, self.tiling, self.cells = network, tiling, cells
        self.stitching = Stitching(tiling, cells)

    def forward(self, images: Tensor) -> Tensor:
        tiles = torch.cat(self.tiling.cut(images))
        at_once = AT_ONCE_ON_GPU if images.is_cuda else AT_ONCE_ON_CPU
        maps = [self.network(part) for part in tiles.split(at_once)]  # type: ignore[no-untyped-call]
        stitched: Tensor = self.stitching(torch.cat(maps))
        return stitched

    def around(self, network: nn.Module) -> Tiled:
        """The same tiles seen by another ``network``, which gives the same cells."""
        return Tiled(network, self.tiling, self.cells)


def _placed(offsets: Sequence[int], cells: int) -> tuple[list[tuple[int, int]], Tensor]:
    """Cells before and behind each tile's in the whole, and the tiles' weights (T, cells)."""
    starts = [offset // CELL_STRIDE for offset in offsets]
    whole = starts[-1] + cells
    # On the meta device, where a model's shapes are checked, there would be nothing to add up.
    cell = torch.arange(cells, dtype=torch.float64, device="cpu") + 0.5
    tent = torch.minimum(cell, cells - cell)
    total = torch.zeros(whole, dtype=torch.float64, device="cpu")
    for start in starts:
        total[start : start + cells] += tent
    weights = [(tent / total[start : start + cells]).float() for start in starts]
    return [(start, whole - start - cells) for start in starts], torch.stack(weights)


def _sum(pieces: Sequence[Tensor]) -> Tensor:
    """One after the other: fewer maps in memory than stacked."""
    total = pieces[0]
    for piece in pieces[1:]:
        total = total + piece
    return total
