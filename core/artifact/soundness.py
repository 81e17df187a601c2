"""Whether tensors can be those of a working model."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from core.artifact.manifest import Manifest
from core.errors import ArtifactError
from core.models.registry import build_inference_model


def refuse_unfinite(tensors: Mapping[str, Tensor]) -> None:
    """Raises ArtifactError where a value is NaN or infinite."""
    for name, tensor in tensors.items():
        if tensor.is_floating_point() and not bool(torch.isfinite(tensor).all()):
            raise ArtifactError(
                f"The model's tensor {name} holds values that are not numbers.",
                "Its scores would mean nothing; no part can be judged with it.",
                "Train it again, with a lower learning rate if this happens twice.",
            )


def refuse_unfitting(manifest: Manifest, tensors: Mapping[str, Tensor]) -> None:
    """Raises ArtifactError where tensors lack, or have other shapes than the network's.

    Builds the network on torch's meta device: shapes only, no memory, some milliseconds.
    """
    shapes = {name: tensor.to("meta") for name, tensor in tensors.items()}
    entries = (manifest.puad, *(own.puad for own in manifest.products.values()))
    rows = [entry.row for entry in entries if entry is not None]
    with torch.device("meta"):  # where the last row is, the others are
        build_inference_model(manifest.method, manifest.network, shapes, max(rows, default=None))
