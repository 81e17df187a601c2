"""Teachers on disk: safetensors with a provenance file beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import torch
from pydantic import ValidationError
from safetensors import SafetensorError
from safetensors.torch import load, save_file
from torch import Tensor

from core.data.snapshot import file_sha256
from core.errors import TeacherError
from core.models.efficientad.networks import (
    TEACHER_CHANNELS,
    PatchDescriptionNetwork,
    Size,
    random_teacher,
)
from core.teacher.provenance import Provenance

EMBEDDED = "embedded"
RANDOM = "random"
_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "teacher"
_REMEDY = "Use the embedded teacher, `teacher import` published weights, or `teacher distill` one."


@dataclass(frozen=True, slots=True)
class Teacher:
    """An unpadded PDN in evaluation mode without gradients, and where it comes from."""

    network: PatchDescriptionNetwork
    provenance: Provenance


def embedded_path(size: Size) -> Path:
    """Where the program's own teacher of that size lies, if it has one."""
    return _FOLDER / f"pdn_{size}.safetensors"


def provenance_path(weights: Path) -> Path:
    """The file beside ``weights`` that says where they come from."""
    return weights.with_suffix(".provenance.json")


def load_teacher(source: str | Path, size: Size, seed: int = 0) -> Teacher:
    """``source`` is "embedded", "random" (by ``seed``, to compare with) or a weight file's path.

    Raises TeacherError: missing, damaged, of another size.
    """
    if str(source) == RANDOM:
        return _random(size, seed)
    path = embedded_path(size) if str(source) == EMBEDDED else Path(source)
    if not path.is_file():
        raise TeacherError(
            f"There is no teacher of size {size.upper()} at {path}.",
            "No model can be trained without one.",
            _REMEDY,
        )
    provenance = read_provenance(path)
    tensors = _tensors(path, provenance.sha256)
    network = PatchDescriptionNetwork(size, TEACHER_CHANNELS)
    try:
        network.load_state_dict(dict(tensors))
    except RuntimeError as error:
        raise TeacherError(
            f"The teacher {path} is not a PDN of size {size.upper()}.",
            "The training was not started.",
            "Name a teacher of the method's size.",
        ) from error
    return Teacher(_frozen(network), provenance)


def save_teacher(path: Path, tensors: Mapping[str, Tensor], provenance: Provenance) -> Provenance:
    """Write weights and provenance (with the weights' hash). Raises TeacherError."""
    temporary = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_file({k: v.detach().cpu().contiguous() for k, v in tensors.items()}, temporary)
        complete = provenance.model_copy(update={"sha256": file_sha256(temporary)})
        temporary.replace(path)
        provenance_path(path).write_text(
            complete.model_dump_json(indent=2) + "\n", encoding="utf-8"
        )
    except (OSError, SafetensorError) as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise TeacherError(
            f"The teacher could not be written to {path}: {error}.",
            "It was lost.",
            "Free disk space or choose another path.",
        ) from error
    return complete


def read_provenance(weights: Path) -> Provenance:
    """Raises TeacherError where the file is missing or damaged."""
    path = provenance_path(weights)
    try:
        return Provenance.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValidationError) as error:
        raise TeacherError(
            f"The provenance file {path.name} of the teacher {weights} is missing or damaged.",
            "Where its weights come from is unknown, so no model is trained with them.",
            _REMEDY,
        ) from error


def _tensors(path: Path, sha256: str) -> dict[str, Tensor]:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise TeacherError(
            f"The teacher {path} is damaged: its checksum is wrong.",
            "The training was not started.",
            _REMEDY,
        )
    try:
        # Stored as float16 to keep the repository small; computed in float32.
        return {k: v.to(torch.float32) for k, v in load(content).items()}
    except SafetensorError as error:
        raise TeacherError(
            f"The teacher {path} is damaged: {error}.", "The training was not started.", _REMEDY
        ) from error


def _random(size: Size, seed: int) -> Teacher:
    network = random_teacher(size, seed)
    digest = hashlib.sha256(f"random {size} {seed}".encode()).hexdigest()
    provenance = Provenance(
        origin=f"randomly initialised, seed {seed}",
        size=size,
        created_utc="",
        sha256=digest,
        licence="none",
    )
    return Teacher(_frozen(network), provenance)


def _frozen(network: PatchDescriptionNetwork) -> PatchDescriptionNetwork:
    return network.eval().requires_grad_(False)
