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
_OWN = "goodpart"
_TELEMETRY = "openvino_telemetry"
EXTRAS = {ONNX: "onnx", OPENVINO: "openvino", TENSORRT: "tensorrt"}


def optional(package: str, backend: str) -> ModuleType:
    """Import it, mute. Raises DeviceError with how to install it.

    From the first call on, ``openvino_telemetry`` can't be imported in this process, unless it was
    before: OpenVINO and its kin tell their makers of each import, and of later use, in a thread
    that stays. They do without where the package is missing.
    """
    # None makes Python say that it is. It stays: these packages import it late, too.
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
    """Of this program, whose export differs from version to version, and the packages that run it.

    Raises PackageNotFoundError where one is gone.
    """
    return {package: version(package) for package in (_OWN, *NEEDED[backend])}
