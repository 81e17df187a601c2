"""Learning-rate curves, as factors of the peak rate."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TypeVar

from core.errors import TrainingError

S = TypeVar("S")

Curve = Callable[[int, int], float]
"""(step from 0, steps) to a factor in [0, 1]."""


def constant_then_tenth(step: int, steps: int) -> float:
    """The paper's curve: constant, a tenth for the last 5 % (66,500 of 70,000 steps)."""
    return 1.0 if step < steps * 0.95 else 0.1


def constant(step: int, steps: int) -> float:
    """The paper's curve for the teacher's distillation."""
    return 1.0


def one_cycle(step: int, steps: int) -> float:
    """Linear warm-up over the first tenth, then a half cosine down to a thousandth.

    Lets short runs use a peak rate several times the paper's (Smith and Topin, "Super-Convergence",
    arXiv 1708.07120).
    """
    warm_up = max(1, steps // 10)
    if step < warm_up:
        return (step + 1) / warm_up
    progress = (step - warm_up) / max(1, steps - warm_up)
    return 0.001 + 0.999 * 0.5 * (1 + math.cos(math.pi * progress))


CURVES: dict[str, Curve] = {
    "constant": constant,
    "constant-then-tenth": constant_then_tenth,
    "one-cycle": one_cycle,
}


def schedule_named(schedules: Mapping[str, S], name: str) -> S:
    """A method's schedule by name. Raises TrainingError with the known names."""
    if name not in schedules:
        raise TrainingError(
            f"There is no training schedule {name!r}.",
            "The training was not started.",
            f"Choose one of {', '.join(schedules)}.",
        )
    return schedules[name]
