"""Progress of commands that go through a list of images."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from app.cli.progress import Progress

Item = TypeVar("Item")


def counted(phase: str, total: int, show: Callable[[Progress], None]) -> Callable[[int, int], None]:
    """A (done, all) callback that shows rate and time left."""
    from core.training.progress import Stopwatch, TrainingProgress

    stopwatch = Stopwatch(0, total)

    def count(done: int, steps: int) -> None:
        rate, left = stopwatch.read(done, 1)
        show(TrainingProgress(phase, done, steps, {}, rate, left))

    return count


def paced(phase: str, items: Sequence[Item], show: Callable[[Progress], None]) -> Iterator[Item]:
    """Yield ``items`` and count each when it is dealt with."""
    count = counted(phase, len(items), show)
    for done, item in enumerate(items, start=1):
        yield item
        count(done, len(items))
