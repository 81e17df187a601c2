"""What the figures were measured on and with."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil
import torch

PACKAGES = (
    "goodpart",
    "torch",
    "torchvision",
    "numpy",
    "opencv-python-headless",
    "onnxruntime",
    "onnxruntime-gpu",
    "openvino",
    "nncf",
    "tensorrt",
    "sqlalchemy",
)


def describe_machine(device: torch.device) -> dict[str, object]:
    """Hardware, versions of what computes, the date (UTC) and how busy the machine was."""
    return {
        "date_utc": datetime.now(UTC).isoformat(timespec="seconds"),
        "hardware": _hardware(device),
        "versions": {"python": platform.python_version()} | _versions(),
        "busy": _busy(),
    }


def _hardware(device: torch.device) -> dict[str, object]:
    facts: dict[str, object] = {
        "system": platform.platform(),
        "processor": _processor(),
        "instructions": torch.backends.cpu.get_cpu_capability(),
        "cores": psutil.cpu_count(logical=False),
        "threads": torch.get_num_threads(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "device": str(device),
    }
    if device.type == "cuda":
        properties = torch.cuda.get_device_properties(device)
        facts["gpu"] = properties.name
        facts["gpu_memory_gb"] = round(properties.total_memory / 1e9, 1)
        facts["cuda"] = torch.version.cuda
    return facts


def _processor() -> str:
    """Its name as sold, where the system tells."""
    listing = Path("/proc/cpuinfo")
    if listing.is_file():
        for line in listing.read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _versions() -> dict[str, str]:
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _busy() -> dict[str, float]:
    """Load of the last minute per core before the benchmark: near 0 on a quiet machine."""
    return {"load_per_core": round(psutil.getloadavg()[0] / (os.cpu_count() or 1), 2)}
