"""A MethodTrainer small enough to compare every number."""

from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.optim import Optimizer


class LineFit:
    """A MethodTrainer small enough to compare every number; runs out of memory on demand."""

    images_per_step = 2

    def __init__(self, steps: int = 12, memory_errors: int = 0, smallest: int = 3) -> None:
        torch.manual_seed(5)
        self.steps = steps
        self.network = nn.Linear(2, 1)
        self._adam = torch.optim.Adam(self.network.parameters(), lr=0.1)
        self._memory_errors, self._smallest = memory_errors, smallest
        self.prepared = 0

    @property
    def modules(self) -> Mapping[str, nn.Module]:
        return {"network": self.network}

    @property
    def optimizers(self) -> Sequence[Optimizer]:
        return [self._adam]

    def prepare(self) -> Iterator[tuple[int, int]]:
        self.prepared += 1
        yield 1, 1

    def make_batch(self, step: int) -> Tensor:
        return torch.randn(2, 2, generator=torch.Generator().manual_seed(step))

    def step(self, step: int, batch: Tensor) -> dict[str, float]:
        if self._memory_errors:
            self._memory_errors -= 1
            raise torch.OutOfMemoryError("CUDA out of memory")
        loss = (self.network(batch) - batch.sum()).square().mean()
        self._adam.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._adam.step()
        return {"loss": loss.item()}

    def finish(self) -> Iterator[tuple[int, int]]:
        yield 1, 1

    def reduce_footprint(self) -> bool:
        self._smallest -= 1
        return self._smallest > 0

    def inference_model(self) -> nn.Module:
        return self.network
