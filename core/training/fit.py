"""From a data set to a model on disk: check, train, calibrate, publish."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from core.artifact.store import (
    ModelArtifact,
    load_artifact,
    refuse_occupied,
    refuse_unwritable,
    save_artifact,
)
from core.data.images import read_image
from core.data.layouts import Dataset, Sample
from core.errors import TrainingError
from core.models.registry import in_tiles
from core.runtime.device import choose_device, choose_precision, expect_one_size
from core.scoring.score import ScoreRule
from core.training.calibration import Calibration, calibrate
from core.training.checkpoint import remove_checkpoint
from core.training.comparison import compared
from core.training.description import ProductCalibration, TrainingFacts, describe
from core.training.images import ImageBank, seen_by_network
from core.training.input import TrainingInput, prepare_input, prepare_products
from core.training.loop import TrainingLoop
from core.training.plans import Plan, Trainer, plan_training
from core.training.prefetch import workers_for
from core.training.preview import look
from core.training.progress import TrainingProgress
from core.training.puad import judging, puad_tensors
from core.training.spec import TrainingSpec
from core.types import Mask

WATCHED = 3
"""Held-out pictures of which previews are shown: enough to see, few enough to cost nothing."""


@dataclass(frozen=True, slots=True)
class _Run:
    spec: TrainingSpec
    plan: Plan
    source: TrainingInput
    device: torch.device
    precision: str
    started: float
    ignored: Mapping[str, Mask | None]
    """By product, "" for a training on one."""
    start: ModelArtifact | None


def checkpoint_folder(output: Path) -> Path:
    """Where an unfinished training of the model ``output`` keeps its state."""
    return output.with_name(output.name + ".training")


def fit_and_save(
    spec: TrainingSpec,
    dataset: Dataset | Mapping[str, Dataset],
    output: Path,
    *,
    resume: bool = False,
    overwrite: bool = False,
    ignored: Mask | Mapping[str, Mask | None] | None = None,
    on_input: Callable[[TrainingInput], None] = lambda _: None,
) -> Generator[TrainingProgress, None, ModelArtifact]:
    """Train and publish the model folder ``output`` by one rename; returns the loaded artefact.

    Stop iterating to cancel. A cancelled or killed run leaves ``checkpoint_folder(output)``;
    with ``resume`` the same call goes on from there. Several data sets by product name make one
    model with a calibration for each. ``ignored`` see ``calibrate``; of several products by name.
    ``on_input`` hears what is learned from before the first step. Raises GoodpartError.
    """
    refuse_unwritable(output)  # before the training, not after it
    refuse_occupied(output, overwrite=overwrite)
    run = _begin(spec, dataset, ignored)
    on_input(run.source)
    trainer = _trainer(run)
    folder = checkpoint_folder(output)
    if not resume:
        remove_checkpoint(folder)
    data, teacher = run.source.snapshot.sha256, run.plan.teacher.sha256
    fingerprint = spec.fingerprint(data, teacher, asdict(run.plan.schedule))
    watched = _watched(run)
    loop = TrainingLoop(
        trainer,
        folder,
        fingerprint,
        preview=lambda: look(trainer, watched, spec.tiling),
        workers=workers_for(run.device),
    )
    yield from loop.run()
    yield TrainingProgress("calibrate", trainer.steps, trainer.steps)
    artifact = _publish(run, trainer, output, overwrite)
    shutil.rmtree(folder, ignore_errors=True)
    return artifact


def _begin(
    spec: TrainingSpec,
    dataset: Dataset | Mapping[str, Dataset],
    ignored: Mask | Mapping[str, Mask | None] | None,
) -> _Run:
    started = time.monotonic()
    _refuse_nothing_to_update(spec)
    plan = plan_training(spec)
    start = _start(spec, plan)
    device = choose_device(spec.device)
    precision = choose_precision(spec.precision, device)
    expect_one_size(device)
    return _Run(
        spec,
        plan,
        _input(spec, dataset, start),
        device,
        precision,
        started,
        ignored if isinstance(ignored, Mapping) else {"": ignored},
        start,
    )


def _input(
    spec: TrainingSpec, dataset: Dataset | Mapping[str, Dataset], start: ModelArtifact | None
) -> TrainingInput:
    if isinstance(dataset, Dataset):
        held_out = () if start is None else start.manifest.training.held_out
        return prepare_input(spec, dataset, held_out)
    if start is not None:
        raise TrainingError(
            "A training on several products can't start from an existing model.",
            "The training was not started.",
            "Leave out the start, or train on one product.",
        )
    return prepare_products(spec, dataset)


def _trainer(run: _Run) -> Trainer:
    images = ImageBank([s.path for s in run.source.training], run.source.preprocessing)
    seen = seen_by_network(images, run.spec.tiling)
    trainer = run.plan.build(seen, run.device, run.precision)
    if run.start is not None:
        trainer.start_from(run.start.tensors)
    return trainer


def _refuse_nothing_to_update(spec: TrainingSpec) -> None:
    if spec.schedule == "update" and not spec.start:
        raise TrainingError(
            "The schedule update goes on from a model, and none is named.",
            "No training was started: from scratch it would learn next to nothing.",
            "Name a model with --start, or choose the schedule quick.",
        )


def _start(spec: TrainingSpec, plan: Plan) -> ModelArtifact | None:
    """Raises ArtifactError, TrainingError for a model of another shape."""
    if not spec.start:
        return None
    artifact = load_artifact(Path(spec.start))
    if (artifact.manifest.method, artifact.manifest.network) != (spec.method, plan.network):
        raise TrainingError(
            f"The model {spec.start} has another method or image size, or other tiles.",
            "The training was not started.",
            "Choose the method, size and tiles of that model, or train from scratch.",
        )
    if artifact.manifest.teacher.sha256 != plan.teacher.sha256:
        raise TrainingError(
            f"The model {spec.start} learned from another teacher.",
            "The training was not started: it would have to unlearn first.",
            "Train from scratch, or name that teacher.",
        )
    return artifact


def _publish(run: _Run, trainer: Trainer, output: Path, overwrite: bool) -> ModelArtifact:
    model, rule = trainer.inference_model().to(run.device), ScoreRule()
    whole = _whole(run, model)
    facts = TrainingFacts(
        run.spec,
        run.plan,
        trainer.steps,
        run.source,
        str(run.device),
        run.precision,
        _calibration(run, _judging(run, model, whole, 0), run.source.validation, rule),
        {
            name: ProductCalibration(
                _calibration(run, _judging(run, model, whole, row), own.validation, rule, name),
                own,
                row,
            )
            for row, (name, own) in enumerate(run.source.products.items(), start=1)
        },
        rule,
        time.monotonic() - run.started,
    )
    tensors = {**model.cpu().state_dict(), **whole}
    described = ModelArtifact(output, describe(facts), tensors)
    manifest = compared(described, run.device, run.source, run.ignored)
    save_artifact(output, manifest, tensors, overwrite=overwrite)
    return load_artifact(output)


def _judging(run: _Run, model: nn.Module, whole: Mapping[str, Tensor], row: int) -> nn.Module:
    """``model`` as it will judge a picture of the product of ``row``."""
    judge = judging(model, whole, row)
    return in_tiles(judge, run.spec.method, run.plan.network).to(run.device)


def _whole(run: _Run, model: nn.Module) -> dict[str, Tensor]:
    """PUAD's tensors, where the training asks for it: a row over all images, one per product."""
    if not run.spec.puad_weight:
        return {}
    parts = {"": run.source, **run.source.products}
    learned = [
        ((_prepared(run, s) for s in part.training), run.ignored.get(name))
        for name, part in parts.items()
    ]
    return puad_tensors(model, run.device, learned)


def _calibration(
    run: _Run, model: nn.Module, samples: Sequence[Sample], rule: ScoreRule, product: str = ""
) -> Calibration:
    images = [_prepared(run, sample) for sample in samples]
    spec = run.spec
    return calibrate(
        model,
        images,
        rule,
        spec.wished_false_reject_rate,
        run.ignored.get(product),
        spec.puad_weight,
    )


def _watched(run: _Run) -> list[tuple[Path, Tensor]]:
    return [(s.path, _prepared(run, s)) for s in run.source.validation[:WATCHED]]


def _prepared(run: _Run, sample: Sample) -> Tensor:
    return run.source.preprocessing.prepare(read_image(sample.path))
