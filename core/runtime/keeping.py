"""Writes the backend that a model is to run on beside the model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import torch

from core.artifact.manifest import Manifest
from core.artifact.publication import publish
from core.data.snapshot import file_sha256
from core.runtime.backends.backend import Variant
from core.runtime.backends.packages import versions_of
from core.runtime.hardware import fingerprint
from core.runtime.optimized import (
    CHOICE,
    CandidateEntry,
    ChoiceEntry,
    calibration_sha256,
    model_sha256,
)


def keep_choice(
    manifest: Manifest,
    device: torch.device,
    variant: Variant,
    network: Path | None,
    staged: Path,
    folder: Path,
    *,
    parts: int,
    candidates: Sequence[CandidateEntry] = (),
) -> ChoiceEntry:
    """Publish ``staged`` as ``folder``, with ``choice.json`` and of the networks only ``network``.

    ``network`` lies in ``staged``, or is None where the backend needs none; ``parts`` is how many
    good ones the candidates were compared on. Raises OSError.
    """
    kept = sorted(staged.glob(f"{network.stem}.*")) if network else []
    for path in staged.iterdir():
        if path not in kept:
            path.unlink()
    entry = ChoiceEntry(
        created_utc=datetime.now(UTC).isoformat(timespec="seconds"),
        model_sha256=model_sha256(manifest),
        calibration_sha256=calibration_sha256(manifest),
        hardware=fingerprint(device),
        versions=versions_of(variant.backend),
        backend=variant.backend,
        precision=variant.precision,
        network=network.name if network else "",
        files={path.name: file_sha256(path) for path in kept},
        good_parts=parts,
        made_up_defects=parts,
        candidates=tuple(candidates),
    )
    (staged / CHOICE).write_text(entry.model_dump_json(indent=2) + "\n", encoding="utf-8")
    publish(staged, folder)
    return entry
