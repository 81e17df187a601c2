"""One network on a GPU for all lines of a station that judge with the same model."""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection, Hashable, Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from core.artifact.store import ModelArtifact
from core.errors import first_line
from core.runtime.backends.backend import (
    AUTO,
    Backend,
    RawMaps,
    TakesScaled,
    takes_scaled,
)
from core.runtime.backends.opening import open_backend, try_out
from core.runtime.device import Precision, choose_device
from core.runtime.memory import is_out_of_memory
from core.runtime.optimized import (
    Prepared,
    calibration_sha256,
    look_for_choice,
    model_sha256,
)
from core.runtime.together import Asked, ComputingThread

SIZES = (2, 4)
"""Pictures of one pass, from as many lines. Each size is a CUDA graph of its own."""
TOLERANCE = 0.005
"""Largest deviation of a map computed beside others from the same alone, as a share of the map."""
_log = logging.getLogger(__name__)


class _Shared:
    """An open network, the sizes it may compute at once, and how many use it."""

    def __init__(self, backend: Backend, sizes: Collection[int]) -> None:
        self.backend, self.sizes = backend, sizes
        self.users = 1
        self.is_broken = False
        """It failed with one picture alone: not given to others."""


class SharedBackends:
    """Opens networks for the lines of a station. ``start`` before they do, ``close`` after them.

    ``lines`` is how many lines may judge with each model's folder. Where it is one, and on a CPU,
    where a batch takes as long as its pictures one by one, each line has a network of its own.
    """

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines
        self._lock = threading.Lock()
        self._shared: dict[Hashable, _Shared] = {}
        self.thread = ComputingThread()

    def start(self) -> None:
        self.thread.start()

    def close(self) -> None:
        """All lines have ended."""
        self.thread.close()

    def open(self, artifact: ModelArtifact, device: str, precision: str) -> Backend | str:
        """What ``Predictor`` takes: AUTO where nothing is to be shared. Any threads.

        What is shared is warm. Two that open one model at once may load it twice: nobody ever
        waits for another, who may be working behind all else. Raises as ``open_backend``.
        """
        target = choose_device(device)
        lines = self._lines.get(artifact.folder.resolve(), 1)
        if target.type != "cuda" or lines == 1 or not self.thread.runs:
            return AUTO
        key = _key(artifact, target, precision)
        shared = self._joined(key)
        if shared is None:
            backend = open_backend(artifact, target, precision=precision)
            shared = self._kept(key, _Shared(backend, _warm(backend, artifact, lines)))
        return _Handle(shared, self)

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

    def _kept(self, key: Hashable, made: _Shared) -> _Shared:
        """Or the one that somebody else has opened meanwhile."""
        found = self._joined(key)
        if found is not None:
            made.backend.close()
            return found
        with self._lock:
            self._shared[key] = made
        return made


class _Handle:
    """A line's own end of a shared network: a ``Backend``."""

    def __init__(self, shared: _Shared, owner: SharedBackends) -> None:
        self._shared: _Shared | None = shared
        self._owner = owner
        backend = shared.backend
        self.name: str = backend.name
        self.precision: Precision = backend.precision
        self.takes_scaled = takes_scaled(backend)

    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        shared = self._open()
        return self._compute(shared, Asked(shared.backend, batch, counted=counted))

    def infer_scaled(self, scaled: Tensor) -> RawMaps:
        shared = self._open()
        asked = Asked(shared.backend, scaled, is_scaled=True, sizes=shared.sizes)
        return self._compute(shared, asked)

    def close(self) -> None:
        shared, self._shared = self._shared, None
        if shared is not None:
            self._owner.release(shared)

    def _compute(self, shared: _Shared, asked: Asked) -> RawMaps:
        try:
            return self._owner.thread.compute(asked)
        except Exception as error:
            shared.is_broken = shared.is_broken or not is_out_of_memory(error)
            raise

    def _open(self) -> _Shared:
        if self._shared is None:
            raise RuntimeError("This backend was closed.")
        return self._shared


def _key(artifact: ModelArtifact, device: torch.device, precision: str) -> Hashable:
    """Equal where lines would open the same by themselves: the choice beside the model counts."""
    manifest = artifact.manifest
    choice = look_for_choice(artifact.folder, manifest, device, precision)
    kept = choice.entry.model_dump_json() if isinstance(choice, Prepared) else ""
    place = artifact.folder.resolve()
    index = device.index or 0
    return place, model_sha256(manifest), calibration_sha256(manifest), index, precision, kept


def _warm(backend: Backend, artifact: ModelArtifact, lines: int) -> tuple[int, ...]:
    """Compute all that will come once, while no line waits. Returns the sizes that go together.

    Closes the backend where not even one picture can be computed.
    """
    try:
        try_out(backend, artifact.manifest)
    except BaseException:
        backend.close()
        raise
    if not takes_scaled(backend):
        return ()
    good: list[int] = []
    for size in (size for size in SIZES if size <= lines):
        flaw = _flaw(backend, artifact, size)
        if flaw:
            _log.warning("%d pictures are not computed at once: %s", size, flaw)
            break
        good.append(size)
    return tuple(good)


def _flaw(backend: TakesScaled, artifact: ModelArtifact, size: int) -> str:
    """Why not to compute so many at once, "" where nothing is against it.

    A library may take another algorithm for another size, and what a line's verdict is must not
    depend on who waits beside it.
    """
    prepared = artifact.manifest.preprocessing
    shape = (size, prepared.height, prepared.width, 3)
    noise = torch.rand(shape, generator=torch.Generator().manual_seed(0))
    for pictures in ((noise * 255).to(torch.uint8), noise):
        alone = np.concatenate([backend.infer_scaled(one[None]) for one in pictures])
        try:
            together = backend.infer_scaled(pictures)
        except Exception as error:  # noqa: BLE001 - a backend's library fails in ways of its own
            return first_line(error)
        deviation = float(np.abs(together - alone).max() / np.abs(alone).max())
        if not deviation <= TOLERANCE:
            return f"maps differ by {deviation:g}"
    return ""
