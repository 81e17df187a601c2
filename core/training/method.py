"""What the training loop asks of a method. One loop serves all methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from torch import nn
from torch.optim import Optimizer

B = TypeVar("B")


class MethodTrainer(Protocol, Generic[B]):
    """A method in training. The batch and the randomness of a step follow from its number alone.

    That makes a resumed run repeat what an uninterrupted one does (on the CPU: the same numbers).
    """

    steps: int
    images_per_step: int

    @property
    def modules(self) -> Mapping[str, nn.Module]:
        """Everything with weights or buffers that a checkpoint must hold."""

    @property
    def optimizers(self) -> Sequence[Optimizer]: ...

    def prepare(self) -> Iterator[tuple[int, int]]:
        """One-time measurements before step 0; yields (done, total). Not called on resuming."""

    def make_batch(self, step: int) -> B:
        """Inputs of one step. May run in prefetch threads, several at once: reads no state that
        steps change.
        """

    def step(self, step: int, batch: B) -> dict[str, float]:
        """One update; the losses by name."""

    def finish(self) -> Iterator[tuple[int, int]]:
        """What follows the last step; yields (done, total). Runs again when resumed there."""

    def reduce_footprint(self) -> bool:
        """After an out-of-memory error: use less memory for the same update; False at the end."""

    def inference_model(self) -> nn.Module:
        """The network as it will inspect, evaluation mode, sharing no memory with the trainer."""
