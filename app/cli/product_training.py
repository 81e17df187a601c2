"""``product train``: a snapshot of now, a training on it, a version of it."""

from __future__ import annotations

import argparse
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console
from app.cli.interruption import Interruption, drain
from app.cli.priority import step_back
from app.cli.product_folder import add_action, open_product
from app.cli.progress import open_progress
from app.cli.training import METHODS, SCHEDULE_HELP, SCHEDULES, TEACHER_HELP, warnings_of

if TYPE_CHECKING:
    from app.library.jobs import TrainingJob
    from app.library.product import ProductFolder
    from core.artifact.store import ModelArtifact
    from core.training.progress import TrainingProgress
    from core.training.spec import TrainingSpec

KEPT = "Stopped. What was learned is kept; `product train --resume` goes on."
GOOD = "good"
"""Of a snapshot: bad parts are judged, never learned."""
OFFERED = ("quick", "standard", "full")


def add_actions(actions: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add train, discard and estimate."""
    train = add_action(actions, "train", "learn a new version; the live one stays", run_train)
    train.add_argument("--method", choices=METHODS, default=METHODS[0])
    train.add_argument("--schedule", choices=SCHEDULES, default="quick", help=SCHEDULE_HELP)
    train.add_argument("--steps", type=forms.count, default=0, help="instead of the schedule's")
    train.add_argument("--teacher", default="own", help=TEACHER_HELP)
    train.add_argument("--image-size", metavar="N|HxW", type=forms.image_size, default=(256, 256))
    train.add_argument("--notes", default="")
    train.add_argument(
        "--start", metavar="N", type=forms.count, default=0, help="go on from version N's weights"
    )
    train.add_argument("--resume", action="store_true", help="go on with an interrupted training")
    add_action(actions, "discard", "give an interrupted training up", run_discard)
    estimate = add_action(actions, "estimate", "how long trainings take here", run_estimate)
    estimate.add_argument("--method", choices=METHODS, default=METHODS[0])
    estimate.add_argument("--teacher", default="own", help=TEACHER_HELP)
    estimate.add_argument(
        "--image-size", metavar="N|HxW", type=forms.image_size, default=(256, 256)
    )


def run_train(arguments: argparse.Namespace, console: Console) -> int:
    """Train, judge the pictures that were not learned, record the version."""
    step_back()
    from app.cli.preview import write_preview
    from app.library.entries import PREVIEW

    product = open_product(arguments)
    job = _job(product, arguments)
    stop = Interruption(lambda: console.note("Stopping after this step ..."))
    preview = product.versions.model(job.number).with_name(PREVIEW)
    with open_progress(arguments.progress, console) as view, stop:

        def show(progress: TrainingProgress) -> None:
            view.show(progress)
            if progress.preview:
                write_preview(preview, progress.preview)

        model = drain(_guarded(product, job), show, stop, KEPT)
        figures = drain(_recorded(product, job, model), show, stop, KEPT)
    for warning in warnings_of(model):
        console.note(f"warning: {warning}")
    console.say(f"Version {job.number} is there, not live. `product activate` brings it live.")
    seconds = model.manifest.training.seconds
    console.finish(
        {"number": job.number, "snapshot": job.snapshot, "train_seconds": seconds, **figures}
    )
    return exit_codes.SUCCESS


def _job(product: ProductFolder, arguments: argparse.Namespace) -> TrainingJob:
    from app.library.errors import LibraryError
    from app.library.jobs import JobState, TrainingJob, begin_job, find_job
    from app.library.snapshots import take_snapshot

    present = find_job(product.versions)
    if arguments.resume:
        if present is None:
            raise LibraryError(
                "There is no interrupted training.", "Nothing was started.", "Start a new one."
            )
        return begin_job(product.versions, present)
    if present is not None and present.state is JobState.INTERRUPTED:
        raise LibraryError(
            f"The training of version {present.number} was interrupted.",
            "No new one was started.",
            "Go on with it (--resume), or discard it first (`product discard`).",
        )
    height, width = arguments.image_size
    job = TrainingJob(
        number=product.versions.next_number(),
        method=arguments.method,
        schedule=arguments.schedule,
        steps=arguments.steps,
        height=height,
        width=width,
        teacher=arguments.teacher,
        start=arguments.start,
        snapshot=take_snapshot(product.samples, product.snapshots).name,
        by=arguments.by,
        notes=arguments.notes,
    )
    return begin_job(product.versions, job)


def _guarded(
    product: ProductFolder, job: TrainingJob
) -> Generator[TrainingProgress, None, ModelArtifact]:
    from app.library.jobs import forget_unbegun

    try:
        return (yield from _trained(product, job))
    finally:
        forget_unbegun(product.versions, job.number)


def _trained(
    product: ProductFolder, job: TrainingJob
) -> Generator[TrainingProgress, None, ModelArtifact]:
    """The model; the one that lies there where the power went between it and its record."""
    from app.library.masks import ignored_of
    from core.artifact.store import load_artifact
    from core.data.images import read_image
    from core.data.layouts import open_dataset
    from core.training.fit import fit_and_save

    place = product.versions.model(job.number)
    if place.is_dir():
        return load_artifact(place)
    dataset = open_dataset(product.snapshots / job.snapshot / GOOD)
    first = read_image(dataset.train[0].path)
    ignored = ignored_of(product.recipe, (first.shape[0], first.shape[1]))
    return (
        yield from fit_and_save(_spec(product, job), dataset, place, resume=True, ignored=ignored)
    )


def _spec(product: ProductFolder, job: TrainingJob) -> TrainingSpec:
    from core.training.spec import TrainingSpec

    return TrainingSpec(
        method=job.method,
        schedule=job.schedule,
        steps=job.steps,
        teacher=job.teacher,
        height=job.height,
        width=job.width,
        start=str(product.versions.model(job.start)) if job.start else "",
    )


def _recorded(
    product: ProductFolder, job: TrainingJob, model: ModelArtifact
) -> Generator[TrainingProgress, None, dict[str, float]]:
    from app.library.figures import figures_of
    from app.library.jobs import end_job
    from app.library.scoring import score_version

    rate = model.manifest.image_threshold.false_reject_rate
    figures = {
        "false_reject_rate": rate.expected,
        "false_reject_rate_low": rate.low,
        "false_reject_rate_high": rate.high,
        "threshold_images": float(model.manifest.image_threshold.samples),
    }
    product.versions.add(
        job.number, by=job.by, snapshot=job.snapshot, figures=figures, notes=job.notes
    )
    end_job(product.versions, job.number)
    table = yield from score_version(product, job.number)
    figures |= figures_of(table, product.samples.all())
    product.versions.set_figures(job.number, figures)
    return figures


def run_discard(arguments: argparse.Namespace, console: Console) -> int:
    """The checkpoint goes."""
    from app.library.jobs import discard_job, find_job

    product = open_product(arguments)
    job = find_job(product.versions)
    discard_job(product.versions, 0 if job is None else job.number)
    console.say("The interrupted training is gone.")
    console.finish({"discarded": 0 if job is None else job.number})
    return exit_codes.SUCCESS


def run_estimate(arguments: argparse.Namespace, console: Console) -> int:
    """Measured on a few steps, right now."""
    from app.library.entries import Label
    from core.training.estimate import estimate
    from core.training.spec import TrainingSpec

    product = open_product(arguments)
    pictures = len(product.samples.labelled(Label.GOOD))
    height, width = arguments.image_size
    spec = TrainingSpec(
        method=arguments.method, teacher=arguments.teacher, height=height, width=width
    )
    seconds = estimate(spec, max(pictures, 1), OFFERED)
    for name, value in seconds.items():
        console.say(f"{name:<10} {value / 60:8.1f} min with {pictures} good pictures")
    console.finish({"pictures": pictures, "seconds": seconds})
    return exit_codes.SUCCESS
