"""The backend that was found to be the fastest for a model on a machine, kept beside the model.

``<model>.optimized/<machine>/`` holds ``choice.json`` and the prepared network. The model's own
folder stays as it was published. Whatever does not fit (other weights, machine, packages, a
damaged file) is as good as absent: torch needs no preparation.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Literal

import torch
from pydantic import Field, ValidationError

from core.artifact.manifest import Entry, Manifest
from core.artifact.publication import standing
from core.data.snapshot import file_sha256
from core.runtime.backends.packages import versions_of
from core.runtime.device import Precision
from core.runtime.hardware import fingerprint

CHOICE = "choice.json"
_log = logging.getLogger(__name__)


class CandidateEntry(Entry):
    """One backend as it was measured. Deviations from plain torch in fp32.

    ``score_deviation`` is the largest of a score, as a share of the image threshold;
    ``map_deviation`` the largest of a cell of the combined map, in the scores' unit.
    """

    backend: str
    precision: Precision
    accepted: bool
    reason: str = ""
    median_ms: float | None = None
    p99_ms: float | None = None
    rounds: int = 0
    score_deviation: float | None = None
    map_deviation: float | None = None
    rank_correlation: float | None = None
    verdict_changes: int | None = None
    prepare_s: float = 0.0


class ChoiceEntry(Entry):
    """``choice.json``. ``network`` is the file to open, "" where the backend needs none."""

    schema_version: Literal[1] = 1
    created_utc: str
    model_sha256: str
    hardware: dict[str, str]
    versions: dict[str, str]
    backend: str
    precision: Precision
    network: str = ""
    files: dict[str, str] = Field(default_factory=dict)
    good_parts: int
    made_up_defects: int
    candidates: tuple[CandidateEntry, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A choice that holds here and now, and its network's file."""

    entry: ChoiceEntry
    network: Path | None


def model_sha256(manifest: Manifest) -> str:
    """Of what makes the raw maps: weights, method, network. Thresholds don't matter."""
    content = {"files": manifest.files, "method": manifest.method, "network": manifest.network}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def choice_folder(model: Path, device: torch.device) -> Path:
    """Where the choice for this machine and ``device`` lies, or would."""
    facts = json.dumps(fingerprint(device), sort_keys=True)
    key = hashlib.sha256(facts.encode()).hexdigest()[:16]
    place = model.resolve()
    return place.with_name(f"{place.name}.optimized") / key


def find_choice(model: Path, manifest: Manifest, device: torch.device) -> Prepared | None:
    """None where there is none that holds. Never raises for what lies there."""
    folder = standing(choice_folder(model, device))
    if not folder.is_dir():
        return None
    try:
        entry = ChoiceEntry.model_validate_json((folder / CHOICE).read_bytes())
        reason = _why_not(entry, manifest, device, folder)
    except (OSError, ValidationError, PackageNotFoundError, KeyError) as error:
        reason = f"{type(error).__name__}: {error}"
    if reason:
        _log.warning("The optimisation in %s is not used: %s", folder, reason)
        return None
    return Prepared(entry, folder / entry.network if entry.network else None)


def _why_not(entry: ChoiceEntry, manifest: Manifest, device: torch.device, folder: Path) -> str:
    if entry.model_sha256 != model_sha256(manifest):
        return "it is of another model"
    if entry.hardware != fingerprint(device):
        return "it is of another machine"
    if entry.versions != versions_of(entry.backend):
        return "the packages have changed"
    if entry.network and entry.network not in entry.files:
        return "it names a network without a checksum"
    for name, expected in entry.files.items():
        if "/" in name or "\\" in name or file_sha256(folder / name) != expected:
            return f"{name} is damaged"
    return ""
