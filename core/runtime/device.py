"""Where and how precisely to compute."""

from __future__ import annotations

from typing import Literal

import torch

from core.errors import DeviceError

Precision = Literal["fp32", "bf16", "fp16", "int8"]


def choose_device(name: str = "auto") -> torch.device:
    """CUDA where there is one for "auto", else the CPU. Raises DeviceError."""
    if name == "auto":
        return torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise _unknown(name) from error
    if device.type not in ("cpu", "cuda"):
        raise _unknown(name)
    index = device.index or 0
    if device.type == "cuda" and index >= torch.cuda.device_count():
        raise DeviceError(
            f"The device {name} is not there; CUDA devices of this machine: "
            f"{torch.cuda.device_count()}.",
            "Nothing was computed.",
            "Use auto or cpu, or check the driver.",
        )
    return device


def choose_precision(name: str, device: torch.device) -> Precision:
    """``name`` if it is a precision, what suits ``device`` for "auto". Raises DeviceError."""
    if name == "auto":
        return preferred_precision(device)
    if name not in ("fp32", "bf16"):
        raise DeviceError(
            f"There is no precision {name!r}.", "Nothing was computed.", "Use auto, fp32 or bf16."
        )
    return "bf16" if name == "bf16" else "fp32"


def _unknown(name: str) -> DeviceError:
    return DeviceError(
        f"There is no device type {name!r} here.", "Nothing was computed.", "Use auto, cpu or cuda."
    )


def preferred_precision(device: torch.device) -> Precision:
    """bf16 where the hardware multiplies it (CUDA from compute capability 8, AVX-512 BF16)."""
    if device.type == "cuda":
        major, _ = torch.cuda.get_device_capability(device)
        return "bf16" if major >= 8 else "fp32"
    return "bf16" if _cpu_multiplies_bf16() else "fp32"


def _cpu_multiplies_bf16() -> bool:
    checks = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return any(bool(getattr(torch.cpu, name, lambda: False)()) for name in checks)


def expect_one_size(device: torch.device) -> None:
    """Let cuDNN measure its kernels once: every batch of a training has the same shape."""
    if device.type == "cuda":
        torch.backends.cudnn.benchmark = True
