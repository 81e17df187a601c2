from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from core.errors import DeviceError
from core.training.checkpoint import FILE_NAME
from core.training.loop import TrainingLoop


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

    def reduce_footprint(self) -> bool:
        self._smallest -= 1
        return self._smallest > 0

    def inference_model(self) -> nn.Module:
        return self.network


def _losses(trainer: LineFit, folder: Path | None) -> list[float]:
    run = TrainingLoop(trainer, folder, "run").run()
    return [p.losses["loss"] for p in run if p.phase == "train"]


def test_progress_counts_every_step_and_names_the_losses() -> None:
    seen = list(TrainingLoop(LineFit(6), None, "run").run())
    assert [p.step for p in seen if p.phase == "train"] == [1, 2, 3, 4, 5, 6]
    assert seen[0].phase == "statistics"
    assert seen[-1].seconds_left == 0


@pytest.mark.parametrize("cancel_at", [1, 5, 11])
def test_a_cancelled_and_resumed_run_gives_the_same_numbers(tmp_path: Path, cancel_at: int) -> None:
    whole = LineFit()
    expected = _losses(whole, None)

    run = TrainingLoop(LineFit(), tmp_path, "run").run()
    first = [p.losses["loss"] for p in run if p.phase == "train" and _until(p.step, cancel_at, run)]
    resumed = LineFit()
    second = _losses(resumed, tmp_path)
    assert first + second == expected
    assert resumed.prepared == 0
    assert torch.equal(resumed.network.weight, whole.network.weight)


def _until(step: int, last: int, run: object) -> bool:
    if step == last:
        run.close()  # type: ignore[attr-defined]
    return True


def test_a_run_that_ended_at_once_leaves_no_checkpoint(tmp_path: Path) -> None:
    run = TrainingLoop(LineFit(), tmp_path, "run").run()
    next(run)
    run.close()
    assert not (tmp_path / FILE_NAME).exists()


def test_checkpoints_come_by_the_clock(tmp_path: Path) -> None:
    seconds = iter(range(0, 100_000, 50))
    run = TrainingLoop(LineFit(), tmp_path, "run", clock=lambda: float(next(seconds))).run()
    for progress in run:
        if progress.step == 4 and progress.phase == "train":
            break
    assert (tmp_path / FILE_NAME).exists()  # before the generator is closed
    run.close()


def test_out_of_memory_is_retried_with_a_smaller_footprint() -> None:
    assert _losses(LineFit(memory_errors=2), None) == _losses(LineFit(), None)


def test_memory_that_never_suffices_is_a_sentence() -> None:
    with pytest.raises(DeviceError, match="too little memory"):
        _losses(LineFit(memory_errors=9), None)


def test_other_errors_are_not_swallowed() -> None:
    class Broken(LineFit):
        def step(self, step: int, batch: Tensor) -> dict[str, float]:
            raise RuntimeError("shape mismatch")

    with pytest.raises(RuntimeError, match="shape mismatch"):
        _losses(Broken(), None)
