"""The one place that says how large the demo is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoSpec:
    """Sized to end within five minutes on two slow CPU cores.

    ``side`` is the side of the square parts' images and of the model's input, in pixels.
    """

    side: int = 256
    learned_parts: int = 48
    good_parts: int = 20
    defective_parts: int = 20
    schedule: str = "demo"
    steps: int = 0
    """Overrides the schedule's where it is not 0."""
    seed: int = 7

    @property
    def held_out_parts(self) -> int:
        """Good parts that only set the threshold: the line makes more, so none is taken away."""
        return max(1, self.learned_parts // 2)
