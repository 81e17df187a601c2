"""Progress of commands that go through a list of images."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from app.cli.progress import Progress

Item = TypeVar("Item")


def counted(
    phase: str, total: int, show: Callable[[Progress], None], images: int = 1
) -> Callable[[int, int], None]:
    """A (done, all) callback that shows rate and time left. ``images`` are dealt with per step."""
    from core.training.progress import Stopwatch, TrainingProgress

    stopwatch = Stopwatch(0, total)

    def count(done: int, steps: int) -> None:
        rate, left = stopwatch.read(done, images)
        show(TrainingProgress(phase, done, steps, {}, rate, left))

    return count


def by_phase(show: Callable[[Progress], None]) -> Callable[[str, int, int], None]:
    """A (phase, done, all) callback; each phase has a time left of its own, and no rate."""
    counts: dict[str, Callable[[int, int], None]] = {}

    def count(phase: str, done: int, steps: int) -> None:
        if phase not in counts:
            counts[phase] = counted(phase, steps, show, images=0)
        counts[phase](done, steps)

    return count


def paced(phase: str, items: Sequence[Item], show: Callable[[Progress], None]) -> Iterator[Item]:
    """Yield ``items`` and count each when it is dealt with."""
    count = counted(phase, len(items), show)
    for done, item in enumerate(items, start=1):
        yield item
        count(done, len(items))
