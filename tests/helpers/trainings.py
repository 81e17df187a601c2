"""Runs a training to its end."""

from collections.abc import Generator

from core.artifact.store import ModelArtifact
from core.training.progress import TrainingProgress


def finish(run: Generator[TrainingProgress, None, ModelArtifact]) -> ModelArtifact:
    """What the generator returns."""
    while True:
        try:
            next(run)
        except StopIteration as stop:
            artifact: ModelArtifact = stop.value
            return artifact
