"""Writes down in a manifest how a model came about."""

from __future__ import annotations

import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

import torch

from core.artifact.manifest import (
    Manifest,
    NormalizationEntry,
    PreprocessingEntry,
    QuantilesEntry,
    ScoreRuleEntry,
    SnapshotEntry,
    TeacherEntry,
    ThresholdEntry,
    TrainingEntry,
    VersionsEntry,
)
from core.models.efficientad.schedule import Schedule
from core.scoring.score import ScoreRule
from core.teacher.store import Teacher
from core.training.calibration import Calibration
from core.training.input import TrainingInput
from core.training.spec import TrainingSpec


@dataclass(frozen=True, slots=True)
class TrainingFacts:
    """Everything about a finished training that its manifest tells."""

    spec: TrainingSpec
    schedule: Schedule
    source: TrainingInput
    teacher: Teacher
    device: str
    precision: str
    calibration: Calibration
    rule: ScoreRule
    seconds: float


def describe(facts: TrainingFacts) -> Manifest:
    """The manifest, its checksums still empty."""
    spec, calibration = facts.spec, facts.calibration
    return Manifest(
        method=spec.method,
        created_utc=datetime.now(UTC).isoformat(timespec="seconds"),
        versions=_versions(),
        preprocessing=PreprocessingEntry(**asdict(facts.source.preprocessing)),
        network={"size": spec.network_size, "height": spec.height, "width": spec.width},
        teacher=_teacher(facts.teacher),
        training=_training(facts),
        normalization=NormalizationEntry(
            local=QuantilesEntry(**asdict(calibration.local)),
            global_=QuantilesEntry(**asdict(calibration.global_)),
        ),
        score_rule=ScoreRuleEntry(kind=facts.rule.kind, fraction=facts.rule.fraction),
        image_threshold=ThresholdEntry(**asdict(calibration.image_threshold)),
        pixel_threshold=ThresholdEntry(**asdict(calibration.pixel_threshold)),
        validation_scores=calibration.scores,
    )


def _teacher(teacher: Teacher) -> TeacherEntry:
    facts = teacher.provenance
    return TeacherEntry(origin=facts.origin, sha256=facts.sha256, licence=facts.licence)


def _training(facts: TrainingFacts) -> TrainingEntry:
    return TrainingEntry(
        schedule=facts.schedule.name,
        steps=facts.schedule.steps,
        seed=facts.spec.seed,
        device=facts.device,
        precision=facts.precision,
        seconds=facts.seconds,
        penalty=facts.spec.penalty,
        start=facts.spec.start,
        held_out=tuple(s.path.name for s in facts.source.validation),
        snapshot=SnapshotEntry(**asdict(facts.source.snapshot)),
        warnings=facts.source.warnings,
    )


def _versions() -> VersionsEntry:
    try:
        own = version("goodpart")
    except PackageNotFoundError:
        own = "unknown"
    return VersionsEntry(goodpart=own, torch=torch.__version__, python=platform.python_version())
