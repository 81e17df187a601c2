"""``teacher``: distil, import or show the network that every model learns from."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.existing import add_overwrite, refuse_existing
from app.cli.interruption import Interruption, drain
from app.cli.progress import open_progress
from app.cli.training import KEPT
from core.errors import TeacherError

if TYPE_CHECKING:
    from core.teacher.distillation import DistillationSpec
    from core.teacher.provenance import Provenance

SIZES = ("s", "m")
BACKBONES = ("resnet18", "resnet50", "wide_resnet101_2")
RECIPES = ("paper", "short", "gpu")


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command with its three actions."""
    parser = commands.add_parser("teacher", help="distil, import or show a teacher")
    actions = parser.add_subparsers(metavar="ACTION", dest="command_action", required=True)
    _add_distill(actions)
    _add_import(actions)
    _add_show(actions)


def _add_distill(actions: Any) -> None:  # noqa: ANN401
    parser = actions.add_parser(
        "distill",
        parents=[forms.common_options()],
        help="train a teacher from an ImageNet backbone and a folder of photos",
        description="Train a PDN to give the features of an ImageNet backbone, on any varied "
        "photos. Ctrl-C keeps a checkpoint.",
    )
    parser.add_argument(
        "photos", metavar="PHOTOS", type=Path, help="folder of varied photos, with those below it"
    )
    parser.add_argument("--output", metavar="FILE", type=Path, required=True, help=".safetensors")
    parser.add_argument("--size", choices=SIZES, default="s")
    parser.add_argument("--backbone", choices=BACKBONES, default="wide_resnet101_2")
    parser.add_argument(
        "--weights", metavar="PATH", type=Path, help="the backbone's, instead of torchvision's"
    )
    parser.add_argument("--licence", default="unknown", help="of backbone and photos")
    parser.add_argument(
        "--recipe",
        choices=RECIPES,
        default="paper",
        help="60,000 steps, about an hour on a CPU, or some minutes on a large GPU",
    )
    parser.add_argument("--steps", type=forms.count, help="instead of the recipe's")
    parser.add_argument("--batch", type=forms.count, help="instead of the recipe's")
    parser.add_argument("--side", type=forms.count, help="the PDN's input in pixels")
    parser.add_argument("--seed", type=forms.seed, default=0)
    parser.add_argument("--device", default="auto", help=f"{forms.DEVICES} (default: auto)")
    parser.add_argument("--resume", action="store_true", help="go on with an interrupted run")
    add_overwrite(parser, "the teacher at FILE")
    parser.set_defaults(run=run_distill)


def _add_import(actions: Any) -> None:  # noqa: ANN401
    parser = actions.add_parser(
        "import",
        parents=[forms.common_options()],
        help="read published teacher weights, without running code from them",
    )
    parser.add_argument("weights", metavar="WEIGHTS", type=Path, help="published .pth file")
    parser.add_argument("--output", metavar="FILE", type=Path, required=True, help=".safetensors")
    parser.add_argument("--size", choices=SIZES, default="s")
    add_overwrite(parser, "the teacher at FILE")
    parser.set_defaults(run=run_import)


def _add_show(actions: Any) -> None:  # noqa: ANN401
    parser = actions.add_parser(
        "show", parents=[forms.common_options()], help="say where a teacher comes from"
    )
    parser.add_argument(
        "teacher", metavar="TEACHER", nargs="?", default="embedded", help="embedded, or a file"
    )
    parser.add_argument("--size", choices=SIZES, default="s")
    parser.set_defaults(run=run_show)


def run_distill(arguments: argparse.Namespace, console: Console) -> int:
    """Distil, save, say what came out."""
    from app.files import expect_place
    from core.data.images import list_images_below
    from core.models.backbones import load_backbone
    from core.teacher.distillation import Distillation
    from core.teacher.photos import expect_photos
    from core.teacher.store import save_teacher

    refuse_existing(arguments.output, arguments.overwrite, TeacherError)
    spec = _distillation_spec(arguments)
    expect_place(arguments.output)
    photos = list_images_below(arguments.photos)
    expect_photos(photos)  # before weights are fetched for them
    backbone = load_backbone(arguments.backbone, arguments.weights).to(spec.device)
    distillation = Distillation(spec, photos, backbone)
    _run(distillation, arguments, console)
    provenance = _provenance(arguments, spec, len(photos))
    saved = save_teacher(arguments.output, distillation.network.state_dict(), provenance)
    _remove_checkpoint(_checkpoint(arguments.output))
    return _tell(arguments.output, saved, console)


def run_import(arguments: argparse.Namespace, console: Console) -> int:
    """Convert published weights and record what they were."""
    from app.files import expect_place
    from core.teacher.published import import_published
    from core.teacher.store import save_teacher

    refuse_existing(arguments.output, arguments.overwrite, TeacherError)
    expect_place(arguments.output)
    tensors, provenance = import_published(arguments.weights, arguments.size)
    return _tell(arguments.output, save_teacher(arguments.output, tensors, provenance), console)


def run_show(arguments: argparse.Namespace, console: Console) -> int:
    """Verify the teacher and print its provenance."""
    from core.teacher.store import embedded_path, load_teacher

    teacher = load_teacher(arguments.teacher, arguments.size)
    embedded = arguments.teacher == "embedded"
    place = embedded_path(arguments.size) if embedded else Path(arguments.teacher)
    return _tell(place, teacher.provenance, console)


def _distillation_spec(arguments: argparse.Namespace) -> DistillationSpec:
    from core.runtime.device import choose_device, choose_precision
    from core.teacher.distillation import GPU_RECIPE, SHORT_RECIPE, DistillationSpec

    recipes = {"paper": DistillationSpec(), "short": SHORT_RECIPE, "gpu": GPU_RECIPE}
    device = choose_device(arguments.device)
    given = {name: getattr(arguments, name) for name in ("steps", "batch", "side")}
    return replace(
        recipes[arguments.recipe],
        size=arguments.size,
        seed=arguments.seed,
        device=str(device),
        precision=choose_precision("auto", device),
        **{name: value for name, value in given.items() if value is not None},
    )


def _run(distillation: Any, arguments: argparse.Namespace, console: Console) -> None:  # noqa: ANN401
    folder = _checkpoint(arguments.output)
    if not arguments.resume:
        _remove_checkpoint(folder)
    stop = Interruption(lambda: console.note("Stopping after this step ..."))
    with open_progress(arguments.progress, console) as view, stop:
        drain(distillation.run(folder), view.show, stop, KEPT)


def _checkpoint(output: Path) -> Path:
    return output.with_name(output.name + ".training")


def _remove_checkpoint(folder: Path) -> None:
    from core.training.checkpoint import remove_checkpoint

    remove_checkpoint(folder)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _provenance(arguments: argparse.Namespace, spec: DistillationSpec, photos: int) -> Provenance:
    from dataclasses import asdict
    from datetime import UTC, datetime

    from core.teacher.provenance import Provenance

    weights = "torchvision's weights" if arguments.weights is None else arguments.weights.name
    return Provenance(
        origin=f"distilled from {arguments.backbone} ({weights}) on {photos} photos",
        size=arguments.size,
        created_utc=datetime.now(UTC).isoformat(timespec="seconds"),
        sha256="",
        licence=arguments.licence,
        recipe={name: value for name, value in asdict(spec).items() if name != "device"},
    )


def _tell(place: Path, provenance: Provenance, console: Console) -> int:
    facts = provenance.model_dump(mode="json")
    recipe, figures = facts.pop("recipe"), facts.pop("figures")
    rows = [("file", str(place)), *facts.items()]
    rows += [(f"recipe.{name}", value) for name, value in recipe.items()]
    rows += [(f"figures.{name}", value) for name, value in figures.items()]
    console.say(table(rows))
    console.finish({"file": str(place), **facts, "recipe": recipe, "figures": figures})
    return exit_codes.SUCCESS
