"""``train``: learn a model from the good images of a data set."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.interruption import Interruption, drain
from app.cli.progress import open_progress

if TYPE_CHECKING:
    from core.artifact.store import ModelArtifact
    from core.training.spec import TrainingSpec

METHODS = ("efficientad-s", "efficientad-m")
SCHEDULES = ("quick", "standard", "full", "demo")


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command."""
    parser = commands.add_parser(
        "train",
        parents=[forms.common_options(), forms.device_options()],
        help="learn a model from good images",
        description="Learn a model from the good images in DATA (MVTec AD, MVTec LOCO, VisA, "
        "good/ and bad/, or a plain folder of good images). Ctrl-C keeps a checkpoint.",
    )
    parser.add_argument("data", metavar="DATA", type=Path, help="folder of the data set")
    parser.add_argument("--output", metavar="MODEL", type=Path, required=True, help="model folder")
    parser.add_argument("--method", choices=METHODS, default="efficientad-s")
    parser.add_argument("--schedule", choices=SCHEDULES, default="quick")
    parser.add_argument("--steps", type=forms.count, default=0, help="instead of the schedule's")
    parser.add_argument(
        "--image-size",
        metavar="N|HxW",
        type=forms.image_size,
        default=(256, 256),
        help="height x width in pixels that the model works at, 128 or more (default: 256)",
    )
    parser.add_argument("--teacher", default="embedded", help="embedded, random, or a file")
    parser.add_argument(
        "--penalty", default="generated", help="generated, none, or a folder of any photos"
    )
    parser.add_argument(
        "--limit", metavar="N", type=forms.count, default=0, help="use N good images, drawn by seed"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--false-rejects",
        metavar="RATE",
        type=forms.fraction,
        default=0.01,
        help="wished share of good parts that are rejected (default: 0.01)",
    )
    parser.add_argument("--resume", action="store_true", help="go on with an interrupted training")
    parser.add_argument("--overwrite", action="store_true", help="replace the model at MODEL")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Train, publish the model and say what it is worth."""
    from core.data.layouts import open_dataset

    started = time.monotonic()
    artifact = fit(
        spec_of(arguments),
        arguments.data,
        arguments.output,
        console,
        progress=arguments.progress,
        resume=arguments.resume,
        overwrite=arguments.overwrite,
        open_data=open_dataset,
    )
    report(artifact, time.monotonic() - started, console)
    return exit_codes.SUCCESS


def spec_of(arguments: argparse.Namespace) -> TrainingSpec:
    """The training that the arguments ask for."""
    from core.training.spec import TrainingSpec

    height, width = arguments.image_size
    return TrainingSpec(
        method=arguments.method,
        schedule=arguments.schedule,
        steps=arguments.steps,
        height=height,
        width=width,
        teacher=arguments.teacher,
        penalty=arguments.penalty,
        limit=arguments.limit,
        seed=arguments.seed,
        device=arguments.device,
        precision=arguments.precision,
        wished_false_reject_rate=arguments.false_rejects,
    )
