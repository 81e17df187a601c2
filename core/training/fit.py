"""From a data set to a model on disk: check, train, calibrate, publish."""

from __future__ import annotations

import shutil
import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from core.artifact.store import ModelArtifact, load_artifact, save_artifact
from core.data.images import read_image
from core.data.integrity import check_training_set
from core.data.layouts import Dataset, Sample
from core.data.penalty import PenaltySource, generated_penalty, photo_penalty
from core.data.preprocessing import Preprocessing, full_scale_of
from core.data.snapshot import DatasetSnapshot, snapshot
from core.data.splits import split_validation
from core.errors import ArtifactError
from core.models.efficientad.schedule import Schedule, schedule_by_name
from core.models.efficientad.training import EfficientAdTrainer
from core.runtime.device import choose_device, preferred_precision
from core.scoring.score import ScoreRule
from core.teacher.store import Teacher, load_teacher
from core.training.calibration import calibrate
from core.training.checkpoint import remove_checkpoint
from core.training.description import TrainingFacts, describe
from core.training.images import ImageBank
from core.training.loop import TrainingLoop
from core.training.progress import TrainingProgress
from core.training.spec import TrainingSpec


@dataclass(frozen=True, slots=True)
class TrainingInput:
    """The checked images of a run: none of ``validation`` is trained on."""

    training: tuple[Sample, ...]
    validation: tuple[Sample, ...]
    preprocessing: Preprocessing
    snapshot: DatasetSnapshot
    warnings: tuple[str, ...]


def checkpoint_folder(output: Path) -> Path:
    """Where an unfinished training of the model ``output`` keeps its state."""
    return output.with_name(output.name + ".training")


def prepare_input(spec: TrainingSpec, dataset: Dataset) -> TrainingInput:
    """Check the good images and split them. Raises DataError with the files' names."""
    chosen = _limited(dataset.train, spec)
    report = check_training_set(chosen)
    report.raise_for_errors()
    usable = report.usable
    if dataset.validation:
        training, validation = list(usable), list(dataset.validation)
    else:
        training, validation = split_validation(usable, spec.seed)
    scale = full_scale_of(read_image(s.path) for s in training)
    return TrainingInput(
        tuple(training),
        tuple(validation),
        Preprocessing(spec.height, spec.width, scale),
        snapshot([*training, *validation], dataset.root),
        tuple(p.sentence for p in report.problems),
    )


def fit_and_save(
    spec: TrainingSpec,
    dataset: Dataset,
    output: Path,
    *,
    resume: bool = False,
    overwrite: bool = False,
) -> Generator[TrainingProgress, None, ModelArtifact]:
    """Train and publish the model folder ``output`` by one rename; returns the loaded artefact.

    Stop iterating to cancel. A cancelled or killed run leaves ``checkpoint_folder(output)``;
    with ``resume`` the same call goes on from there. Raises GoodpartError.
    """
    if output.exists() and not overwrite:
        raise ArtifactError(
            f"There is already something at {output}.",
            "It was not touched.",
            "Choose another output, or allow overwriting.",
        )
    started = time.monotonic()
    schedule = schedule_by_name(spec.schedule, spec.steps)
    source = prepare_input(spec, dataset)
    teacher = load_teacher(spec.teacher, spec.network_size, spec.seed)
    images = ImageBank([s.path for s in source.training], source.preprocessing)
    trainer, precision = _trainer(spec, schedule, teacher, images)
    folder = checkpoint_folder(output)
    if not resume:
        remove_checkpoint(folder)
    fingerprint = spec.fingerprint(source.snapshot.sha256, teacher.provenance.sha256)
    yield from TrainingLoop(trainer, folder, fingerprint).run()
    yield TrainingProgress("calibrate", schedule.steps, schedule.steps)
    model = trainer.inference_model()
    rule = ScoreRule("maximum")
    calibration = calibrate(model, _validation(source), rule, spec.wished_false_reject_rate)
    facts = TrainingFacts(
        spec, schedule, source, teacher, precision, calibration, rule, time.monotonic() - started
    )
    save_artifact(output, describe(facts), model.state_dict(), overwrite=overwrite)
    artifact = load_artifact(output)
    shutil.rmtree(folder, ignore_errors=True)
    return artifact


def _limited(samples: tuple[Sample, ...], spec: TrainingSpec) -> tuple[Sample, ...]:
    if not spec.limit or spec.limit >= len(samples):
        return samples
    generator = torch.Generator().manual_seed(spec.seed)
    order = torch.randperm(len(samples), generator=generator)[: spec.limit]
    return tuple(samples[i] for i in sorted(order.tolist()))


def _validation(source: TrainingInput) -> list[Tensor]:
    prepare = source.preprocessing.prepare
    return [prepare(read_image(s.path)) for s in source.validation]


def _trainer(
    spec: TrainingSpec, schedule: Schedule, teacher: Teacher, images: ImageBank
) -> tuple[EfficientAdTrainer, str]:
    device = choose_device(spec.device)
    precision = preferred_precision(device) if spec.precision == "auto" else spec.precision
    penalty = _penalty(spec)
    trainer = EfficientAdTrainer(
        teacher.network,
        images,
        penalty,
        schedule,
        seed=spec.seed,
        device=device,
        precision=precision,
    )
    return trainer, precision


def _penalty(spec: TrainingSpec) -> PenaltySource | None:
    size = (spec.height, spec.width)
    if spec.penalty == "none":
        return None
    if spec.penalty == "generated":
        return generated_penalty(size, spec.seed)
    return photo_penalty(Path(spec.penalty), size, spec.seed)
