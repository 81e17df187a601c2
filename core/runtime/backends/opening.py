"""Opens the backend that a model is to run on."""

from __future__ import annotations

import contextlib
import logging
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from core.artifact.manifest import Manifest
from core.artifact.store import ModelArtifact
from core.errors import DeviceError
from core.models.registry import build_inference_model, tile_cells
from core.models.tiled import Tiled
from core.models.tiling import Tiling
from core.runtime.automatic import automatic_precision
from core.runtime.backends.backend import (
    AUTO,
    COMPILED,
    NAMES,
    OF_TORCH,
    ONNX,
    OPENVINO,
    PLAIN,
    TENSORRT,
    TORCH,
    Backend,
    Variant,
    computes_all,
    takes_scaled,
)
from core.runtime.backends.export import export_onnx
from core.runtime.backends.onnx_backend import OnnxBackend
from core.runtime.backends.openvino_backend import OpenVinoBackend
from core.runtime.backends.quantization import quantise
from core.runtime.backends.tensorrt_backend import TensorRtBackend, build_engine
from core.runtime.backends.tiled_backend import TiledBackend, tiles_to_calibrate
from core.runtime.backends.torch_backend import TorchBackend
from core.runtime.device import Precision
from core.runtime.optimized import Prepared, find_choice

PRECISIONS: dict[str, dict[str, tuple[Precision, ...]]] = {
    "cpu": {
        TORCH: ("fp32", "bf16"),
        PLAIN: ("fp32", "bf16"),
        COMPILED: ("fp32", "bf16"),
        ONNX: ("fp32",),
        OPENVINO: ("fp32", "bf16", "int8"),
    },
    "cuda": {
        TORCH: ("fp32", "bf16", "fp16"),
        PLAIN: ("fp32", "bf16", "fp16"),
        COMPILED: ("fp32", "bf16", "fp16"),
        TENSORRT: ("fp16", "int8"),
    },
}
"""What each backend can do, by the device's type."""
_log = logging.getLogger(__name__)


def open_backend(
    artifact: ModelArtifact, device: torch.device, backend: str = AUTO, precision: str = AUTO
) -> Backend:
    """``auto``: what ``model optimize`` chose for this model here, without that torch.

    Raises ArtifactError for weights of another network, DeviceError for what is not here.
    RuntimeError and MemoryError are the device's.
    """
    found = None
    if backend == AUTO:
        found = find_choice(artifact.folder, artifact.manifest, device, precision)
    if found is not None:
        opened = _open_choice(artifact, device, found)
        if opened is not None:
            return opened
    named = TORCH if backend == AUTO else backend
    variant = known_variant(device, named, precision, artifact.manifest)
    _refuse_foreign(artifact.manifest, variant)
    if variant.backend in OF_TORCH:
        return open_prepared(artifact, device, variant, None)
    with tempfile.TemporaryDirectory(
        ignore_cleanup_errors=True
    ) as folder:  # mapped files on Windows
        return open_prepared(artifact, device, variant, prepare(artifact, variant, Path(folder)))


def _refuse_foreign(manifest: Manifest, variant: Variant) -> None:
    """Raises DeviceError."""
    if not computes_all(manifest, variant.backend):
        raise DeviceError(
            f"The backend {variant.backend} can't compute this model's third score (PUAD).",
            "Nothing was computed.",
            "Use auto or torch, or train without it.",
        )


def variant_for(
    folder: Path, manifest: Manifest, device: torch.device, precision: str = AUTO
) -> Variant:
    """What ``auto`` opens for the model in ``folder``, without opening it. Raises DeviceError."""
    found = find_choice(folder, manifest, device, precision)
    if found is None:
        return known_variant(device, TORCH, precision, manifest)
    return Variant(found.entry.backend, found.entry.precision)


def _open_choice(artifact: ModelArtifact, device: torch.device, found: Prepared) -> Backend | None:
    """None where it can't be opened or compute: the line must not stand for a faster way."""
    variant = Variant(found.entry.backend, found.entry.precision)
    opened: Backend | None = None
    try:
        opened = open_prepared(artifact, device, variant, found.network)
        try_out(opened, artifact.manifest)
    except Exception as error:  # noqa: BLE001 - libraries have errors of their own
        _log.warning("The optimised backend %s is not used: %s", variant, error)
        if opened is not None:
            with contextlib.suppress(Exception):  # what can't compute may not even end
                opened.close()
        return None
    return opened


def try_out(backend: Backend, manifest: Manifest) -> None:
    """Compute what a line's first parts will ask for. Raises what the backend's library raises."""
    height, width = manifest.preprocessing.height, manifest.preprocessing.width
    if takes_scaled(backend):
        for kind in (torch.uint8, torch.float32):
            backend.infer_scaled(torch.zeros((1, height, width, 3), dtype=kind))
    else:
        backend.infer(torch.zeros(1, 3, height, width))


def prepare(
    artifact: ModelArtifact, variant: Variant, folder: Path, images: Sequence[Tensor] = ()
) -> Path | None:
    """Write what the backend opens into ``folder``: None for torch, which needs nothing.

    ``images`` are prepared good parts (3, H, W), for int8. Raises DeviceError where a package is
    missing or int8 has no parts.
    """
    if variant.backend in OF_TORCH:
        return None
    if variant.precision == "int8" and not images:
        raise DeviceError(
            "int8 has to be calibrated with good parts.",
            "Nothing was computed with it.",
            "Run 'model optimize' for this model; it then runs by itself.",
        )
    manifest = artifact.manifest
    # What int8 leaves out runs in bfloat16 with OpenVINO.
    for_bf16 = variant.backend == OPENVINO and variant.precision != "fp32"
    onnx = folder / ("network-bf16.onnx" if for_bf16 else "network.onnx")
    if not onnx.is_file():
        model = build_inference_model(manifest.method, manifest.network, artifact.tensors)
        size = (manifest.preprocessing.height, manifest.preprocessing.width)
        if isinstance(model, Tiled):
            size = (model.tiling.tile, model.tiling.tile)
            model = model.network
        export_onnx(model, size, onnx, variant.backend, for_bf16=for_bf16)
    tiling = Tiling.of_network(manifest.network)
    if tiling is not None and images:
        images = tiles_to_calibrate(images, tiling)
    if variant.backend == TENSORRT:
        engine = folder / f"network-{variant.precision}.engine"
        build_engine(onnx, engine, variant.precision, images)
        return engine
    if variant.precision != "int8":
        return onnx
    quantised = folder / "network-int8.xml"
    quantise(onnx, images, quantised)
    return quantised


def open_prepared(
    artifact: ModelArtifact, device: torch.device, variant: Variant, network: Path | None
) -> Backend:
    """``network`` is what ``prepare`` wrote."""
    if network is None:
        manifest = artifact.manifest
        model = build_inference_model(
            manifest.method, manifest.network, artifact.tensors, manifest.puad_row
        )
        return TorchBackend(model, device, variant.precision, variant.backend)
    exported = _open_exported(device, variant, network)
    tiling = Tiling.of_network(artifact.manifest.network)
    if tiling is None:
        return exported
    cells = tile_cells(artifact.manifest.method, artifact.manifest.network, tiling)
    return TiledBackend(exported, tiling, cells)


def _open_exported(device: torch.device, variant: Variant, network: Path) -> Backend:
    if variant.backend == ONNX:
        return OnnxBackend(network)
    if variant.backend == OPENVINO:
        return OpenVinoBackend(network, variant.precision)
    return TensorRtBackend(network, device, variant.precision)


def known_variant(
    device: torch.device, backend: str, precision: str, manifest: Manifest
) -> Variant:
    """``precision`` auto is what the model may compute in, see ``automatic_precision``.

    Raises DeviceError for a backend or precision that there is not on ``device``.
    """
    offered = PRECISIONS[device.type]
    if backend not in NAMES:
        raise DeviceError(
            f"There is no backend {backend!r}.",
            "Nothing was computed.",
            f"Use {', '.join((AUTO, *NAMES[:-1]))} or {NAMES[-1]}.",
        )
    precisions = offered.get(backend, ())
    if precision == AUTO and precisions:
        preferred = automatic_precision(manifest, device)
        return Variant(backend, preferred if preferred in precisions else precisions[0])
    for known in precisions:
        if precision == known:
            return Variant(backend, known)
    raise DeviceError(
        f"There is no precision {precision!r} with the backend {backend} on {device}.",
        "Nothing was computed.",
        f"Use auto, {', '.join(precisions)}." if precisions else "Use another backend.",
    )
