"""What a measured choice holds for: this processor or GPU, this many threads."""

from __future__ import annotations

import platform
from pathlib import Path

import psutil
import torch

_CPU_INFO = Path("/proc/cpuinfo")


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
        }
    return facts


def _processor() -> str:
    """Its name; Linux tells Python none."""
    if _CPU_INFO.is_file():
        lines = _CPU_INFO.read_text(encoding="utf-8", errors="replace").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        if names:
            return names[0]
    return platform.processor()
