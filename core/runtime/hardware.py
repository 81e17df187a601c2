"""What a measured choice holds for: this processor or GPU, this many threads."""

from __future__ import annotations

import ctypes
import os
import platform
from pathlib import Path

import psutil
import torch

_CPU_INFO = Path("/proc/cpuinfo")
_NVML = "nvml.dll" if os.name == "nt" else "libnvidia-ml.so.1"


def fingerprint(device: torch.device) -> dict[str, str]:
    """Facts that another machine, or the same one after a change, does not share."""
    facts = {
        "device": device.type,
        "system": platform.system(),
        "machine": platform.machine(),
        "processor": _processor(),
        "instructions": torch.backends.cpu.get_cpu_capability(),
        "cores": str(psutil.cpu_count(logical=False)),
        "threads": str(torch.get_num_threads()),
    }
    if device.type == "cuda":
        properties = torch.cuda.get_device_properties(device)
        facts |= {
            "gpu": properties.name,
            "capability": f"{properties.major}.{properties.minor}",
            "memory": str(properties.total_memory),
            "cuda": str(torch.version.cuda),
            "driver": _driver(),
        }
    return facts


def _driver() -> str:
    """Version of the NVIDIA driver, "" where its own library doesn't tell."""
    text = ctypes.create_string_buffer(80)
    try:
        library = ctypes.CDLL(_NVML)
        if library.nvmlInit_v2() != 0:
            return ""
        told = library.nvmlSystemGetDriverVersion(text, len(text))
        library.nvmlShutdown()
    except (OSError, AttributeError):
        return ""
    return text.value.decode(errors="replace") if told == 0 else ""


def _processor() -> str:
    """Its name; Linux tells Python none."""
    if _CPU_INFO.is_file():
        lines = _CPU_INFO.read_text(encoding="utf-8", errors="replace").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        if names:
            return names[0]
    return platform.processor()
