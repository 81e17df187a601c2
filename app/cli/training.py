"""``train``: learn a model from the good images of a data set."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.data_notes import DataNotes, warnings_of
from app.cli.interruption import Interruption, drain
from app.cli.progress import open_progress

if TYPE_CHECKING:
    from core.artifact.store import ModelArtifact
    from core.data.layouts import Dataset
    from core.training.input import TrainingInput
    from core.training.spec import TrainingSpec

METHODS = ("efficientad-s", "efficientad-m", "stfpm", "dcam", "fractalad")
TEACHER_HELP = (
    "own (the method's: embedded for EfficientAD, ResNet-18 for the others: weights/resnet18* in "
    "the documents folder, else torchvision's cache, else fetched), embedded, imagenet "
    "(torchvision's weights), random, or the path of weights"
)
OWN = "own"
SCHEDULES = ("quick", "standard", "thorough", "full", "demo", "update")
SCHEDULE_HELP = (
    "how long it learns: quick (minutes), standard (longer), thorough (EfficientAD: the paper's "
    "losses in a tenth of its steps: a minute or two on a large GPU), full (all of them: hours), "
    "update (short, from --start), demo (shortest: for the demo's simulated parts, too short for "
    "real ones); default: quick"
)
KEPT = "Stopped. The checkpoint is kept; the same command with --resume goes on."


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command."""
    parser = commands.add_parser(
        "train",
        parents=[forms.common_options(), forms.device_options()],
        help="learn a model from good images",
        description="Learn a model from the good images in DATA (MVTec AD, MVTec LOCO, VisA, "
        "good/ and bad/, or a plain folder of good images). Ctrl-C keeps a checkpoint.",
    )
    parser.add_argument(
        "data",
        metavar="DATA",
        type=Path,
        nargs="+",
        help="folder of the data set; several make one model for several products, which bear "
        "their folders' names and have thresholds of their own",
    )
    parser.add_argument("--output", metavar="MODEL", type=Path, required=True, help="model folder")
    parser.add_argument(
        "--method", choices=METHODS, default="efficientad-s", help="(default: %(default)s)"
    )
    parser.add_argument("--schedule", choices=SCHEDULES, default="quick", help=SCHEDULE_HELP)
    parser.add_argument("--steps", type=forms.count, default=0, help="instead of the schedule's")
    parser.add_argument(
        "--image-size",
        metavar="N|HxW",
        type=forms.image_size,
        default=(256, 256),
        help="height x width in pixels that the model works at, 128 or more (default: 256)",
    )
    add_tile(parser)
    parser.add_argument("--teacher", default=OWN, help=TEACHER_HELP)
    parser.add_argument(
        "--penalty", default="generated", help="generated, none, or a folder of any photos"
    )
    add_puad_weight(parser)
    parser.add_argument(
        "--limit", metavar="N", type=forms.count, default=0, help="use N good images, drawn by seed"
    )
    parser.add_argument(
        "--seed", type=forms.seed, default=0, help="of all chance (default: %(default)s)"
    )
    parser.add_argument(
        "--false-rejects",
        metavar="RATE",
        type=forms.fraction,
        default=0.01,
        help="wished share of good parts that are rejected (default: 0.01)",
    )
    parser.add_argument(
        "--start",
        metavar="MODEL",
        default="",
        help="go on from this model's weights, best with --schedule update",
    )
    parser.add_argument("--resume", action="store_true", help="go on with an interrupted training")
    parser.add_argument("--overwrite", action="store_true", help="replace the model at MODEL")
    parser.set_defaults(run=run)


def add_tile(parser: argparse.ArgumentParser) -> None:
    """The option of trainings with and without a product."""
    parser.add_argument(
        "--tile",
        metavar="N",
        type=forms.count,
        default=0,
        help="see the picture in overlapping tiles of N x N pixels, such as 256, for small defects "
        "in large pictures; a part takes as long as its tiles (default: as a whole)",
    )


def add_puad_weight(parser: argparse.ArgumentParser) -> None:
    """The option of trainings with and without a product."""
    parser.add_argument(
        "--puad-weight",
        metavar="WEIGHT",
        type=forms.weight,
        default=0.0,
        help="EfficientAD: how much the part as a whole counts beside the maps (PUAD's score); "
        "1 is the paper's, 0 leaves it out (default)",
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Train, publish the model and say what it is worth."""
    from core.data.layouts import open_dataset

    options = FitOptions(arguments.progress, arguments.resume, arguments.overwrite)
    datasets = by_product([open_dataset(folder) for folder in arguments.data])
    dataset = next(iter(datasets.values())) if len(datasets) == 1 else datasets
    notes = DataNotes(console, datasets, arguments.limit)
    artifact = fit(spec_of(arguments), dataset, arguments.output, console, options, notes)
    console.say(table(list(_facts(artifact).items())))
    notes.tell_rest(artifact)
    split = notes.split.get("", notes.split)
    console.finish({**_facts(artifact), "split": split, "warnings": warnings_of(artifact)})
    return exit_codes.SUCCESS


@dataclass(frozen=True)
class FitOptions:
    """How a training runs, as opposed to what it trains."""

    progress: str = "auto"
    resume: bool = False
    overwrite: bool = False


def fit(
    spec: TrainingSpec,
    dataset: Dataset | Mapping[str, Dataset],
    output: Path,
    console: Console,
    options: FitOptions,
    on_input: Callable[[TrainingInput], None],
) -> ModelArtifact:
    """Train with progress on standard error. Ctrl-C raises KeyboardInterrupt after a step.

    ``on_input`` see ``fit_and_save``.
    """
    from core.training.fit import fit_and_save

    steps = fit_and_save(
        spec,
        dataset,
        output,
        resume=options.resume,
        overwrite=options.overwrite,
        on_input=on_input,
    )
    stop = Interruption(lambda: console.note("Stopping after this step ..."))
    with open_progress(options.progress, console) as view, stop:
        return drain(steps, view.show, stop, KEPT)


def by_product(datasets: Sequence[Dataset]) -> dict[str, Dataset]:
    """Data sets by the names of their folders. Raises DataError where two have one name."""
    from core.errors import DataError

    named = {dataset.root.resolve().name: dataset for dataset in datasets}
    if len(named) < len(datasets):
        raise DataError(
            "Two of the data sets' folders have the same name.",
            "The model could not tell these products apart.",
            "Rename one of the folders.",
        )
    return named


def _facts(artifact: ModelArtifact) -> dict[str, object]:
    manifest = artifact.manifest
    rate = manifest.image_threshold.false_reject_rate
    return {
        "model": str(artifact.folder),
        "method": manifest.method,
        "schedule": manifest.training.schedule,
        "steps": manifest.training.steps,
        "images": manifest.training.snapshot.count,
        "device": manifest.training.device,
        "precision": manifest.training.precision,
        "train_seconds": manifest.training.seconds,
        "threshold": manifest.image_threshold.value,
        "threshold_images": manifest.image_threshold.samples,
        "false_reject_rate": rate.expected,
        "false_reject_rate_low": rate.low,
        "false_reject_rate_high": rate.high,
    }


def teacher_of(method: str, asked: str) -> str:
    """``asked``; for a method's own ResNet-18 the weights that lie here, where there are any."""
    from app.library.teachers import teachers_here
    from core.models.registry import EFFICIENTAD

    if asked != OWN or method in EFFICIENTAD:
        return asked
    return teachers_here().resnet or asked


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
        tile=arguments.tile,
        teacher=arguments.teacher,
        weights=teacher_of(arguments.method, arguments.teacher),
        penalty=arguments.penalty,
        limit=arguments.limit,
        puad_weight=arguments.puad_weight,
        start=arguments.start,
        seed=arguments.seed,
        device=arguments.device,
        precision=arguments.precision,
        wished_false_reject_rate=arguments.false_rejects,
    )
