"""Small untrained models for tests of artefacts and predictors."""

from pathlib import Path

import torch

from core.artifact.manifest import (
    Manifest,
    NormalizationEntry,
    PreprocessingEntry,
    ProductEntry,
    PuadEntry,
    QuantilesEntry,
    RateEntry,
    SnapshotEntry,
    TeacherEntry,
    ThresholdEntry,
    TrainingEntry,
    VersionsEntry,
)
from core.artifact.store import ModelArtifact, load_artifact, save_artifact
from core.models.efficientad.inference import EfficientAdInference
from core.models.efficientad.puad import MEAN, WHITENING

HEIGHT, WIDTH = 128, 136


def manifest(threshold: float = 1.0) -> Manifest:
    """A manifest with all fields, for ``inference_model``."""
    entry = ThresholdEntry(
        value=threshold,
        samples=5,
        false_reject_rate=RateEntry(expected=0.17, low=0.0, high=0.45),
        wished_rate=0.01,
    )
    snapshot = SnapshotEntry(name="parts", count=6, sha256="0" * 64)
    return Manifest(
        method="efficientad-s",
        created_utc="2026-01-01T00:00:00+00:00",
        versions=VersionsEntry(goodpart="0", torch="0", python="0"),
        preprocessing=PreprocessingEntry(height=HEIGHT, width=WIDTH, full_scale=65535),
        network={"size": "s", "height": HEIGHT, "width": WIDTH},
        teacher=TeacherEntry(origin="random", sha256="0" * 64, licence="none"),
        training=TrainingEntry(
            schedule="quick",
            steps=1,
            seed=0,
            device="cpu",
            precision="fp32",
            seconds=1.0,
            penalty="none",
            snapshot=snapshot,
        ),
        normalization=NormalizationEntry(
            local=QuantilesEntry(low=0.0, high=1.0), global_=QuantilesEntry(low=0.0, high=1.0)
        ),
        image_threshold=entry,
        pixel_threshold=entry,
        validation_scores=(0.1, 0.2),
    )


def inference_model(seed: int = 0) -> EfficientAdInference:
    """An untrained network of the manifest's size, the same for each seed."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return EfficientAdInference("s", HEIGHT, WIDTH).eval()


def write_model(folder: Path, threshold: float = 1.0, seed: int = 0) -> ModelArtifact:
    """Save and load such a model."""
    save_artifact(folder, manifest(threshold), inference_model(seed).state_dict(), overwrite=True)
    return load_artifact(folder)


def write_whole_model(folder: Path, weight: float = 1.0, threshold: float = 1.0) -> ModelArtifact:
    """``write_model``'s with PUAD's score, the distance of the student's mean output from 0."""
    entry = PuadEntry(weight=weight, distance=QuantilesEntry(low=0.0, high=1.0))
    network = inference_model()
    channels = list(network.student.parameters())[-1].shape[0]
    own = {MEAN: torch.zeros(1, channels), WHITENING: torch.eye(channels)[None]}
    with_puad = manifest(threshold).model_copy(update={"puad": entry})
    save_artifact(folder, with_puad, network.state_dict() | own, overwrite=True)
    return load_artifact(folder)


def write_model_of_several(folder: Path, thresholds: dict[str, float]) -> ModelArtifact:
    """Such a model for several products, each with an image threshold of its own."""
    own = manifest()
    products = {
        name: ProductEntry(
            normalization=own.normalization,
            image_threshold=own.image_threshold.model_copy(update={"value": value}),
            pixel_threshold=own.pixel_threshold,
            validation_scores=own.validation_scores,
            snapshot=own.training.snapshot,
        )
        for name, value in thresholds.items()
    }
    several = own.model_copy(update={"products": products})
    save_artifact(folder, several, inference_model().state_dict(), overwrite=True)
    return load_artifact(folder)
