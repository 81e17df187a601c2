"""The engine's methods by name."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor, nn

from core.errors import ArtifactError
from core.models.efficientad.inference import EfficientAdInference
from core.models.fractalad.networks import FractalAdInference
from core.models.pyramid.inference import PyramidInference

EFFICIENTAD = ("efficientad-s", "efficientad-m")
PYRAMIDS = ("stfpm", "dcam")
FRACTALAD = "fractalad"
METHODS = (*EFFICIENTAD, *PYRAMIDS, FRACTALAD)


def build_inference_model(
    method: str, network: Mapping[str, object], tensors: Mapping[str, Tensor]
) -> nn.Module:
    """The method's network in evaluation mode: (N, 3, H, W) to raw maps (N, M, h, w), float32.

    M is 2 for EfficientAD (local and global map), 1 for methods with one map. Raises ArtifactError
    where the method is unknown or the tensors are not those of the network.
    """
    if method not in METHODS:
        raise ArtifactError(
            f"The model's method {method!r} is unknown to this version.",
            "The line can't run with it.",
            f"Use one of {', '.join(METHODS)}, or update the program.",
        )
    try:
        if method in PYRAMIDS:
            return PyramidInference.from_tensors(network, tensors)
        if method == FRACTALAD:
            return FractalAdInference.from_tensors(network, tensors)
        return EfficientAdInference.from_tensors(network, tensors)
    except (RuntimeError, KeyError, TypeError) as error:
        raise ArtifactError(
            f"The model's weights do not fit its description: {error}.",
            "The line can't run with it.",
            "Restore the model from a backup or train it again.",
        ) from error
