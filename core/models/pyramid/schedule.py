"""How a pyramid training spends its steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.training.schedule import schedule_named

MOMENTUM, WEIGHT_DECAY = 0.9, 1e-4
"""STFPM, arXiv 2103.04257, 4.1; DCAM, arXiv 2405.06467, the same."""


@dataclass(frozen=True, slots=True)
class PyramidSchedule:
    """``epochs`` above 0 counts in passes over the images (the papers), else ``steps`` holds.

    ``largest_gradient`` clips the gradient's norm; 0 leaves it as it is.
    """

    name: str
    epochs: int
    steps: int
    batch: int
    learning_rate: float
    curve: str
    largest_gradient: float = 0.0

    def steps_for(self, images: int) -> int:
        """Steps of a training on that many images."""
        return self.epochs * self.steps_per_epoch(images) if self.epochs else self.steps

    def steps_per_epoch(self, images: int) -> int:
        """Steps after which every image was seen about once."""
        return max(1, -(-images // self.batch))


def pyramid_schedules(
    epochs: int, rate: float, quick: int, largest_gradient: float = 0.0
) -> dict[str, PyramidSchedule]:
    """The paper's schedule as "full" and shorter ones of ours at its peak rate.

    The short ones take a quarter of the paper's batch, so that the same time buys more updates,
    and a one-cycle curve, so that they end at a rest instead of on the way. ``quick`` is the steps
    of the schedule of that name: some five minutes on two cores at 256 x 256.
    """
    full = PyramidSchedule("full", epochs, 0, 32, rate, "constant", largest_gradient)
    short = PyramidSchedule("quick", 0, quick, 8, rate, "one-cycle", largest_gradient)
    named = (
        full,
        replace(short, name="standard", steps=4 * quick),
        short,
        replace(short, name="demo", steps=60),
        replace(short, name="update", steps=50, learning_rate=rate / 4),
    )
    return {schedule.name: schedule for schedule in named}


def pyramid_schedule(
    schedules: Mapping[str, PyramidSchedule], name: str, steps: int = 0
) -> PyramidSchedule:
    """The schedule, stretched or cut to ``steps`` where that is not 0. Raises TrainingError."""
    schedule = schedule_named(schedules, name)
    return replace(schedule, epochs=0, steps=steps) if steps else schedule
