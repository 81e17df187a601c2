"""How a picture is cut into overlapping tiles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, cast

from torch import Tensor

from core.errors import TrainingError
from core.models.efficientad.networks import MINIMUM_SIDE

GRID = 16
"""Pixels that tiles lie apart, or a multiple: the coarsest level of any method's features steps by
so many, so the cells of all tiles lie on one grid."""
SMALLEST_OVERLAP = 48
"""Pixels. Unpadded networks have no cell within 16 px of a tile's edge, so of 48 both see 16."""
MOST_TILES = 256
"""Beyond it a part would take minutes."""
_NOT_STARTED = "The training was not started."


@dataclass(frozen=True, slots=True)
class Tiling:
    """Square tiles of ``tile`` pixels on a picture of ``height`` x ``width``.

    Neighbours share ``overlap`` pixels or more; tiles are spread evenly from edge to edge.
    """

    height: int
    width: int
    tile: int
    overlap: int

    @property
    def rows(self) -> tuple[int, ...]:
        """Where the tiles begin, in pixels from above."""
        return self._offsets(self.height)

    @property
    def columns(self) -> tuple[int, ...]:
        """Where the tiles begin, in pixels from the left."""
        return self._offsets(self.width)

    @property
    def count(self) -> int:
        return len(self.rows) * len(self.columns)

    @property
    def middle(self) -> int:
        """The number of the tile that lies at the middle, or shares it with others."""
        return len(self.rows) // 2 * len(self.columns) + len(self.columns) // 2

    def piece(self, images: Tensor, number: int) -> Tensor:
        """Tile ``number`` of (..., H, W), row by row: a view (..., tile, tile)."""
        row, column = divmod(number, len(self.columns))
        top, left = self.rows[row], self.columns[column]
        return images[..., top : top + self.tile, left : left + self.tile]

    def cut(self, images: Tensor) -> list[Tensor]:
        """All tiles of (N, 3, H, W), row by row, as views (N, 3, tile, tile)."""
        return [self.piece(images, number) for number in range(self.count)]

    @classmethod
    def of_network(cls, network: Mapping[str, object]) -> Self | None:
        """Of a manifest's network entry (height, width, tile, overlap); None where it has no tile.

        Raises KeyError, TypeError, ValueError for an entry that describes none.
        """
        if "tile" not in network:
            return None
        sides = (cast(int, network[name]) for name in ("height", "width", "tile", "overlap"))
        tiling = cls(*sides)
        flaw = tiling.flaw()
        if flaw:
            raise ValueError(flaw)
        return tiling

    def flaw(self) -> str:
        """Why no picture can be cut so, "" where it can."""
        return self._flaw_of_tile() or self._flaw_of_count()

    def _flaw_of_tile(self) -> str:
        if self.tile < MINIMUM_SIDE or self.tile % GRID:
            return (
                f"A tile of {self.tile} px is none of {MINIMUM_SIDE}, "
                f"{MINIMUM_SIDE + GRID}, {MINIMUM_SIDE + 2 * GRID} and so on."
            )
        if not SMALLEST_OVERLAP <= self.overlap < self.tile or self.overlap % GRID:
            return f"Tiles of {self.tile} px can't overlap by {self.overlap} px."
        return ""

    def _flaw_of_count(self) -> str:
        if self.tile > min(self.height, self.width):
            return f"A tile of {self.tile} px is larger than {self.height} x {self.width} px."
        if self.height % GRID or self.width % GRID:
            return f"The sides of {self.height} x {self.width} px are no multiples of {GRID}."
        if self.count == 1:
            return f"One tile of {self.tile} px would be the whole picture."
        if self.count > MOST_TILES:
            return f"{self.height} x {self.width} px would be {self.count} tiles of {self.tile} px."
        return ""

    def _offsets(self, side: int) -> tuple[int, ...]:
        steps = -(-(side - self.tile) // (self.tile - self.overlap))
        if steps == 0:
            return (0,)
        # Rounded down to the grid no step grows too large: the largest allowed is a multiple too.
        room = (side - self.tile) // GRID
        return tuple(GRID * (step * room // steps) for step in range(steps + 1))


def tiling_for(height: int, width: int, tile: int) -> Tiling:
    """What a training with tiles of that side cuts. Raises TrainingError with what fits instead."""
    overlap = max(SMALLEST_OVERLAP, tile // 4 // GRID * GRID)
    tiling = Tiling(height, width, tile, overlap)
    flaw = tiling.flaw()
    if not flaw:
        return tiling
    raise TrainingError(flaw, _NOT_STARTED, _remedy(tiling))


def _remedy(tiling: Tiling) -> str:
    if tiling.tile < MINIMUM_SIDE or tiling.tile % GRID:
        return "Choose tiles of 256 px."
    fitting = [side // GRID * GRID for side in (tiling.height, tiling.width)]
    if tiling.tile >= max(fitting):
        return "Leave the tiles out, or choose a larger picture."
    if tiling.tile > min(tiling.height, tiling.width):
        return "Choose smaller tiles, or a larger picture."
    if tiling.height % GRID or tiling.width % GRID:
        return f"Choose {fitting[0]}x{fitting[1]}."
    return f"Choose a smaller picture or larger tiles: {MOST_TILES} tiles are the most."
