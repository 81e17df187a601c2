"""One thread computes for all that ask; pictures alike that wait go through a network at once."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from core.runtime.backends.backend import Backend, RawMaps, takes_scaled


@dataclass(eq=False)
class Asked:
    """A batch for a backend, then its maps or what was raised. ``sizes`` may be computed at once.

    ``batch`` is prepared, or scaled where ``is_scaled``; see ``Backend`` and ``TakesScaled``.
    """

    backend: Backend
    batch: Tensor
    is_scaled: bool = False
    counted: Tensor | None = None
    sizes: Collection[int] = ()
    maps: RawMaps | None = None
    error: BaseException | None = None

    @property
    def is_done(self) -> bool:
        return self.maps is not None or self.error is not None

    def goes_with(self, other: Asked) -> bool:
        """Whether both can be parts of one batch: scaled pictures of one shape and kind."""
        return (
            self.backend is other.backend
            and (self.is_scaled and other.is_scaled)
            and len(self.batch) == len(other.batch) == 1
            and (self.batch.shape, self.batch.dtype) == (other.batch.shape, other.batch.dtype)
        )

    def run(self) -> RawMaps:
        """Raises what the backend raises."""
        if self.is_scaled and takes_scaled(self.backend):
            return self.backend.infer_scaled(self.batch)
        return self.backend.infer(self.batch, self.counted)


class ComputingThread:
    """Runs from ``start`` to ``close``. Made and started by a thread that steps back for nobody:

    the priority of the thread that starts another is handed down, and who asks may be one that
    works behind all else.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[Asked] = []
        self._ends = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._work, name="shared-inference", daemon=True)
        self._thread.start()

    @property
    def runs(self) -> bool:
        return self._thread is not None and not self._ends

    def close(self) -> None:
        """Nobody asks any more."""
        with self._changed:
            self._ends = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def compute(self, own: Asked) -> RawMaps:
        """Any thread; waits. Raises what the backend raises for this batch alone."""
        with self._changed:
            if not self.runs:
                raise RuntimeError("Nothing computes here any more.")
            self._waiting.append(own)
            self._changed.notify_all()
            self._changed.wait_for(lambda: own.is_done)
        if own.error is not None:
            raise own.error
        assert own.maps is not None
        return own.maps

    def _work(self) -> None:
        while group := self._next():
            if len(group) == 1 or not _computed_together(group):
                for one in group:
                    _compute_alone(one)
            with self._changed:
                self._changed.notify_all()

    def _next(self) -> list[Asked]:
        """What came first, and what goes with it; nothing at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._ends)
            if not self._waiting:
                return []
            first = self._waiting[0]
            alike = [first, *(one for one in self._waiting[1:] if one.goes_with(first))]
            size = max((n for n in first.sizes if n <= len(alike)), default=1)
            group = alike[:size]
            self._waiting = [one for one in self._waiting if one not in group]
            return group


def _computed_together(group: list[Asked]) -> bool:
    """False where it fails: whose fault that is, each alone shows."""
    try:
        batch = torch.cat([one.batch for one in group])
        maps = Asked(group[0].backend, batch, is_scaled=True).run()
        own = [np.array(maps[k : k + 1], np.float32) for k in range(len(group))]
    except Exception:  # noqa: BLE001 - a backend's library fails in ways of its own
        return False
    for one, found in zip(group, own, strict=True):
        one.maps = found
    return True


def _compute_alone(one: Asked) -> None:
    try:
        one.maps = one.run()
    except BaseException as error:  # noqa: BLE001 - raised again in the thread that asked
        one.error = error
