"""What a report's page says about model and machine."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence

from core.artifact.manifest import ComparisonEntry, Manifest


def model_facts(manifest: Manifest) -> dict[str, str]:
    """Names and values for people, in the order in which they are asked for."""
    training, size = manifest.training, manifest.preprocessing
    return {
        "Method": manifest.method,
        "Image size": f"{size.height} × {size.width} px{_in_tiles(manifest)}",
        "Trained on": _trained_on(manifest),
        "Schedule": f"{training.schedule}, {training.steps} steps, seed {training.seed}",
        "Training": f"{training.seconds:.0f} s on {training.device}, {training.precision}",
        "bf16": _of_bf16(manifest.compared),
        "Penalty images": training.penalty,
        "Teacher": f"{manifest.teacher.origin} ({manifest.teacher.licence})",
        "Written": f"{manifest.created_utc} by Goodpart {manifest.versions.goodpart}",
        "This machine": f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}",
    }


def _trained_on(manifest: Manifest) -> str:
    """Apart from the test's: the snapshot counts what was learned and what set the threshold."""
    snapshot, threshold = manifest.training.snapshot, manifest.image_threshold.samples
    learned = snapshot.count - threshold
    return f"{learned} good images of {snapshot.name}; {threshold} more set the threshold"


def _in_tiles(manifest: Manifest) -> str:
    tile = manifest.network.get("tile")
    return "" if tile is None else f", in tiles of {tile} × {tile} px"


def _of_bf16(compared: Sequence[ComparisonEntry]) -> str:
    """What its comparison with fp32 said when the model was trained."""
    if not compared:
        return "not compared with fp32, used where asked for only"
    return "; ".join(
        f"{entry.device}: {entry.objection or 'judges as fp32'} ({entry.images} pictures)"
        for entry in compared
    )
