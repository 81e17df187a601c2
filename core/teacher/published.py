"""Imports the teacher weights that others have published.

Layouts: nelson1425/EfficientAD (a Sequential's indices) and anomalib (conv1, conv2, ...).
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import torch
from torch import Tensor

from core.data.snapshot import file_sha256
from core.errors import TeacherError, first_line
from core.models.efficientad.networks import TEACHER_CHANNELS, PatchDescriptionNetwork, Size
from core.teacher.provenance import Provenance

_MEANING = "No teacher was imported."
_REMEDY = "Use teacher_small.pth / teacher_medium.pth or anomalib's pretrained_teacher_*.pth."


def import_published(path: Path, size: Size) -> tuple[dict[str, Tensor], Provenance]:
    """Our state dict of the teacher in ``path`` and its provenance with the source file's hash.

    The file is read with weights_only: a pickle that would run code is refused. Raises
    TeacherError.
    """
    loaded = _read(path)
    expected = PatchDescriptionNetwork(size, TEACHER_CHANNELS).state_dict()
    tensors = _renamed(loaded, list(expected))
    for name, wanted in expected.items():
        if tensors[name].shape != wanted.shape:
            raise TeacherError(
                f"{path.name} is not a teacher of size {size.upper()}: {name} has shape "
                f"{tuple(tensors[name].shape)}, not {tuple(wanted.shape)}.",
                _MEANING,
                "Choose the other size, or another file.",
            )
        if not bool(torch.isfinite(tensors[name]).all()):
            raise TeacherError(f"{path.name} holds values that are not numbers.", _MEANING, _REMEDY)
    return tensors, _provenance(path, size)


def _read(path: Path) -> dict[str, Tensor]:
    try:
        loaded = torch.load(path, map_location="cpu", weights_only=True)
    except OSError as error:
        raise TeacherError(
            f"{path} can't be read: {error.strerror or error}.",
            _MEANING,
            "Check the path and the permissions.",
        ) from error
    except (RuntimeError, ValueError, EOFError, pickle.UnpicklingError) as error:
        raise TeacherError(
            f"{path} can't be read safely as weights: {_reason(error)}.",
            _MEANING,
            "If it is a whole pickled network, save its state_dict() alone where it comes from.",
        ) from error
    if not isinstance(loaded, Mapping) or not all(isinstance(v, Tensor) for v in loaded.values()):
        raise TeacherError(f"{path.name} holds no state dict.", _MEANING, _REMEDY)
    return dict(loaded)


def _reason(error: Exception) -> str:
    """Torch's own words of a refused pickle advise to run the code in it."""
    if isinstance(error, pickle.UnpicklingError):
        return "it is no file of plain weights"
    return first_line(error)


def _renamed(loaded: Mapping[str, Tensor], ours: list[str]) -> dict[str, Tensor]:
    """By the order of the convolutions: both layouts number them from first to last."""
    weights = [k for k in loaded if k.endswith(".weight")]
    names = [w.removesuffix(".weight") for w in weights]
    layers = list(dict.fromkeys(name.rsplit(".", 1)[0] for name in ours))
    pairs_complete = all(f"{name}.bias" in loaded for name in names)
    if len(names) != len(layers) or len(loaded) != 2 * len(layers) or not pairs_complete:
        raise TeacherError(
            f"The file has {len(names)} layers; a teacher of this size has {len(layers)}.",
            _MEANING,
            _REMEDY,
        )
    ordered = sorted(names, key=_number)
    return {
        f"{layer}.{kind}": loaded[f"{name}.{kind}"].to(torch.float32).contiguous()
        for layer, name in zip(layers, ordered, strict=True)
        for kind in ("weight", "bias")
    }


def _number(name: str) -> int:
    digits = "".join(c for c in name.rsplit(".", 1)[-1] if c.isdigit())
    return int(digits) if digits else -1


def _provenance(path: Path, size: Size) -> Provenance:
    return Provenance(
        origin=f"imported from {path.name} (SHA-256 {file_sha256(path)})",
        size=size,
        created_utc=datetime.now(UTC).isoformat(timespec="seconds"),
        sha256="",
        licence="as stated by the source of the file",
    )
