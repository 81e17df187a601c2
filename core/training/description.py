"""Writes down in a manifest how a model came about."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

import torch

from core.artifact.manifest import (
    Manifest,
    NormalizationEntry,
    PreprocessingEntry,
    ProductEntry,
    PuadEntry,
    QuantilesEntry,
    ScoreRuleEntry,
    SnapshotEntry,
    TeacherEntry,
    ThresholdEntry,
    TrainingEntry,
    VersionsEntry,
)
from core.scoring.score import ScoreRule
from core.teacher.provenance import Provenance
from core.training.calibration import Calibration
from core.training.input import TrainingInput
from core.training.plans import Plan
from core.training.spec import TrainingSpec


@dataclass(frozen=True, slots=True)
class ProductCalibration:
    """One of several products of a training: its calibration and its images."""

    calibration: Calibration
    source: TrainingInput
    row: int
    """Of the stored tensors of PUAD's score, where the model has it."""


@dataclass(frozen=True, slots=True)
class TrainingFacts:
    """Everything about a finished training that its manifest tells."""

    spec: TrainingSpec
    plan: Plan
    steps: int
    source: TrainingInput
    device: str
    precision: str
    calibration: Calibration
    products: Mapping[str, ProductCalibration]
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
        network=facts.plan.network,
        teacher=_teacher(facts.plan.teacher),
        training=_training(facts),
        normalization=_normalization(calibration),
        puad=_puad(calibration, spec, 0),
        score_rule=ScoreRuleEntry(kind=facts.rule.kind, fraction=facts.rule.fraction),
        image_threshold=ThresholdEntry(**asdict(calibration.image_threshold)),
        pixel_threshold=ThresholdEntry(**asdict(calibration.pixel_threshold)),
        validation_scores=calibration.scores,
        products={name: _product(own, spec) for name, own in facts.products.items()},
    )


def _normalization(calibration: Calibration) -> NormalizationEntry:
    return NormalizationEntry(
        local=QuantilesEntry(**asdict(calibration.local)),
        global_=QuantilesEntry(**asdict(calibration.global_)),
    )


def _product(own: ProductCalibration, spec: TrainingSpec) -> ProductEntry:
    calibration = own.calibration
    return ProductEntry(
        normalization=_normalization(calibration),
        puad=_puad(calibration, spec, own.row),
        image_threshold=ThresholdEntry(**asdict(calibration.image_threshold)),
        pixel_threshold=ThresholdEntry(**asdict(calibration.pixel_threshold)),
        validation_scores=calibration.scores,
        held_out=_held_out(own.source),
        snapshot=SnapshotEntry(**asdict(own.source.snapshot)),
        sizes=own.source.sizes,
    )


def _puad(calibration: Calibration, spec: TrainingSpec, row: int) -> PuadEntry | None:
    if calibration.puad is None:
        return None
    distance = QuantilesEntry(**asdict(calibration.puad))
    return PuadEntry(weight=spec.puad_weight, row=row, distance=distance)


def _teacher(facts: Provenance) -> TeacherEntry:
    return TeacherEntry(origin=facts.origin, sha256=facts.sha256, licence=facts.licence)


def _training(facts: TrainingFacts) -> TrainingEntry:
    return TrainingEntry(
        schedule=facts.plan.schedule.name,
        steps=facts.steps,
        seed=facts.spec.seed,
        device=facts.device,
        precision=facts.precision,
        seconds=facts.seconds,
        penalty=facts.spec.penalty,
        start=facts.spec.start,
        held_out=_held_out(facts.source),
        snapshot=SnapshotEntry(**asdict(facts.source.snapshot)),
        sizes=facts.source.sizes,
        warnings=facts.source.warnings,
    )


def _held_out(source: TrainingInput) -> tuple[str, ...]:
    return tuple(sample.path.name for sample in source.validation)


def _versions() -> VersionsEntry:
    try:
        own = version("goodpart")
    except PackageNotFoundError:
        own = "unknown"
    return VersionsEntry(goodpart=own, torch=torch.__version__, python=platform.python_version())
