"""Models that learned nothing: they cost what trained ones cost, and need no data."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from core.artifact.manifest import ComparisonEntry
from core.artifact.store import ModelArtifact, load_artifact, save_artifact
from core.data.preprocessing import Preprocessing
from core.data.scenes import generated_picture
from core.data.snapshot import DatasetSnapshot
from core.models.registry import in_tiles
from core.scoring.score import ScoreRule
from core.training.calibration import calibrate
from core.training.description import TrainingFacts, describe
from core.training.images import seen_by_network
from core.training.input import TrainingInput
from core.training.plans import plan_training
from core.training.spec import TrainingSpec
from core.types import Image

_PICTURES = 2
_ALIKE = tuple(ComparisonEntry(device=kind, precision="bf16", images=0) for kind in ("cpu", "cuda"))
"""Only its time is looked at, and that shall be a trained model's, most of which run in bf16."""


def pictures(side: int, count: int, seed: int = 0) -> list[Image]:
    """Made-up photos, (side, side, 3) uint8, the same for each seed."""
    random = np.random.default_rng((seed, side))
    made = [generated_picture(random, side, side) for _ in range(count)]
    return [(picture * 255).astype(np.uint8) for picture in made]


def write_untrained(folder: Path, method: str, side: int, tile: int = 0) -> ModelArtifact:
    """Save and load a model for pictures of ``side`` x ``side`` pixels, in tiles unless 0.

    Its thresholds are set on ``pictures``, which therefore mostly pass. Raises TrainingError for
    an unknown method, too small a side or tiles that do not fit, ArtifactError where the disk is
    full.
    """
    spec = TrainingSpec(
        method,
        "full",
        side,
        side,
        teacher="random",
        penalty="none",
        device="cpu",
        precision="fp32",
        tile=tile,
    )
    plan, preparation = plan_training(spec), Preprocessing(side, side)
    images = [preparation.prepare(picture) for picture in pictures(side, _PICTURES)]
    seen = seen_by_network(images, spec.tiling)
    trainer = plan.build(seen, torch.device("cpu"), spec.precision)
    model, rule = trainer.inference_model(), ScoreRule()
    nothing = TrainingInput((), (), preparation, DatasetSnapshot("none", 0, ""), ())
    judge = in_tiles(model, method, plan.network)
    calibration = calibrate(judge, images, rule, spec.wished_false_reject_rate)
    facts = TrainingFacts(spec, plan, 0, nothing, "cpu", spec.precision, calibration, {}, rule, 0.0)
    manifest = describe(facts).model_copy(update={"compared": _ALIKE})
    save_artifact(folder, manifest, model.state_dict(), overwrite=True)
    return load_artifact(folder)
