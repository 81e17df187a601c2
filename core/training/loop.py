"""The training loop of every method: a generator of progress."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import torch

from core.errors import DeviceError
from core.runtime.memory import is_out_of_memory
from core.training.checkpoint import (
    Checkpoint,
    load_checkpoint,
    module_state,
    optimizer_state,
    restore_modules,
    restore_optimizers,
    save_checkpoint,
)
from core.training.method import MethodTrainer
from core.training.prefetch import prefetch
from core.training.progress import Preview, Stopwatch, TrainingProgress

CHECKPOINT_SECONDS = 60.0
PREVIEW_SECONDS = 20.0
_SHARE = 10
"""Of the time at most a tenth or so goes into previews: in tiles they take long."""


class TrainingLoop:
    """Steps a trainer to its end. Stop iterating to cancel: a checkpoint is left behind.

    ``folder`` holds the checkpoint, None keeps none. ``fingerprint`` ties it to this run.
    ``preview`` is asked now and then what the method sees. ``workers`` threads prepare batches.
    """

    def __init__(
        self,
        trainer: MethodTrainer[Any],
        folder: Path | None,
        fingerprint: str,
        clock: Callable[[], float] = time.monotonic,
        preview: Callable[[], Preview] | None = None,
        workers: int = 0,
    ) -> None:
        self._trainer, self._folder, self._fingerprint = trainer, folder, fingerprint
        self._clock, self._preview, self._workers = clock, preview, workers
        self._done = 0
        self._next_preview = -math.inf

    def run(self) -> Generator[TrainingProgress, None, None]:
        """Yield after every step; resumes where a checkpoint of the same run lies."""
        self._done = self._resume()
        if self._done == 0:
            yield from self._counted("statistics", self._trainer.prepare())
        try:
            yield from self._steps()
        finally:
            self._save()
        yield from self._counted("finish", self._trainer.finish())

    def _counted(
        self, phase: str, counts: Iterator[tuple[int, int]]
    ) -> Generator[TrainingProgress, None, None]:
        stopwatch: Stopwatch | None = None
        for done, total in counts:
            stopwatch = stopwatch or Stopwatch(0, total, self._clock)
            rate, left = stopwatch.read(done, 1)
            yield TrainingProgress(phase, done, total, {}, rate, left)

    def _steps(self) -> Generator[TrainingProgress, None, None]:
        trainer, saved = self._trainer, self._clock()
        stopwatch = Stopwatch(self._done, trainer.steps, self._clock)
        indices = range(self._done, trainer.steps)
        batches = prefetch(trainer.make_batch, indices, self._workers)
        try:
            for batch in batches:
                losses = self._step(batch)
                self._done += 1
                rate, left = stopwatch.read(self._done, trainer.images_per_step)
                yield TrainingProgress(
                    "train", self._done, trainer.steps, losses, rate, left, self._look()
                )
                if self._clock() - saved > CHECKPOINT_SECONDS:
                    self._save()
                    saved = self._clock()
        finally:
            batches.close()

    def _look(self) -> Preview:
        began = self._clock()
        if self._preview is None or began < self._next_preview:
            return ()
        preview = self._preview()
        ended = self._clock()
        self._next_preview = max(began + PREVIEW_SECONDS, ended + _SHARE * (ended - began))
        return preview

    def _step(self, batch: object) -> dict[str, float]:
        """One update; out of memory it is tried again with a smaller footprint."""
        while True:
            try:
                return self._trainer.step(self._done, batch)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                if not self._trainer.reduce_footprint():
                    raise DeviceError(
                        "The device has too little memory for one image of this size.",
                        "The training stopped; its last checkpoint is kept.",
                        "Choose a smaller image size or method, or free the device, and resume.",
                    ) from error
                torch.cuda.empty_cache()

    def _save(self) -> None:
        if self._folder is None or self._done == 0:
            return
        tensors = module_state(self._trainer.modules) | optimizer_state(self._trainer.optimizers)
        save_checkpoint(self._folder, Checkpoint(self._done, self._fingerprint, tensors))

    def _resume(self) -> int:
        if self._folder is None:
            return 0
        checkpoint = load_checkpoint(self._folder, self._fingerprint)
        if checkpoint is None:
            return 0
        restore_modules(self._trainer.modules, checkpoint.tensors)
        restore_optimizers(self._trainer.optimizers, checkpoint.tensors)
        return checkpoint.step
