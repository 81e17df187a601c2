"""What a training method sees of held-out pictures while it learns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from core.models.tiled import Stitching
from core.models.tiling import Tiling
from core.training.plans import Trainer
from core.training.progress import Preview
from core.types import Map


def look(
    trainer: Trainer, watched: Sequence[tuple[Path, Tensor]], tiling: Tiling | None
) -> Preview:
    """Present maps of prepared pictures (3, H, W), in tiles where the training learns those."""
    if tiling is None:
        maps = trainer.preview_maps([image for _, image in watched])
    else:
        maps = [_by_tiles(trainer, image, tiling) for _, image in watched]
    return [(path, cells) for (path, _), cells in zip(watched, maps, strict=True)]


def _by_tiles(trainer: Trainer, image: Tensor, tiling: Tiling) -> Map:
    maps = trainer.preview_maps([tiling.piece(image, k) for k in range(tiling.count)])
    tiles = torch.stack([torch.from_numpy(cells) for cells in maps])[:, None]
    whole: Map = Stitching(tiling, tiles.shape[-1])(tiles)[0, 0].numpy()
    return whole
