"""How many good pictures there are, how many are needed, and whether new ones still bring news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

NEEDED = 20
"""Good pictures from which on training is offered."""
USUAL = 50
HELD_OUT = 10
"""Good parts that were not learned, below which the figures of a threshold are rough."""
SURE = 10 * HELD_OUT
"""Good pictures of which a tenth is that many: a training holds back one in ten."""
WINDOW = 5
SETTLED = 0.9
"""Of the newness before, from which on the newest pictures count as no newer."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """``newness`` is that of the last pictures as a share of the first ones' (1: as new)."""

    count: int
    missing: int
    newness: float | None
    is_settled: bool
    """The last pictures were about as new as those before: what varies has been seen."""


def coverage(count: int, newness: Sequence[float]) -> Coverage:
    """``newness`` as ``Screening`` keeps it, in the order of capture.

    It falls while pictures show what was not seen before, and stays when they don't: what is left
    is noise. Settled needs NEEDED pictures and two windows whose means differ by less than a tenth.
    """
    missing = max(0, NEEDED - count)
    if len(newness) < 2 * WINDOW:
        return Coverage(count, missing, None, False)
    first, before, last = (
        float(np.mean(part))
        for part in (newness[:WINDOW], newness[-2 * WINDOW : -WINDOW], newness[-WINDOW:])
    )
    is_settled = missing == 0 and SETTLED * before <= last <= before / SETTLED
    return Coverage(count, missing, last / first if first > 0 else 0.0, is_settled)
