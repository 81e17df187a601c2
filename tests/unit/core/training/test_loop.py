import signal
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from torch import Tensor

from core.errors import DeviceError
from core.training.checkpoint import FILE_NAME
from core.training.loop import TrainingLoop
from tests.helpers.line_fit import LineFit


def _losses(trainer: LineFit, folder: Path | None) -> list[float]:
    run = TrainingLoop(trainer, folder, "run").run()
    return [p.losses["loss"] for p in run if p.phase == "train"]


def test_progress_counts_every_step_and_names_the_losses() -> None:
    seen = list(TrainingLoop(LineFit(6), None, "run").run())
    assert [p.step for p in seen if p.phase == "train"] == [1, 2, 3, 4, 5, 6]
    assert seen[0].phase == "statistics"
    assert [p.phase for p in seen if p.phase != "train"] == ["statistics", "finish"]
    assert seen[-2].seconds_left == 0


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


DIES_AT_STEP_8 = """
import itertools, os, signal, sys
from pathlib import Path
from core.training.loop import TrainingLoop
from tests.helpers.line_fit import LineFit
seconds = itertools.count(0.0, 100.0)  # a checkpoint after every step
for p in TrainingLoop(LineFit(), Path(sys.argv[1]), "run", clock=lambda: next(seconds)).run():
    if p.phase == "train":
        print(repr(p.losses["loss"]), flush=True)
        if p.step == 8:
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_run_goes_on_with_the_same_numbers(tmp_path: Path) -> None:
    died = subprocess.run(
        [sys.executable, "-c", DIES_AT_STEP_8, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL
    before = [float(line) for line in died.stdout.split()]
    after = _losses(LineFit(), tmp_path)
    # Killed at step 8 before its checkpoint: step 8 is done again, and gives the same loss.
    assert before[:7] + after == _losses(LineFit(), None)
    assert after[0] == before[7]
