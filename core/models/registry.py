"""The engine's methods by name."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor, nn

from core.errors import ArtifactError
from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.puad import MEAN, WHITENING, with_puad
from core.models.fractalad.networks import FractalAdInference
from core.models.pyramid.inference import PyramidInference

EFFICIENTAD = ("efficientad-s", "efficientad-m")
PYRAMIDS = ("stfpm", "dcam")
FRACTALAD = "fractalad"
METHODS = (*EFFICIENTAD, *PYRAMIDS, FRACTALAD)


def build_inference_model(
    method: str,
    network: Mapping[str, object],
    tensors: Mapping[str, Tensor],
    puad_row: int | None = None,
) -> nn.Module:
    """The method's network in evaluation mode: (N, 3, H, W) to raw maps (N, M, h, w), float32.

    M is 2 for EfficientAD (local and global map), 3 where ``puad_row`` asks for PUAD's distance as
    well, 1 for methods with one map. Raises ArtifactError where the method is unknown or the
    tensors are not those of the network.
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
        own = {name: tensor for name, tensor in tensors.items() if name not in (MEAN, WHITENING)}
        model = EfficientAdInference.from_tensors(network, own)
        return model if puad_row is None else with_puad(model, tensors, puad_row)
    except (RuntimeError, KeyError, TypeError, IndexError) as error:
        raise ArtifactError(
            f"The model's weights do not fit its description: {error}.",
            "The line can't run with it.",
            "Restore the model from a backup or train it again.",
        ) from error
