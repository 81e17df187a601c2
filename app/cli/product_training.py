"""``product train``: a snapshot of now, a training on it, a version of it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console
from app.cli.data_notes import DataNotes
from app.cli.interruption import Interruption, drain
from app.cli.priority import step_back
from app.cli.product_estimate import add_what_takes_time
from app.cli.product_folder import add_action, expect_product, open_product
from app.cli.progress import open_progress
from app.cli.training import (
    SCHEDULE_HELP,
    SCHEDULES,
    add_puad_weight,
    teacher_of,
)

if TYPE_CHECKING:
    from app.access.audit import Audit
    from app.library.jobs import TrainingJob
    from app.library.product import ProductFolder
    from core.training.progress import TrainingProgress

KEPT = "Stopped. What was learned is kept; `product train --resume` goes on."


def add_actions(actions: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add train and discard."""
    train = add_action(actions, "train", "learn a new version; the live one stays", run_train)
    add_what_takes_time(train)
    train.add_argument("--schedule", choices=SCHEDULES, default="quick", help=SCHEDULE_HELP)
    train.add_argument("--steps", type=forms.count, default=0, help="instead of the schedule's")
    add_puad_weight(train)
    train.add_argument("--notes", default="")
    train.add_argument(
        "--start", metavar="N", type=forms.count, default=0, help="go on from version N's weights"
    )
    train.add_argument("--resume", action="store_true", help="go on with an interrupted training")
    add_action(actions, "discard", "give an interrupted training up", run_discard)


def run_train(arguments: argparse.Namespace, console: Console) -> int:
    """Train, judge the pictures that were not learned, record the version."""
    step_back()
    from app.cli.preview import write_preview
    from app.library.entries import PREVIEW
    from app.library.job_run import JobRun

    product = open_product(arguments)
    job = _job(product, arguments)
    stop = Interruption(lambda: console.note("Stopping after this step ..."))
    notes = DataNotes(console)
    preview = product.versions.model(job.number).with_name(PREVIEW)
    with open_progress(arguments.progress, console) as view, stop:

        def show(progress: TrainingProgress) -> None:
            view.show(progress)
            if progress.preview:
                write_preview(preview, progress.preview)

        run = JobRun(product, job, arguments.audit)
        model = drain(run.train(notes), show, stop, KEPT)
        try:
            partners = drain(run.share(), show, stop)
            figures = drain(run.record(model), show, stop)
        except KeyboardInterrupt as end:
            raise KeyboardInterrupt(_what_exists(product, job, arguments.audit)) from end
    notes.tell_rest(model)
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
            "split": notes.split.get("", notes.split),
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
    """The one that runs from now on: the interrupted one, or a new one."""
    from app.library.errors import LibraryError
    from app.library.jobs import JobState, begin_job, find_job

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
    _refuse_unfit(product, arguments)
    return begin_job(product.versions, _new_job(product, arguments))


def _refuse_unfit(product: ProductFolder, arguments: argparse.Namespace) -> None:
    """Raises LibraryError, TrainingError for arguments that make no training together."""
    from app.library.errors import LibraryError
    from core.training.spec import refuse_unfit_tiles

    if arguments.tile:
        height, width = arguments.image_size
        refuse_unfit_tiles(height, width, arguments.tile, arguments.puad_weight)
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


def _new_job(product: ProductFolder, arguments: argparse.Namespace) -> TrainingJob:
    """On the pictures of now. Raises LibraryError for partners that can't learn with it."""
    from app.library.jobs import TrainingJob
    from app.library.joint import noted, open_partners
    from app.library.snapshots import take_snapshot

    height, width = arguments.image_size
    for partner in arguments.partners:
        expect_product(partner)
    partners = open_partners(product, arguments.partners, arguments.audit)
    return TrainingJob(
        number=product.versions.next_number(),
        method=arguments.method,
        schedule=arguments.schedule,
        steps=arguments.steps,
        height=height,
        width=width,
        tile=arguments.tile,
        teacher=teacher_of(arguments.method, arguments.teacher),
        start=arguments.start,
        snapshot=take_snapshot(product.samples, product.snapshots).name,
        partners=noted(partners),
        puad_weight=arguments.puad_weight,
        by=arguments.by,
        notes=arguments.notes,
    )


def run_discard(arguments: argparse.Namespace, console: Console) -> int:
    """The checkpoint goes."""
    from app.library.errors import LibraryError
    from app.library.jobs import discard_job, find_job

    product = open_product(arguments)
    job = find_job(product.versions)
    if job is None:
        raise LibraryError(
            "There is no interrupted training.",
            "Nothing was discarded.",
            "`product versions` lists the versions that there are.",
        )
    discard_job(product.versions, job.number)
    console.say("The interrupted training is gone.")
    console.finish({"discarded": job.number})
    return exit_codes.SUCCESS
