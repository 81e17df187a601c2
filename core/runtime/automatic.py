"""In which precision a model runs unless it is told: a reduced one only if that was compared.

Rounding is a matter of the number format, which is the same on every machine; how a device adds
up is a matter of its kind. So a comparison holds for all devices of its kind (processors, CUDA
GPUs), and for no other kind.
"""

from __future__ import annotations

import torch

from core.artifact.manifest import Manifest
from core.runtime.device import Precision, preferred_precision


def automatic_precision(manifest: Manifest, device: torch.device) -> Precision:
    """bf16 where ``device`` multiplies it and it judged as fp32 did after the training."""
    return "fp32" if why_not_reduced(manifest, device) else preferred_precision(device)


def why_not_reduced(manifest: Manifest, device: torch.device) -> str:
    """Why the model runs in fp32 on ``device`` by itself; "" where it does not or may."""
    if manifest.puad_row is not None:
        return "the third score (PUAD) is computed in fp32"
    wished = preferred_precision(device)
    if wished == "fp32":
        return "this device does not multiply bf16"
    for entry in manifest.compared:
        if (entry.device, entry.precision) == (device.type, wished):
            return entry.objection and f"{wished} judges otherwise: {entry.objection}"
    return f"{wished} was not compared with fp32 on {device.type} when the model was trained"
