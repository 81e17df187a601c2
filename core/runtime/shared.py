"""One network on a GPU for all lines that judge with it: parts that wait are computed together."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from core.artifact.store import ModelArtifact
from core.runtime.backends.backend import AUTO, Backend, RawMaps, takes_scaled
from core.runtime.backends.opening import open_backend
from core.runtime.device import Precision, choose_device
from core.runtime.optimized import calibration_sha256, model_sha256

MOST_TOGETHER = 4
"""Images of one pass, from as many lines. Sizes are powers of two: a CUDA graph each."""


@dataclass(eq=False)
class _Asked:
    batch: Tensor
    is_scaled: bool
    counted: Tensor | None = None
    maps: RawMaps | None = None
    error: BaseException | None = None

    @property
    def is_done(self) -> bool:
        return self.maps is not None or self.error is not None

    def goes_with(self, other: _Asked) -> bool:
        alike = (self.is_scaled, self.batch.shape, self.batch.dtype)
        is_plain = self.counted is None and other.counted is None and len(self.batch) == 1
        return is_plain and alike == (other.is_scaled, other.batch.shape, other.batch.dtype)


@dataclass(eq=False)
class _Shared:
    """An open backend, who waits for it, and how many use it."""

    backend: Backend
    users: int = 0
    is_busy: bool = False
    is_broken: bool = False
    asked: list[_Asked] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def compute(self, own: _Asked) -> RawMaps:
        """Any thread. Who comes first computes for all that wait with pictures alike."""
        with self.changed:
            self.asked.append(own)
            self.changed.wait_for(lambda: own.is_done or not self.is_busy)
            group = [] if own.is_done else self._group(own)
            self.is_busy = self.is_busy or bool(group)
        if group:
            self._compute(group)
        if own.error is not None:
            raise own.error
        assert own.maps is not None
        return own.maps

    def _group(self, own: _Asked) -> list[_Asked]:
        alike = [own, *(one for one in self.asked if one is not own and one.goes_with(own))]
        size = 1
        while 2 * size <= min(len(alike), MOST_TOGETHER):
            size *= 2
        group = alike[:size]
        self.asked = [one for one in self.asked if one not in group]
        return group

    def _compute(self, group: list[_Asked]) -> None:
        try:
            if len(group) == 1 or not self._together(group):
                for one in group:
                    self._alone(one)
        finally:
            with self.changed:
                self.is_busy = False
                self.changed.notify_all()

    def _together(self, group: list[_Asked]) -> bool:
        """False where it fails: whose fault that is, each alone shows."""
        whole = _Asked(torch.cat([one.batch for one in group]), group[0].is_scaled)
        try:
            maps = self._run(whole)
        except Exception:  # noqa: BLE001 - a backend's library fails in ways of its own
            return False
        for one, own in zip(group, maps, strict=True):
            one.maps = np.asarray(own[None], np.float32)
        return True

    def _alone(self, one: _Asked) -> None:
        try:
            one.maps = self._run(one)
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that asked
            self.is_broken = True
            one.error = error

    def _run(self, asked: _Asked) -> RawMaps:
        if asked.is_scaled and takes_scaled(self.backend):
            return self.backend.infer_scaled(asked.batch)
        return self.backend.infer(asked.batch, asked.counted)


class _Handle:
    """A line's own end of a shared backend: a ``Backend``."""

    def __init__(self, shared: _Shared, owner: SharedBackends) -> None:
        self._shared: _Shared | None = shared
        self._owner = owner
        backend = shared.backend
        self.name: str = backend.name
        self.precision: Precision = backend.precision
        self.takes_scaled = takes_scaled(backend)

    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        return self._open().compute(_Asked(batch, is_scaled=False, counted=counted))

    def infer_scaled(self, scaled: Tensor) -> RawMaps:
        return self._open().compute(_Asked(scaled, is_scaled=True))

    def close(self) -> None:
        shared, self._shared = self._shared, None
        if shared is not None:
            self._owner.release(shared)

    def _open(self) -> _Shared:
        if self._shared is None:
            raise RuntimeError("This backend was closed.")
        return self._shared


class SharedBackends:
    """Opens backends for the ``lines`` of a station. Any threads.

    On a GPU lines with the same model, device and precision get the same network, which holds
    memory once and is busy with several pictures at a time. On a CPU a batch takes as long as its
    pictures one by one, so each line has a backend of its own.
    """

    def __init__(self, lines: int) -> None:
        self._lines = lines
        self._opening, self._lock = threading.Lock(), threading.Lock()
        self._shared: dict[Hashable, _Shared] = {}

    def open(self, artifact: ModelArtifact, device: str, precision: str) -> Backend | str:
        """What ``Predictor`` takes: AUTO where nothing is to be shared.

        Raises as ``open_backend``.
        """
        target = choose_device(device)
        if target.type != "cuda" or self._lines == 1:
            return AUTO
        manifest = artifact.manifest
        key = (model_sha256(manifest), calibration_sha256(manifest), str(target), precision)
        with self._opening:
            found = self._joined(key)
            if found is None:
                found = _Shared(self._warm(artifact, target, precision), users=1)
                with self._lock:
                    self._shared[key] = found
            return _Handle(found, self)

    def release(self, shared: _Shared) -> None:
        """One user less; the last one closes it."""
        with self._lock:
            shared.users -= 1
            if shared.users:
                return
            for key in [key for key, one in self._shared.items() if one is shared]:
                del self._shared[key]
        shared.backend.close()

    def _joined(self, key: Hashable) -> _Shared | None:
        with self._lock:
            found = self._shared.get(key)
            if found is None or found.is_broken:
                return None
            found.users += 1
            return found

    def _warm(self, artifact: ModelArtifact, device: torch.device, precision: str) -> Backend:
        """All sizes are recorded before a line can wait for one."""
        backend = open_backend(artifact, device, precision=precision)
        try:
            for batch in self._batches(artifact):
                if takes_scaled(backend):
                    backend.infer_scaled(batch)
        except BaseException:
            backend.close()
            raise
        return backend

    def _batches(self, artifact: ModelArtifact) -> Iterator[Tensor]:
        prepared = artifact.manifest.preprocessing
        size = 2
        while size <= min(self._lines, MOST_TOGETHER):
            for dtype in (torch.uint8, torch.float32):
                yield torch.zeros((size, prepared.height, prepared.width, 3), dtype=dtype)
            size *= 2
