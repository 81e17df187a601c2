"""``product``: pictures of a product, what people say of them, its models, which one is live."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.training import METHODS, SCHEDULES, FitOptions, fit, warnings_of

if TYPE_CHECKING:
    from app.library.entries import SampleEntry, VersionEntry
    from app.library.product import ProductFolder
    from app.recipes.recipe import CameraEntry

Run = Callable[[argparse.Namespace, Console], int]
LABELS = ("good", "bad", "declined", "new")


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command with its actions."""
    parser = commands.add_parser(
        "product",
        help="capture, review, train, and bring models of a product live",
        description="A product is a folder: its recipe, the pictures with their labels, the data "
        "sets that were learned from, all model versions. Only `activate` and `undo` change what "
        "a line runs, from its next start on.",
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    create = _action(actions, "create", "begin a new product", run_create)
    create.add_argument("--name", required=True)
    create.add_argument(
        "--camera",
        metavar="KIND[:WHICH]",
        type=_camera,
        default="simulated",
        help="simulated, folder:PATH, video:PATH, genicam:SERIAL (default: %(default)s)",
    )
    _action(actions, "capture", "take pictures from the product's camera", run_capture)
    add = _action(actions, "add", "take pictures in, each checked against the others", run_add)
    add.add_argument("images", metavar="IMAGES", nargs="+", type=Path)
    add.add_argument("--label", choices=LABELS, default="good")
    label = _action(actions, "label", "say what a picture shows", run_label)
    label.add_argument("file", metavar="FILE")
    label.add_argument("label", choices=LABELS)
    label.add_argument("--reason", default="")
    review = _action(actions, "review", "order the good pictures, suspects first", run_review)
    review.add_argument("--first", metavar="N", type=forms.count, default=20)
    review.add_argument(
        "--window", action="store_true", help="show them one by one: A accept, D decline, B bad"
    )
    train = _action(actions, "train", "learn a new version; the live one stays", run_train)
    train.add_argument("--method", choices=METHODS, default=METHODS[0])
    train.add_argument("--schedule", choices=SCHEDULES, default="quick")
    train.add_argument("--steps", type=forms.count, default=0, help="instead of the schedule's")
    train.add_argument("--teacher", default="embedded", help="embedded, random, or a file")
    train.add_argument("--image-size", metavar="N|HxW", type=forms.image_size, default=(256, 256))
    train.add_argument("--notes", default="")
    _action(actions, "versions", "list the versions and which one is live", run_versions)
    pin = _action(actions, "pin", "demand these pictures' verdicts of every model", run_pin)
    pin.add_argument("files", metavar="FILE", nargs="+")
    pin.add_argument("--remove", action="store_true", help="demand them no more")
    activate = _action(
        actions, "activate", "make a version live, if the gate lets it", run_activate
    )
    activate.add_argument("number", metavar="N", type=forms.count)
    activate.add_argument("--reason", required=True)
    _action(actions, "undo", "back to the version that was live before", run_undo)
    export = _action(actions, "export", "write a version as one file", run_export)
    export.add_argument("number", metavar="N", type=forms.count)
    export.add_argument("file", metavar="FILE", type=Path)
    take = _action(actions, "import", "add a version from a file, not live", run_import)
    take.add_argument("file", metavar="FILE", type=Path)


def _action(actions: Any, name: str, text: str, run: Run) -> Any:  # noqa: ANN401 - as above
    parser = actions.add_parser(name, parents=[forms.common_options()], help=text)
    parser.add_argument("product", metavar="PRODUCT", type=Path, help="the product's folder")
    parser.add_argument(
        "--by", metavar="WHO", default=getpass.getuser(), help="for the record (default: you)"
    )
    parser.set_defaults(run=run)
    return parser


def _camera(text: str) -> CameraEntry:
    from app.recipes import recipe

    kind, _, which = text.partition(":")
    makers: dict[str, Callable[[], CameraEntry]] = {
        "simulated": recipe.SimulatedEntry,
        "folder": lambda: recipe.FolderEntry(folder=str(Path(which).resolve())),
        "video": lambda: recipe.VideoEntry(video=int(which) if which.isdecimal() else which),
        "genicam": lambda: recipe.GenicamEntry(serial=which),
    }
    if kind not in makers or (kind != "simulated" and not which):
        raise argparse.ArgumentTypeError(f"'{text}' is no camera; see --help")
    return makers[kind]()


def _open(arguments: argparse.Namespace) -> ProductFolder:
    from app.library.product import ProductFolder

    return ProductFolder(arguments.product)


def run_create(arguments: argparse.Namespace, console: Console) -> int:
    """Begin a product."""
    from app.library.product import create_product

    product = create_product(arguments.product, arguments.name, arguments.camera)
    console.say(f"The product {product.recipe.name} begins at {product.root}. Add good pictures.")
    console.finish({"product": str(product.root), "recipe": str(product.recipe_path)})
    return exit_codes.SUCCESS


def run_capture(arguments: argparse.Namespace, console: Console) -> int:
    """A window; returns when it was closed and the camera is released."""
    from app.bootstrap import run_capture as open_window

    return open_window(arguments.product, arguments.theme, arguments.language)


def run_add(arguments: argparse.Namespace, console: Console) -> int:
    """Screen and keep pictures; what is refused is told and left out."""
    from app.capture.coverage import coverage
    from app.capture.intake import Intake
    from app.files import find_images
    from app.library.entries import Label
    from core.data.images import read_image

    product = _open(arguments)
    intake = Intake(product.samples)
    taken, refused, flagged = 0, 0, 0
    for image in find_images(arguments.images, arguments.product / "overlays"):
        label = Label(arguments.label)
        screened, kept = intake.take(read_image(image.path), label, arguments.by)
        words = ", ".join(remark.kind for remark in screened.remarks)
        console.say(f"{'taken' if kept else 'refused':<8}  {image.path}  {words}")
        refused += not kept
        taken += kept
        flagged += bool(screened.remarks) and kept
    state = coverage(intake.good, intake.newness)
    console.say(f"{taken} taken ({flagged} flagged), {refused} refused; {state.count} good ones.")
    if state.missing:
        console.note(f"{state.missing} more good pictures are needed.")
    console.finish(
        {
            "taken": taken,
            "flagged": flagged,
            "refused": refused,
            "good": state.count,
            "missing": state.missing,
            "newness": state.newness,
            "settled": state.is_settled,
        }
    )
    return exit_codes.SUCCESS


def run_label(arguments: argparse.Namespace, console: Console) -> int:
    """The later word counts."""
    from app.library.entries import Label

    product = _open(arguments)
    sample = _sample(product, arguments.file)
    product.samples.label(sample, Label(arguments.label), by=arguments.by, reason=arguments.reason)
    console.say(f"{sample.file}: {arguments.label}")
    console.finish({"file": sample.file, "label": arguments.label})
    return exit_codes.SUCCESS


def run_review(arguments: argparse.Namespace, console: Console) -> int:
    """Suspects first."""
    from app.library.review import suspects

    product = _open(arguments)
    found = suspects(product.samples)[: arguments.first]
    if arguments.window:
        from app.bootstrap import run_review

        order = [suspect.sample for suspect in found]
        run_review(product, order, arguments.by, arguments.theme, arguments.language)
    paths = [str(product.samples.path(suspect.sample)) for suspect in found]
    console.say(table([(f"{s.score:.3f}", p) for s, p in zip(found, paths, strict=True)]))
    console.finish({"suspects": [{"file": s.sample.file, "score": s.score} for s in found]})
    return exit_codes.SUCCESS


def run_train(arguments: argparse.Namespace, console: Console) -> int:
    """A snapshot of now, a training on it, a version of it."""
    from app.library.snapshots import take_snapshot
    from core.data.layouts import open_dataset
    from core.training.spec import TrainingSpec

    product = _open(arguments)
    snapshot = take_snapshot(product.samples, product.snapshots)
    number = product.versions.next_number()
    spec = TrainingSpec(
        method=arguments.method,
        schedule=arguments.schedule,
        steps=arguments.steps,
        teacher=arguments.teacher,
        height=arguments.image_size[0],
        width=arguments.image_size[1],
    )
    options = FitOptions(arguments.progress, resume=True)
    model = fit(spec, open_dataset(snapshot), product.versions.model(number), console, options)
    rate = model.manifest.image_threshold.false_reject_rate
    figures = {"false_reject_rate": rate.expected, "false_reject_rate_high": rate.high}
    product.versions.add(
        number, by=arguments.by, snapshot=snapshot.name, figures=figures, notes=arguments.notes
    )
    for warning in warnings_of(model):
        console.note(f"warning: {warning}")
    console.say(f"Version {number} is there, not live. `product activate` brings it live.")
    console.finish({"number": number, "snapshot": snapshot.name, **figures})
    return exit_codes.SUCCESS


def run_versions(arguments: argparse.Namespace, console: Console) -> int:
    """All versions, oldest first."""
    product = _open(arguments)
    live = product.versions.live()
    versions = product.versions.all()
    console.say(table([(_name(v, live), _facts(v)) for v in versions]))
    console.finish({"live": live, "versions": [v.model_dump(mode="json") for v in versions]})
    return exit_codes.SUCCESS


def run_pin(arguments: argparse.Namespace, console: Console) -> int:
    """Add to, or take from, the verdict gate."""
    product = _open(arguments)
    for file in arguments.files:
        if arguments.remove:
            product.unpin(file)
        else:
            product.pin(_sample(product, file))
    console.say(f"{len(product.pins())} parts are pinned.")
    console.finish({"pins": [pin.model_dump(mode="json") for pin in product.pins()]})
    return exit_codes.SUCCESS


def run_activate(arguments: argparse.Namespace, console: Console) -> int:
    """Exit code 14 where the gate refuses."""
    from app.library.verdict_gate import GateReport

    product = _open(arguments)
    product.versions.get(arguments.number)
    report = GateReport(tuple(product.replay(arguments.number)))
    rows = [
        {
            "file": result.pin.file,
            "expected": str(result.pin.expected),
            "verdict": str(result.verdict),
            "score": result.score,
            "reason": result.reason,
        }
        for result in report.results
    ]
    if not report.passed:
        sentence = _refusal(report)
        console.note(sentence)
        console.finish({"activated": False, "pins": rows, "error": sentence})
        return exit_codes.GATE_REFUSED
    entry = product.versions.activate(arguments.number, by=arguments.by, reason=arguments.reason)
    console.say(
        f"Version {entry.number} is live from the line's next start on; {len(rows)} pinned parts "
        "got their verdicts."
    )
    console.finish({"activated": True, "previous": entry.previous, "pins": rows})
    return exit_codes.SUCCESS


def _refusal(report: Any) -> str:  # noqa: ANN401 - GateReport, which is imported late
    if not report.results:
        return (
            "No part is pinned, so nothing shows that the model judges as people do. "
            "The live model stays. Pin some good parts, and bad ones if there are any."
        )
    changed = "; ".join(
        f"{r.pin.file} must be {r.pin.expected} and is {r.verdict}" for r in report.changed[:5]
    )
    return (
        f"{len(report.changed)} of {len(report.results)} pinned parts get another verdict: "
        f"{changed}. The live model stays. Train on more parts, or unpin what is wrong."
    )


def run_undo(arguments: argparse.Namespace, console: Console) -> int:
    """One step back."""
    entry = _open(arguments).versions.undo(by=arguments.by)
    console.say(f"Version {entry.number} is live again from the line's next start on.")
    console.finish({"live": entry.number, "previous": entry.previous})
    return exit_codes.SUCCESS


def run_export(arguments: argparse.Namespace, console: Console) -> int:
    """One file with checksums."""
    from app.library.transfer import export_version

    file = export_version(_open(arguments).versions, arguments.number, arguments.file)
    console.say(f"Version {arguments.number} is in {file}.")
    console.finish({"file": str(file)})
    return exit_codes.SUCCESS


def run_import(arguments: argparse.Namespace, console: Console) -> int:
    """A new version, not live."""
    from app.library.transfer import import_version

    number = import_version(_open(arguments).versions, arguments.file, arguments.by)
    console.say(f"It is version {number} here, not live.")
    console.finish({"number": number})
    return exit_codes.SUCCESS


def _sample(product: ProductFolder, file: str) -> SampleEntry:
    from app.library.versions import LibraryError

    found = next((s for s in product.samples.all() if s.file == Path(file).name), None)
    if found is None:
        raise LibraryError(
            f"The product has no picture {file}.", "Nothing was changed.", "See `product review`."
        )
    return found


def _name(version: VersionEntry, live: int) -> str:
    return f"{version.number}{' live' if version.number == live else ''}"


def _facts(version: VersionEntry) -> str:
    figures = ", ".join(f"{name} {value:.3f}" for name, value in version.figures.items())
    parts = (version.created_utc, version.created_by, version.snapshot, figures, version.notes)
    return "; ".join(part for part in parts if part)
