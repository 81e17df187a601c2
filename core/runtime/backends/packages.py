"""Packages that a station may lack."""

from __future__ import annotations

import importlib
import sys
from importlib.metadata import version
from types import ModuleType

from core.errors import DeviceError, first_line
from core.runtime.backends.backend import COMPILED, ONNX, OPENVINO, PLAIN, TENSORRT, TORCH

NEEDED: dict[str, tuple[str, ...]] = {
    TORCH: ("torch",),
    PLAIN: ("torch",),
    COMPILED: ("torch",),
    ONNX: ("torch", "onnxruntime"),
    OPENVINO: ("torch", "openvino"),
    TENSORRT: ("torch", "tensorrt"),
}
"""What runs each backend, by the names that packages are installed under."""
_TELEMETRY = "openvino_telemetry"
EXTRAS = {ONNX: "onnx", OPENVINO: "openvino", TENSORRT: "tensorrt"}


def optional(package: str, backend: str) -> ModuleType:
    """Import it, mute. Raises DeviceError with how to install it."""
    # OpenVINO and its kin tell their makers of each import and use, in a thread that stays. They
    # do without where this package can't be imported, and None makes Python say so.
    sys.modules.setdefault(_TELEMETRY, None)  # type: ignore[arg-type]
    try:
        return importlib.import_module(package)
    except (ImportError, OSError) as error:
        raise DeviceError(
            f"The backend {backend} lacks a package: {first_line(error)}.",
            "Nothing was computed with it.",
            f"Install goodpart[{EXTRAS[backend]}], or use another backend.",
        ) from error


def versions_of(backend: str) -> dict[str, str]:
    """Of the packages that run it. Raises PackageNotFoundError where one is gone."""
    return {package: version(package) for package in NEEDED[backend]}
