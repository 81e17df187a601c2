"""Opens the backend that a model is to run on."""

from __future__ import annotations

import torch

from core.artifact.store import ModelArtifact
from core.errors import DeviceError
from core.models.registry import build_inference_model
from core.runtime.backends.backend import AUTO, COMPILED, NAMES, PLAIN, TORCH, Backend
from core.runtime.backends.torch_backend import TorchBackend
from core.runtime.device import Precision, preferred_precision

_PRECISIONS: tuple[Precision, ...] = ("fp32", "bf16", "fp16", "int8")


def open_backend(
    artifact: ModelArtifact, device: torch.device, backend: str = AUTO, precision: str = AUTO
) -> Backend:
    """Raises ArtifactError for weights of another network, DeviceError for what is not here.

    RuntimeError and MemoryError are the device's.
    """
    name = TORCH if backend == AUTO else backend
    wanted = preferred_precision(device) if precision == AUTO else _known(precision)
    if name in (TORCH, PLAIN, COMPILED):
        return _open_torch(artifact, device, name, wanted)
    raise DeviceError(
        f"There is no backend {backend!r}.", "Nothing was computed.", f"Use one of {_listed()}."
    )


def _open_torch(
    artifact: ModelArtifact, device: torch.device, name: str, precision: Precision
) -> Backend:
    if precision == "int8" or (precision == "fp16" and device.type == "cpu"):
        raise DeviceError(
            f"torch does not compute in {precision} on {device}.",
            "Nothing was computed.",
            "Use auto, fp32 or bf16.",
        )
    manifest = artifact.manifest
    model = build_inference_model(manifest.method, manifest.network, artifact.tensors)
    return TorchBackend(model, device, precision, name)


def _known(precision: str) -> Precision:
    for known in _PRECISIONS:
        if precision == known:
            return known
    raise DeviceError(
        f"There is no precision {precision!r}.",
        "Nothing was computed.",
        f"Use auto, {', '.join(_PRECISIONS[:-1])} or {_PRECISIONS[-1]}.",
    )


def _listed() -> str:
    return ", ".join((AUTO, *NAMES))
