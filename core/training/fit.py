"""From a data set to a model on disk: check, train, calibrate, publish."""

from __future__ import annotations

import shutil
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from core.artifact.store import (
    ModelArtifact,
    load_artifact,
    refuse_occupied,
    save_artifact,
)
from core.data.images import read_image
from core.data.layouts import Dataset, Sample
from core.data.penalty import PenaltySource, generated_penalty, photo_penalty
from core.errors import TrainingError
from core.models.efficientad.schedule import Schedule, schedule_by_name
from core.models.efficientad.training import EfficientAdTrainer
from core.runtime.device import choose_device, choose_precision
from core.scoring.score import ScoreRule
from core.teacher.store import Teacher, load_teacher
from core.training.calibration import calibrate
from core.training.checkpoint import remove_checkpoint
from core.training.description import TrainingFacts, describe
from core.training.images import ImageBank
from core.training.input import TrainingInput, prepare_input
from core.training.loop import TrainingLoop
from core.training.progress import Preview, TrainingProgress
from core.training.spec import TrainingSpec
from core.types import Mask

WATCHED = 3
"""Held-out pictures of which previews are shown: enough to see, few enough to cost nothing."""


@dataclass(frozen=True, slots=True)
class _Run:
    spec: TrainingSpec
    schedule: Schedule
    source: TrainingInput
    teacher: Teacher
    device: torch.device
    precision: str
    started: float
    ignored: Mask | None
    start: ModelArtifact | None


def checkpoint_folder(output: Path) -> Path:
    """Where an unfinished training of the model ``output`` keeps its state."""
    return output.with_name(output.name + ".training")


def fit_and_save(
    spec: TrainingSpec,
    dataset: Dataset,
    output: Path,
    *,
    resume: bool = False,
    overwrite: bool = False,
    ignored: Mask | None = None,
) -> Generator[TrainingProgress, None, ModelArtifact]:
    """Train and publish the model folder ``output`` by one rename; returns the loaded artefact.

    Stop iterating to cancel. A cancelled or killed run leaves ``checkpoint_folder(output)``;
    with ``resume`` the same call goes on from there. ``ignored`` see ``calibrate``. Raises
    GoodpartError.
    """
    refuse_occupied(output, overwrite=overwrite)  # before the training, not after it
    run = _begin(spec, dataset, ignored)
    trainer = _trainer(run)
    folder = checkpoint_folder(output)
    if not resume:
        remove_checkpoint(folder)
    fingerprint = spec.fingerprint(run.source.snapshot.sha256, run.teacher.provenance.sha256)
    watched = _watched(run)
    loop = TrainingLoop(trainer, folder, fingerprint, preview=lambda: _preview(trainer, watched))
    yield from loop.run()
    yield TrainingProgress("calibrate", run.schedule.steps, run.schedule.steps)
    artifact = _publish(run, trainer, output, overwrite)
    shutil.rmtree(folder, ignore_errors=True)
    return artifact


def _begin(spec: TrainingSpec, dataset: Dataset, ignored: Mask | None) -> _Run:
    started = time.monotonic()
    start = _start(spec)
    held_out = () if start is None else start.manifest.training.held_out
    device = choose_device(spec.device)
    precision = choose_precision(spec.precision, device)
    return _Run(
        spec,
        schedule_by_name(spec.schedule, spec.steps),
        prepare_input(spec, dataset, held_out),
        load_teacher(spec.teacher, spec.network_size, spec.seed),
        device,
        precision,
        started,
        ignored,
        start,
    )


def _trainer(run: _Run) -> EfficientAdTrainer:
    images = ImageBank([s.path for s in run.source.training], run.source.preprocessing)
    trainer = EfficientAdTrainer(
        run.teacher.network,
        images,
        _penalty(run.spec),
        run.schedule,
        seed=run.spec.seed,
        device=run.device,
        precision=run.precision,
    )
    if run.start is not None:
        trainer.start_from(run.start.tensors)
    return trainer


def _start(spec: TrainingSpec) -> ModelArtifact | None:
    """Raises ArtifactError, TrainingError for a model of another shape."""
    if not spec.start:
        return None
    artifact = load_artifact(Path(spec.start))
    network = {"size": spec.network_size, "height": spec.height, "width": spec.width}
    if artifact.manifest.network != network:
        raise TrainingError(
            f"The model {spec.start} has another method or image size.",
            "The training was not started.",
            "Choose the method and size of that model, or train from scratch.",
        )
    return artifact


def _penalty(spec: TrainingSpec) -> PenaltySource | None:
    size = (spec.height, spec.width)
    if spec.penalty == "none":
        return None
    if spec.penalty == "generated":
        return generated_penalty(size, spec.seed)
    return photo_penalty(Path(spec.penalty), size, spec.seed)


def _publish(
    run: _Run, trainer: EfficientAdTrainer, output: Path, overwrite: bool
) -> ModelArtifact:
    model, rule = trainer.inference_model(), ScoreRule()
    calibration = calibrate(
        model, _validation(run), rule, run.spec.wished_false_reject_rate, run.ignored
    )
    facts = TrainingFacts(
        run.spec,
        run.schedule,
        run.source,
        run.teacher,
        str(run.device),
        run.precision,
        calibration,
        rule,
        time.monotonic() - run.started,
    )
    save_artifact(output, describe(facts), model.state_dict(), overwrite=overwrite)
    return load_artifact(output)


def _validation(run: _Run) -> list[Tensor]:
    return [_prepared(run, sample) for sample in run.source.validation]


def _watched(run: _Run) -> list[tuple[Path, Tensor]]:
    return [(s.path, _prepared(run, s)) for s in run.source.validation[:WATCHED]]


def _preview(trainer: EfficientAdTrainer, watched: Sequence[tuple[Path, Tensor]]) -> Preview:
    maps = trainer.preview_maps([image for _, image in watched])
    return [(path, cells) for (path, _), cells in zip(watched, maps, strict=True)]


def _prepared(run: _Run, sample: Sample) -> Tensor:
    return run.source.preprocessing.prepare(read_image(sample.path))
