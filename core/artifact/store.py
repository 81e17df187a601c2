"""Model folders: ``manifest.json`` and ``weights.safetensors``. Never pickle.

A folder is published as a whole, so it is whole or absent, whatever happens meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from pydantic import ValidationError
from safetensors import SafetensorError
from safetensors.torch import load, save_file
from torch import Tensor

from core.artifact.manifest import Manifest, content_sha256
from core.artifact.migrations import MIGRATIONS, Migrations, migrated
from core.artifact.publication import clear_leftovers, publish, staging_place, standing
from core.artifact.soundness import refuse_unfinite, refuse_unfitting
from core.data.snapshot import file_sha256
from core.errors import ArtifactError

MANIFEST = "manifest.json"
WEIGHTS = "weights.safetensors"
_LINE = "No part can be judged with this model."
_RESTORE = "Restore the model from a backup or train it again."
_UNTOUCHED = "It was not touched."


@dataclass(frozen=True, slots=True)
class ModelArtifact:
    """A verified model: its description and its tensors by name (CPU)."""

    folder: Path
    manifest: Manifest
    tensors: Mapping[str, Tensor]


def save_artifact(
    folder: Path, manifest: Manifest, tensors: Mapping[str, Tensor], *, overwrite: bool = False
) -> Path:
    """Publish a model at ``folder``. An existing model is replaced only with ``overwrite``.

    Raises ArtifactError: something is there already, the disk is full, a weight is not finite.
    """
    refuse_unfinite(tensors)
    place = folder.resolve()  # a link keeps pointing to the model
    refuse_occupied(place, overwrite=overwrite)
    staged = staging_place(place)
    try:
        clear_leftovers(place)
        refuse_occupied(place, overwrite=overwrite)
        _write(staged, manifest, tensors)
        publish(staged, place)
    except (OSError, SafetensorError) as error:
        raise ArtifactError(
            f"The model could not be written to {folder}: {error}.",
            "The model that was there before, if any, still stands.",
            "Free disk space or choose another folder.",
        ) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return folder


def refuse_occupied(folder: Path, *, overwrite: bool) -> None:
    """Raises ArtifactError unless a model may be put at ``folder``.

    ``overwrite`` allows it to replace a model, sound or damaged, and an empty folder. Nothing
    else: a mistyped output must not cost the user their files.
    """
    if not folder.exists():
        return
    if not _is_replaceable(folder):
        raise ArtifactError(
            f"What is at {folder} is not a model, or holds more than one.",
            _UNTOUCHED,
            "Choose another output, or remove it yourself.",
        )
    if not overwrite:
        raise ArtifactError(
            f"There is already something at {folder}.",
            _UNTOUCHED,
            "Choose another output, or replace it with --overwrite.",
        )


def refuse_unwritable(folder: Path) -> None:
    """Raises ArtifactError where this user can't make ``folder``. Leaves nothing behind."""
    try:
        folder.exists()  # its name may be too long, or those around it closed to this user
        around = next(place for place in folder.absolute().parents if place.exists())
        with TemporaryDirectory(dir=around):
            pass
    except OSError as error:
        raise ArtifactError(
            f"No model can be written to {folder}: {error.strerror}.",
            "Nothing was begun.",
            "Choose another output, or give this user the right to write there.",
        ) from error


def _is_replaceable(folder: Path) -> bool:
    if not folder.is_dir() or folder == folder.parent:
        return False
    content = list(folder.iterdir())
    own = any(path.name in (MANIFEST, WEIGHTS) for path in content)
    return not content or (own and not any(path.is_dir() for path in content))


def _no_model(folder: Path) -> str:
    if folder.is_dir():
        return f"{folder} is not a model: it has no {MANIFEST}."
    if folder.exists():
        return f"{folder} is not a model: it is no folder."
    return f"There is no folder {folder}."


def _write(folder: Path, manifest: Manifest, tensors: Mapping[str, Tensor]) -> None:
    folder.mkdir(parents=True)
    # Clones: tensors that share memory can't be stored, and must not fail a finished training.
    stored = {
        name: tensor.detach().cpu().clone(memory_format=torch.contiguous_format)
        for name, tensor in tensors.items()
    }
    save_file(stored, folder / WEIGHTS)
    complete = manifest.model_copy(update={"files": {WEIGHTS: file_sha256(folder / WEIGHTS)}})
    content = complete.model_dump(mode="json", by_alias=True)
    content["content_sha256"] = content_sha256(content)
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def load_artifact(folder: Path) -> ModelArtifact:
    """Read and verify. Raises ArtifactError: damaged, incomplete, newer, not a model.

    A model that a crash left aside while it was being replaced is found as well.
    """
    manifest = read_manifest(folder)
    tensors = _load_weights(standing(folder.resolve()), manifest)
    refuse_unfinite(tensors)
    refuse_unfitting(manifest, tensors)
    return ModelArtifact(folder, manifest, tensors)


def read_manifest(folder: Path, migrations: Migrations = MIGRATIONS) -> Manifest:
    """The description alone, brought to the present schema. Raises ArtifactError."""
    path = folder / MANIFEST
    try:
        path = standing(folder.resolve()) / MANIFEST
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ArtifactError(_no_model(folder), _LINE, "Name a model's folder.") from error
    except OSError as error:
        raise _unreadable(path, error) from error
    except (ValueError, RecursionError) as error:
        raise ArtifactError(f"{path} is damaged: {error}.", _LINE, _RESTORE) from error
    present = migrated(raw, migrations)
    _refuse_altered(path, raw)
    try:
        return Manifest.model_validate(present)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ArtifactError(
            f"{path} is damaged: {place or 'it'}: {first['msg']}.", _LINE, _RESTORE
        ) from error


def _refuse_altered(path: Path, raw: Mapping[str, object]) -> None:
    """A single flipped digit in a threshold would let bad parts pass."""
    stated = raw.get("content_sha256", "")
    if stated not in ("", content_sha256(raw)):
        raise ArtifactError(f"{path} is damaged: its checksum is wrong.", _LINE, _RESTORE)


def _load_weights(folder: Path, manifest: Manifest) -> dict[str, Tensor]:
    if WEIGHTS not in manifest.files:
        raise ArtifactError(f"The model {folder} names no {WEIGHTS}.", _LINE, _RESTORE)
    contents = {name: _verified(folder, name, wanted) for name, wanted in manifest.files.items()}
    try:
        return load(contents[WEIGHTS])
    except (SafetensorError, KeyError, ValueError, RuntimeError) as error:
        raise ArtifactError(f"{folder / WEIGHTS} is damaged: {error}.", _LINE, _RESTORE) from error


def _verified(folder: Path, name: str, expected: str) -> bytes:
    """A file's content, read once, so that what was checked is what is used."""
    path = folder / name
    if "/" in name or "\\" in name or not path.is_file():
        raise ArtifactError(f"The model {folder} lacks its file {name}.", _LINE, _RESTORE)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    if hashlib.sha256(content).hexdigest() != expected:
        raise ArtifactError(
            f"The file {name} of the model {folder} is damaged: its checksum is wrong.",
            _LINE,
            _RESTORE,
        )
    return content


def _unreadable(path: Path, error: OSError) -> ArtifactError:
    return ArtifactError(
        f"{path} could not be read: {error.strerror or error}.",
        _LINE,
        "Check the drive and the permissions of the file.",
    )


def verify_artifact(folder: Path) -> list[str]:
    """Sentences about what is wrong; empty for a sound model."""
    try:
        load_artifact(folder)
    except ArtifactError as error:
        return [str(error)]
    return []
