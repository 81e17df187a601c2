"""Exact binomial bounds, without a statistics package."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np


def at_most(successes: int, trials: int, rate: float) -> float:
    """P(X <= ``successes``) for X ~ Binomial(``trials``, ``rate``), 0 < rate < 1."""
    counts = np.arange(successes + 1, dtype=np.float64)
    steps = np.log((trials - counts[1:] + 1) / counts[1:])
    choices = np.concatenate(([0.0], np.cumsum(steps)))  # log of n over k
    logs = choices + counts * math.log(rate) + (trials - counts) * math.log1p(-rate)
    return min(1.0, float(np.exp(logs).sum()))


def upper_limit(successes: int, trials: int, tail: float) -> float:
    """The rate at which as few as ``successes`` has only the probability ``tail``.

    The upper end of Clopper and Pearson (1934).
    """
    if successes >= trials:
        return 1.0
    if successes == 0:
        return float(-np.expm1(math.log(tail) / trials))
    return _solve(lambda rate: at_most(successes, trials, rate) > tail)


def lower_limit(successes: int, trials: int, tail: float) -> float:
    """The rate at which as many as ``successes`` has only the probability ``tail``."""
    if successes == 0:
        return 0.0
    return 1.0 - upper_limit(trials - successes, trials, tail)


def _solve(too_low: Callable[[float], bool]) -> float:
    """Bisection of (0, 1) down to the resolution of float64."""
    low, high = 0.0, 1.0
    while low < (middle := 0.5 * (low + high)) < high:
        low, high = (middle, high) if too_low(middle) else (low, middle)
    return high
