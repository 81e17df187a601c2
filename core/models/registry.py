"""The engine's methods by name."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor, nn

from core.errors import ArtifactError
from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.networks import map_side
from core.models.efficientad.puad import MEAN, WHITENING, PuadInference, with_puad
from core.models.fractalad.networks import FractalAdInference
from core.models.pyramid.inference import PyramidInference
from core.models.tiled import Tiled
from core.models.tiling import Tiling
from core.scoring.maps import CELL_STRIDE

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
    well, 1 for methods with one map. A ``network`` with a tile becomes a ``Tiled``. Raises
    ArtifactError where the method is unknown or the tensors are not those of the network.
    """
    if method not in METHODS:
        raise ArtifactError(
            f"The model's method {method!r} is unknown to this version.",
            "No part can be judged with it.",
            f"Use one of {', '.join(METHODS)}, or update the program.",
        )
    try:
        tiling = Tiling.of_network(network)
        if tiling is None:
            return _built(method, network, tensors, puad_row)
        own = {**network, "height": tiling.tile, "width": tiling.tile}
        return in_tiles(_built(method, own, tensors, puad_row), method, network)
    except (RuntimeError, KeyError, TypeError, IndexError, ValueError) as error:
        raise ArtifactError(
            f"The model's weights do not fit its description: {str(error).rstrip('.')}.",
            "No part can be judged with it.",
            "Restore the model from a backup or train it again.",
        ) from error


def in_tiles(model: nn.Module, method: str, network: Mapping[str, object]) -> nn.Module:
    """``model`` as ``network`` has it see a picture: itself where that names no tile.

    Raises ValueError for a model with PUAD's score, and as ``Tiling.of_network``.
    """
    tiling = Tiling.of_network(network)
    if tiling is None:
        return model
    if isinstance(model, PuadInference):
        raise ValueError("PUAD's score looks at the whole picture, not at tiles")
    return Tiled(model, tiling, tile_cells(method, network, tiling)).eval()


def tile_cells(method: str, network: Mapping[str, object], tiling: Tiling) -> int:
    """Cells along a side of a tile's map: patch networks have none at its border."""
    is_unpadded = method in EFFICIENTAD or network.get("backbone") == "pdn-s"
    return map_side(tiling.tile) if is_unpadded else tiling.tile // CELL_STRIDE


def _built(
    method: str,
    network: Mapping[str, object],
    tensors: Mapping[str, Tensor],
    puad_row: int | None,
) -> nn.Module:
    """Raises what an unfitting description leads to."""
    if method in PYRAMIDS:
        return PyramidInference.from_tensors(network, tensors)
    if method == FRACTALAD:
        return FractalAdInference.from_tensors(network, tensors)
    own = {name: tensor for name, tensor in tensors.items() if name not in (MEAN, WHITENING)}
    model = EfficientAdInference.from_tensors(network, own)
    return model if puad_row is None else with_puad(model, tensors, puad_row)
