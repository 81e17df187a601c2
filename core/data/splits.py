"""Held-out validation images."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.data.layouts import Sample


def split_validation(
    samples: Sequence[Sample],
    seed: int,
    fraction: float = 0.1,
    held_out: Sequence[str] = (),
) -> tuple[list[Sample], list[Sample]]:
    """Training and validation samples, 90/10 as in the paper, at least one of each.

    Depends on the seed and the samples' order alone; files named in ``held_out`` come first. Needs
    two samples or more.
    """
    count = min(max(1, round(len(samples) * fraction)), len(samples) - 1)
    order = np.random.default_rng((seed, 7)).permutation(len(samples)).tolist()
    order.sort(key=lambda index: samples[index].path.name not in held_out)  # stable
    chosen = set(order[:count])
    training = [s for i, s in enumerate(samples) if i not in chosen]
    return training, [s for i, s in enumerate(samples) if i in chosen]
