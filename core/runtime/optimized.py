"""The backend that was found to be the fastest for a model on a machine, kept beside the model.

``<model>.optimized/<key>/`` holds ``choice.json`` and the prepared network; the key is of machine
and product. The model's own folder stays as it was published. Whatever does not fit (other
weights, product, machine, packages, a damaged file) is as good as absent: torch needs no
preparation.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Literal

import torch
from pydantic import Field, ValidationError

from core.artifact.manifest import Entry, Manifest
from core.artifact.publication import standing
from core.data.snapshot import file_sha256
from core.runtime.backends.backend import AUTO, computes_all
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

    schema_version: Literal[2] = 2
    created_utc: str
    model_sha256: str
    calibration_sha256: str
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
    """Of what makes the raw maps: weights, method, network, PUAD's part of it."""
    return _sha256(
        {
            "files": manifest.files,
            "method": manifest.method,
            "network": manifest.network,
            "puad_row": manifest.puad_row,
        }
    )


def calibration_sha256(manifest: Manifest) -> str:
    """Tells a model's products apart: of what was measured on this one's own good parts.

    A recipe's tuning (thresholds, weights) changes nothing of it.
    """
    scales = manifest.normalization
    return _sha256(
        {
            "local": scales.local.model_dump(),
            "global": scales.global_.model_dump(),
            "distance": manifest.puad and manifest.puad.distance.model_dump(),
            "validation_scores": manifest.validation_scores,
            "held_out": manifest.training.held_out,
            "snapshot": manifest.training.snapshot.model_dump(),
        }
    )


def choice_folder(model: Path, manifest: Manifest, device: torch.device) -> Path:
    """Where the choice for this machine, ``device`` and the manifest's product lies, or would."""
    key = _sha256({"hardware": fingerprint(device), "product": calibration_sha256(manifest)})[:16]
    return optimisations_of(model) / key


def optimisations_of(model: Path) -> Path:
    """The folder of the choices that were made for ``model``, on whatever machine."""
    place = model.resolve()
    return place.with_name(f"{place.name}.optimized")


def find_choice(
    model: Path, manifest: Manifest, device: torch.device, precision: str = AUTO
) -> Prepared | None:
    """None where there is none that holds. Never raises for what lies there."""
    found = look_for_choice(model, manifest, device, precision)
    if isinstance(found, Prepared):
        return found
    if found:
        _log.warning("The optimisation in %s is not used: %s", optimisations_of(model), found)
    return None


def look_for_choice(
    model: Path, manifest: Manifest, device: torch.device, precision: str = AUTO
) -> Prepared | str:
    """The choice that holds, or in words why none of those that are there does; "" for none.

    ``manifest`` as it is judged by, tuned and of one product.
    """
    folder = standing(choice_folder(model, manifest, device))
    if not folder.is_dir():
        is_elsewhere = any(path.is_file() for path in folder.parent.glob(f"*/{CHOICE}"))
        return "there are only choices of other machines or products" if is_elsewhere else ""
    try:
        entry = ChoiceEntry.model_validate_json((folder / CHOICE).read_bytes())
        reason = _why_not(entry, manifest, device, folder) or _unfit(entry, manifest, precision)
    except OSError as error:
        reason = f"a file of it can't be read ({error.strerror or type(error).__name__})"
    except ValidationError:
        reason = f"{CHOICE} is damaged, or of another version of the program"
    except PackageNotFoundError as error:
        reason = f"the package {error.name} that it needs is not installed"
    except KeyError as error:
        reason = f"this program has no backend {error}"
    return reason or Prepared(entry, folder / entry.network if entry.network else None)


def _unfit(entry: ChoiceEntry, manifest: Manifest, precision: str) -> str:
    if not computes_all(manifest, entry.backend):
        return f"{entry.backend} can't compute the model's third score (PUAD)"
    if precision not in (AUTO, entry.precision):
        return f"it computes in {entry.precision}, and {precision} is asked for"
    return ""


def _why_not(entry: ChoiceEntry, manifest: Manifest, device: torch.device, folder: Path) -> str:
    if entry.model_sha256 != model_sha256(manifest):
        return _other_model(entry, manifest)
    for differs, reason in (
        (entry.calibration_sha256 != calibration_sha256(manifest), "it is of another product"),
        (entry.hardware != fingerprint(device), "it is of another machine"),
        (entry.versions != versions_of(entry.backend), "program or packages have changed"),
    ):
        if differs:
            return reason
    if entry.network and entry.network not in entry.files:
        return "it names a network without a checksum"
    for name, expected in entry.files.items():
        if "/" in name or "\\" in name or file_sha256(folder / name) != expected:
            return f"{name} is damaged"
    return ""


def _other_model(entry: ChoiceEntry, manifest: Manifest) -> str:
    """Or the same one, where a recipe's weight has made or left out its third score since."""
    puad = manifest.puad
    if puad is None:
        return "it is of another model"
    is_weighed = puad.weight > 0
    turned = puad.model_copy(update={"weight": 0.0 if is_weighed else 1.0})
    if entry.model_sha256 != model_sha256(manifest.model_copy(update={"puad": turned})):
        return "it is of another model"
    if is_weighed:
        return "it was found without the model's third score (PUAD), which counts here"
    return "it was found with the model's third score (PUAD), which does not count here (weight 0)"


def _sha256(content: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
