"""Progress of commands that go through a list of images."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from app.cli.progress import Progress

Item = TypeVar("Item")


def paced(phase: str, items: Sequence[Item], show: Callable[[Progress], None]) -> Iterator[Item]:
    """Yield ``items`` and show, after each is dealt with, the rate and the time left."""
    from core.training.progress import Stopwatch, TrainingProgress

    stopwatch = Stopwatch(0, len(items))
    for done, item in enumerate(items, start=1):
        yield item
        rate, left = stopwatch.read(done, 1)
        show(TrainingProgress(phase, done, len(items), {}, rate, left))
