"""Held-out validation images."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.data.layouts import Sample


def split_validation(
    samples: Sequence[Sample], seed: int, fraction: float = 0.1
) -> tuple[list[Sample], list[Sample]]:
    """Training and validation samples, 90/10 as in the paper, at least one of each.

    Depends on the seed and the samples' order alone. Needs two samples or more.
    """
    order = np.random.default_rng((seed, 7)).permutation(len(samples))
    held_out = set(order[: min(max(1, round(len(samples) * fraction)), len(samples) - 1)].tolist())
    training = [s for i, s in enumerate(samples) if i not in held_out]
    return training, [s for i, s in enumerate(samples) if i in held_out]
