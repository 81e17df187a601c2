"""Model folders: ``manifest.json`` and ``weights.safetensors``. Never pickle.

A folder is published by one rename, so it is whole or absent, whatever happens meanwhile.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from pydantic import ValidationError
from safetensors import SafetensorError
from safetensors.torch import load, save_file
from torch import Tensor

from core.artifact.manifest import Manifest
from core.artifact.migrations import MIGRATIONS, Migrations, migrated
from core.data.snapshot import file_sha256
from core.errors import ArtifactError
from core.models.registry import build_inference_model

MANIFEST = "manifest.json"
WEIGHTS = "weights.safetensors"
_LINE = "The line can't run with this model."
_RESTORE = "Restore the model from a backup or train it again."


@dataclass(frozen=True, slots=True)
class ModelArtifact:
    """A verified model: its description and its tensors by name (CPU)."""

    folder: Path
    manifest: Manifest
    tensors: Mapping[str, Tensor]


def save_artifact(
    folder: Path, manifest: Manifest, tensors: Mapping[str, Tensor], *, overwrite: bool = False
) -> Path:
    """Publish a model at ``folder``. An existing one is replaced only with ``overwrite``.

    Raises ArtifactError: something is there already, the disk is full, a weight is not finite.
    """
    _refuse_unfinite(tensors)
    if folder.exists() and not overwrite:
        raise ArtifactError(
            f"There is already something at {folder}.",
            "It was not touched.",
            "Choose another output, or allow overwriting.",
        )
    temporary = folder.with_name(f".{folder.name}.{uuid.uuid4().hex[:8]}.new")
    try:
        _write(temporary, manifest, tensors)
        _publish(temporary, folder)
    except (OSError, SafetensorError) as error:
        raise ArtifactError(
            f"The model could not be written to {folder}: {error}.",
            "The model that was there before, if any, still stands.",
            "Free disk space or choose another folder.",
        ) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return folder


def _write(folder: Path, manifest: Manifest, tensors: Mapping[str, Tensor]) -> None:
    folder.mkdir(parents=True)
    weights = folder / WEIGHTS
    save_file({k: v.detach().cpu().contiguous() for k, v in tensors.items()}, weights)
    complete = manifest.model_copy(update={"files": {WEIGHTS: file_sha256(weights)}})
    text = complete.model_dump_json(by_alias=True, indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    for path in (weights, folder / MANIFEST):
        _sync(path)
    _sync_folder(folder)


def _publish(temporary: Path, folder: Path) -> None:
    """Rename into place. A folder can't be replaced in one step, so the old one steps aside."""
    old = folder.with_name(f".{folder.name}.{uuid.uuid4().hex[:8]}.old")
    if folder.exists():
        folder.rename(old)
    try:
        temporary.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    _sync_folder(folder.parent)
    shutil.rmtree(old, ignore_errors=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows can't open folders for syncing
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def load_artifact(folder: Path) -> ModelArtifact:
    """Read and verify. Raises ArtifactError: damaged, incomplete, newer, not a model."""
    manifest = read_manifest(folder)
    tensors = _load_weights(folder, manifest)
    _refuse_unfinite(tensors)
    return ModelArtifact(folder, manifest, tensors)


def read_manifest(folder: Path, migrations: Migrations = MIGRATIONS) -> Manifest:
    """The description alone, brought to the present schema."""
    path = folder / MANIFEST
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ArtifactError(
            f"{folder} is not a model: it has no {MANIFEST}.", _LINE, "Name a model's folder."
        ) from error
    except (OSError, ValueError) as error:
        raise ArtifactError(f"{path} is damaged: {error}.", _LINE, _RESTORE) from error
    try:
        return Manifest.model_validate(migrated(raw, migrations))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ArtifactError(
            f"{path} is damaged: {place or 'it'}: {first['msg']}.", _LINE, _RESTORE
        ) from error


def _load_weights(folder: Path, manifest: Manifest) -> dict[str, Tensor]:
    path = folder / WEIGHTS
    for name, expected in manifest.files.items():
        if "/" in name or "\\" in name or not (folder / name).is_file():
            raise ArtifactError(f"The model {folder} lacks its file {name}.", _LINE, _RESTORE)
        if file_sha256(folder / name) != expected:
            raise ArtifactError(
                f"The file {name} of the model {folder} is damaged: its checksum is wrong.",
                _LINE,
                _RESTORE,
            )
    if WEIGHTS not in manifest.files:
        raise ArtifactError(f"The model {folder} names no {WEIGHTS}.", _LINE, _RESTORE)
    try:
        return load(path.read_bytes())
    except (OSError, SafetensorError) as error:
        raise ArtifactError(f"{path} is damaged: {error}.", _LINE, _RESTORE) from error


def _refuse_unfinite(tensors: Mapping[str, Tensor]) -> None:
    broken = [k for k, v in tensors.items() if v.is_floating_point() and not _is_finite(v)]
    if broken:
        raise ArtifactError(
            f"The model's tensor {broken[0]} holds values that are not numbers.",
            "Its scores would mean nothing; the line can't run with it.",
            "Train it again, with a lower learning rate if this happens twice.",
        )


def _is_finite(tensor: Tensor) -> bool:
    return bool(torch.isfinite(tensor).all())


def verify_artifact(folder: Path) -> list[str]:
    """Sentences about what is wrong; empty for a sound model. Builds the network as well."""
    try:
        artifact = load_artifact(folder)
        manifest = artifact.manifest
        build_inference_model(manifest.method, manifest.network, artifact.tensors)
    except ArtifactError as error:
        return [str(error)]
    return []
