"""Which image a training sees when."""

from __future__ import annotations

import numpy as np


def drawn(draw: int, count: int, seed: int) -> int:
    """Index in [0, count) of the ``draw``-th image: each once per epoch, in an order of its own.

    Follows from ``seed`` and ``draw`` alone, so that a resumed training draws the same.
    """
    epoch, position = divmod(draw, count)
    return int(np.random.default_rng((seed, 2, epoch)).permutation(count)[position])
