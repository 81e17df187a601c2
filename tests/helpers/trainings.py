"""Runs a training to its end."""

from collections.abc import Generator
from typing import TypeVar

from core.training.progress import TrainingProgress

R = TypeVar("R")


def finish(run: Generator[TrainingProgress, None, R]) -> R:
    """What the generator returns."""
    while True:
        try:
            next(run)
        except StopIteration as stop:
            result: R = stop.value
            return result
