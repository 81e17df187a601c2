"""What a running training tells, and its estimate of the time left."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.types import Map

Preview = Sequence[tuple[Path, Map]]


@dataclass(frozen=True, slots=True)
class TrainingProgress:
    """A snapshot after a step. ``seconds_left`` is None until an estimate is worth saying.

    ``preview`` are held-out pictures with the method's present maps (h, w), now and then.
    """

    phase: str
    step: int
    steps: int
    losses: Mapping[str, float] = field(default_factory=dict)
    images_per_second: float = 0.0
    seconds_left: float | None = None
    preview: Preview = ()


class Stopwatch:
    """Rate and time left from the steps of this run alone (a resumed run starts anew).

    The first steps pay for warm-up and are left out, else the estimate starts far too high.
    """

    WARM_UP_STEPS = 3

    def __init__(
        self, first_step: int, steps: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._first_step, self._steps = first_step, steps
        self._warm: tuple[int, float] | None = None

    def read(self, step: int, images_per_step: int) -> tuple[float, float | None]:
        """Images per second and seconds left after ``step`` steps of the whole run."""
        if self._warm is None:
            if step - self._first_step >= self.WARM_UP_STEPS:
                self._warm = (step, self._clock())
            return 0.0, None
        done, elapsed = step - self._warm[0], self._clock() - self._warm[1]
        if done <= 0 or elapsed <= 0:
            return 0.0, None
        rate = done / elapsed
        return rate * images_per_step, (self._steps - step) / rate
