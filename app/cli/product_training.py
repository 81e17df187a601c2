"""``product train``: a snapshot of now, a training on it, a version of it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console
from app.cli.interruption import Interruption, drain
from app.cli.priority import step_back
from app.cli.product_folder import add_action, open_product
from app.cli.progress import open_progress
from app.cli.training import (
    METHODS,
    OWN,
    SCHEDULE_HELP,
    SCHEDULES,
    TEACHER_HELP,
    add_puad_weight,
    teacher_of,
    warnings_of,
)

if TYPE_CHECKING:
    from app.access.audit import Audit
    from app.library.jobs import TrainingJob
    from app.library.product import ProductFolder
    from core.training.progress import TrainingProgress

KEPT = "Stopped. What was learned is kept; `product train --resume` goes on."
OFFERED = ("quick", "standard", "thorough", "full")
FULL_IS_SHORTER = (
    "Full is the shorter one here: it passes over the good pictures as often as published, and "
    "there are few of them; standard takes its steps however many there are."
)


def add_actions(actions: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add train, discard and estimate."""
    train = add_action(actions, "train", "learn a new version; the live one stays", run_train)
    train.add_argument("--method", choices=METHODS, default=METHODS[0])
    train.add_argument("--schedule", choices=SCHEDULES, default="quick", help=SCHEDULE_HELP)
    train.add_argument("--steps", type=forms.count, default=0, help="instead of the schedule's")
    train.add_argument("--teacher", default=OWN, help=TEACHER_HELP)
    train.add_argument("--image-size", metavar="N|HxW", type=forms.image_size, default=(256, 256))
    add_puad_weight(train)
    train.add_argument("--notes", default="")
    train.add_argument(
        "--start", metavar="N", type=forms.count, default=0, help="go on from version N's weights"
    )
    train.add_argument(
        "--with",
        dest="partners",
        metavar="PRODUCT",
        nargs="+",
        type=Path,
        default=[],
        help="one model for these products too; each gets it as a version with its own thresholds",
    )
    train.add_argument("--resume", action="store_true", help="go on with an interrupted training")
    add_action(actions, "discard", "give an interrupted training up", run_discard)
    estimate = add_action(actions, "estimate", "how long trainings take here", run_estimate)
    estimate.add_argument("--method", choices=METHODS, default=METHODS[0])
    estimate.add_argument("--teacher", default=OWN, help=TEACHER_HELP)
    estimate.add_argument(
        "--image-size", metavar="N|HxW", type=forms.image_size, default=(256, 256)
    )
    estimate.add_argument(
        "--with", dest="partners", metavar="PRODUCT", nargs="+", type=Path, default=[]
    )


def run_train(arguments: argparse.Namespace, console: Console) -> int:
    """Train, judge the pictures that were not learned, record the version."""
    step_back()
    from app.cli.preview import write_preview
    from app.library.entries import PREVIEW
    from app.library.job_run import JobRun

    product = open_product(arguments)
    job = _job(product, arguments)
    stop = Interruption(lambda: console.note("Stopping after this step ..."))
    preview = product.versions.model(job.number).with_name(PREVIEW)
    with open_progress(arguments.progress, console) as view, stop:

        def show(progress: TrainingProgress) -> None:
            view.show(progress)
            if progress.preview:
                write_preview(preview, progress.preview)

        run = JobRun(product, job, arguments.audit)
        model = drain(run.train(), show, stop, KEPT)
        try:
            partners = drain(run.share(), show, stop)
            figures = drain(run.record(model), show, stop)
        except KeyboardInterrupt as end:
            raise KeyboardInterrupt(_what_exists(product, job, arguments.audit)) from end
    for warning in warnings_of(model):
        console.note(f"warning: {warning}")
    console.say(f"Version {job.number} is there, not live. `product activate` brings it live.")
    for name, facts in partners.items():
        console.say(f"It is version {facts['number']} of {name} too, not live.")
    seconds = model.manifest.training.seconds
    console.finish(
        {
            "number": job.number,
            "snapshot": job.snapshot,
            "train_seconds": seconds,
            **figures,
            "partners": partners,
        }
    )
    return exit_codes.SUCCESS


def _what_exists(product: ProductFolder, job: TrainingJob, audit: Audit) -> str:
    """After a stop between the learned model and its last version's figures."""
    from app.library.jobs import find_job
    from app.library.joint import versions_given

    given = [
        f"it is version {number} of {name}"
        for name, number in versions_given(product.versions.model(job.number), job, audit)
    ]
    waiting = find_job(product.versions)
    if waiting is None or waiting.number != job.number:
        there = ", ".join([f"Stopped. Version {job.number} is there, not live", *given])
        judged = f"`product scores {product.root} {job.number}` judges them."
        return f"{there}. Not all pictures were judged with it; {judged}"
    there = ", ".join(["Stopped. The model is learned", *given])
    missing = f"It is no version of {product.recipe.name} yet"
    return f"{there}. {missing}; `product train --resume` goes on."


def _job(product: ProductFolder, arguments: argparse.Namespace) -> TrainingJob:
    from app.library.errors import LibraryError
    from app.library.jobs import JobState, TrainingJob, begin_job, find_job
    from app.library.joint import noted, open_partners
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
    if arguments.start and product.versions.get(arguments.start).product:
        raise LibraryError(
            f"Version {arguments.start} serves several products.",
            "No training was started.",
            "Start from a version of this product alone, or from scratch.",
        )
    if arguments.partners and arguments.method == "fractalad":
        raise LibraryError(
            "FractalAD learns one product at a time.",
            "No training was started.",
            "Leave out --with, or choose another method.",
        )
    if arguments.schedule == "update" and not arguments.start:
        raise LibraryError(
            "The schedule update goes on from a version, and none is named.",
            "No training was started: from scratch it would learn next to nothing.",
            "Name a version with --start, or choose the schedule quick.",
        )
    height, width = arguments.image_size
    partners = open_partners(product, arguments.partners, arguments.audit)
    job = TrainingJob(
        number=product.versions.next_number(),
        method=arguments.method,
        schedule=arguments.schedule,
        steps=arguments.steps,
        height=height,
        width=width,
        teacher=teacher_of(arguments.method, arguments.teacher),
        start=arguments.start,
        snapshot=take_snapshot(product.samples, product.snapshots).name,
        partners=noted(partners),
        puad_weight=arguments.puad_weight,
        by=arguments.by,
        notes=arguments.notes,
    )
    return begin_job(product.versions, job)


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
    from app.library.joint import open_partners
    from core.training.estimate import estimate, extent
    from core.training.plans import schedule_names
    from core.training.spec import TrainingSpec

    product = open_product(arguments)
    partners = open_partners(product, arguments.partners, arguments.audit)
    pictures = sum(len(p.samples.labelled(Label.GOOD)) for p in (product, *partners))
    height, width = arguments.image_size
    spec = TrainingSpec(
        method=arguments.method,
        teacher=teacher_of(arguments.method, arguments.teacher),
        height=height,
        width=width,
    )
    known = schedule_names(spec.method)
    seconds = estimate(spec, max(pictures, 1), tuple(n for n in OFFERED if n in known))
    extents = {name: extent(spec.method, name) for name in seconds}
    for name, value in seconds.items():
        words = f"{value / 60:8.1f} min with {pictures} good pictures: {extents[name]}"
        console.say(f"{name:<10} {words}")
    if seconds["full"] < seconds["standard"]:
        console.note(FULL_IS_SHORTER)
    console.finish({"pictures": pictures, "seconds": seconds, "extents": extents})
    return exit_codes.SUCCESS
