"""The teacher's output on the training images, computed once per view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import torch
from torch import Tensor

MEMORY_BYTES = 2 * 1024**3


def entries(values: int) -> int:
    """How many teacher outputs of so many values a cache holds."""
    return MEMORY_BYTES // (values * torch.float16.itemsize)


class FeatureCache:
    """Least recently used first out. Values are rounded to float16 at once, so that a value
    from the cache and a new one are the same numbers, whatever was evicted or resumed.
    """

    def __init__(
        self, compute: Callable[[Tensor], Tensor], memory_bytes: int = MEMORY_BYTES
    ) -> None:
        self._compute = compute
        self._memory_bytes = memory_bytes
        self._used = 0
        self._entries: OrderedDict[tuple[int, int], Tensor] = OrderedDict()

    def get(self, key: tuple[int, int], image: Tensor) -> Tensor:
        """Normalised teacher output (384, h, w) float32 of ``image`` (3, H, W) with that key."""
        entry = self._entries.get(key)
        if entry is None:
            entry = self._compute(image[None])[0].to(torch.float16)
            self._add(key, entry)
        self._entries.move_to_end(key)
        return entry.to(torch.float32)

    def _add(self, key: tuple[int, int], entry: Tensor) -> None:
        self._entries[key] = entry
        self._used += entry.nbytes
        while self._used > self._memory_bytes and len(self._entries) > 1:
            _, oldest = self._entries.popitem(last=False)
            self._used -= oldest.nbytes
