"""What computes the raw maps, behind one narrow face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeGuard, runtime_checkable

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from core.artifact.manifest import Manifest
from core.runtime.device import Precision

RawMaps = NDArray[np.float32]
"""(N, M, h, w): M as ``build_inference_model`` says."""

AUTO = "auto"
TORCH, PLAIN, COMPILED = "torch", "torch-plain", "torch-compiled"
ONNX, OPENVINO, TENSORRT = "onnx", "openvino", "tensorrt"
NAMES = (TORCH, PLAIN, COMPILED, ONNX, OPENVINO, TENSORRT)
OF_TORCH = (TORCH, PLAIN, COMPILED)
"""Those that need nothing prepared."""


def computes_all(manifest: Manifest, backend: str) -> bool:
    """Whether ``backend`` gives all scores: an exported graph has no PUAD."""
    return manifest.puad_row is None or backend in OF_TORCH


class Backend(Protocol):
    """A model's network on a device. One thread at a time."""

    @property
    def name(self) -> str:
        """One of ``NAMES``."""

    @property
    def precision(self) -> Precision: ...

    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        """Prepared images (N, 3, H, W), float32 on the CPU in any memory format, to raw maps.

        ``counted`` see ``PuadInference``: only torch runs a model that has a use for it.
        Raises RuntimeError or MemoryError for what the device can't do.
        """

    def close(self) -> None:
        """Free the network; it can't be used afterwards."""


@runtime_checkable
class TakesScaled(Backend, Protocol):
    """A backend that can normalise on its device, faster than the host can."""

    @property
    def takes_scaled(self) -> bool:
        """Whether it is of use here."""

    def infer_scaled(self, scaled: Tensor) -> RawMaps:
        """Images (N, H, W, 3) of ``Preprocessing.scale`` to raw maps; else as ``infer``."""


def takes_scaled(backend: Backend) -> TypeGuard[TakesScaled]:
    """Whether to give it scaled images rather than prepared ones."""
    return isinstance(backend, TakesScaled) and backend.takes_scaled


@dataclass(frozen=True, slots=True)
class Variant:
    """A backend and how precisely it computes."""

    backend: str
    precision: Precision

    def __str__(self) -> str:
        return f"{self.backend} {self.precision}"
