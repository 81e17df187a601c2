"""Which images of a good set the rest of the set finds unlikely: a bad part among the good ones.

No training: an image's patches, as the teacher describes them, are compared with those of all other
images (nearest neighbours, after Cohen and Hoshen, "Sub-Image Anomaly Detection with Deep Pyramid
Correspondences", arXiv 2005.02357, section 3; the memory thinned as in Roth et al., "Towards Total
Recall in Industrial Anomaly Detection", CVPR 2022, 3.2, but at random).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from core.data.preprocessing import Preprocessing
from core.types import Image

SIDE = 256
STEP = 2
"""Every second cell in both directions: the fields of neighbouring cells overlap by 29 of 33 px."""
BANK = 8_000
WORST_CELLS = 3
"""The mean of so many cells: one cell alone is noise, and a small defect covers few."""


class PatchDescriber:
    """The teacher's view of an image. One thread."""

    def __init__(self, teacher: nn.Module, side: int = SIDE, device: str = "cpu") -> None:
        self._teacher = teacher.to(device).eval()
        self._device, self._side = device, side

    @torch.inference_mode()
    def describe(self, image: Image) -> Tensor:
        """(cells, C) float32 on the CPU. Raises ImageError for what is no image."""
        prepared = Preprocessing(self._side, self._side).prepare(image)[None].to(self._device)
        maps: Tensor = self._teacher(prepared)[0]
        return maps[:, ::STEP, ::STEP].flatten(1).T.float().cpu()


def suspicion(descriptions: Sequence[Tensor], seed: int = 0) -> NDArray[np.float64]:
    """(N,) how far each image's worst patches lie from all other images' patches.

    ``descriptions`` from ``PatchDescriber``, all of one shape (cells, C). Larger is more suspect;
    the values compare within one set only. With fewer than two images all are 0.
    """
    if len(descriptions) < 2:
        return np.zeros(len(descriptions))
    bank, owners = _bank(descriptions, seed)
    return np.array([_distance(d, bank[owners != i]) for i, d in enumerate(descriptions)])


def distance_to(description: Tensor, others: Sequence[Tensor], seed: int = 0) -> float:
    """The same for an image that is not in the set yet. Raises ValueError for an empty set."""
    bank, _ = _bank(others, seed)
    return _distance(description, bank)


def _bank(descriptions: Sequence[Tensor], seed: int) -> tuple[Tensor, Tensor]:
    """At most BANK patches, as many of each image, and whose they are."""
    if not descriptions:
        raise ValueError("there is nothing to compare with")
    share = max(1, BANK // len(descriptions))
    rng = np.random.default_rng(seed)
    drawn = [d[torch.from_numpy(rng.permutation(len(d))[:share])] for d in descriptions]
    owners = torch.cat([torch.full((len(d),), i) for i, d in enumerate(drawn)])
    return torch.cat(drawn), owners


def _distance(description: Tensor, bank: Tensor) -> float:
    nearest = torch.cdist(description, bank).min(dim=1).values
    return float(nearest.topk(min(WORST_CELLS, len(nearest))).values.mean())
