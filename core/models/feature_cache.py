"""The teacher's output on the training images, computed once per view as far as memory allows."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

MEMORY_BYTES = 2 * 1024**3


def entries(values: int) -> int:
    """How many teacher outputs of so many values a cache holds."""
    return MEMORY_BYTES // (values * torch.float16.itemsize)


class FeatureCache:
    """Keeps the first values that fit, and those for good: views come round again in turns, where
    dropping the least recently used would drop each shortly before it is wanted.

    Values are rounded to float16 at once, so that a kept value and a new one are the same numbers,
    whichever are kept and wherever a run was resumed.
    """

    def __init__(
        self, compute: Callable[[Tensor], Tensor], memory_bytes: int = MEMORY_BYTES
    ) -> None:
        self._compute = compute
        self._free = memory_bytes
        self._entries: dict[tuple[int, int], Tensor] = {}

    def get(self, key: tuple[int, int], image: Tensor) -> Tensor:
        """Normalised teacher output (384, h, w) float32 of ``image`` (3, H, W) with that key."""
        entry = self._entries.get(key)
        if entry is None:
            entry = self._compute(image[None])[0].to(torch.float16)
            if entry.nbytes <= self._free:
                self._entries[key] = entry
                self._free -= entry.nbytes
        return entry.to(torch.float32)
