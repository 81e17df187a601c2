"""``product``: pictures of a product, what people say of them, its models, which one is live."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import (
    exit_codes,
    product_add,
    product_challenge,
    product_estimate,
    product_models,
    product_training,
    product_tuning,
)
from app.cli.console import Console, table
from app.cli.product_add import LABELS
from app.cli.product_folder import add_action, expect_product, open_product

if TYPE_CHECKING:
    from app.library.entries import SampleEntry
    from app.library.product import ProductFolder
    from app.recipes.recipe import CameraEntry

REPLAY_HZ = 1.0
"""A folder as a camera: slow enough to be looked at, and over again from its end."""


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command with its actions."""
    parser = commands.add_parser(
        "product",
        help="capture, review, train, and bring models of a product live",
        description="A product is a folder: its recipe, the pictures with their labels, the data "
        "sets that were learned from, all model versions. Only `activate` and `undo` change what "
        "a line runs, from its next start on.",
    )
    actions = parser.add_subparsers(metavar="ACTION", dest="command_action", required=True)
    create = add_action(actions, "create", "begin a new product", run_create)
    create.add_argument("--name", type=forms.name, required=True)
    create.add_argument(
        "--camera",
        metavar="KIND[:WHICH]",
        type=_camera,
        default="simulated",
        help="simulated, folder:PATH, video:PATH, genicam:SERIAL (default: %(default)s)",
    )
    window = add_action(actions, "open", "a window with all steps up to a live model", run_open)
    window.add_argument("--name", default="", help="begin a product of that name first")
    window.add_argument("--camera", metavar="KIND[:WHICH]", type=_camera, default="simulated")
    add_action(actions, "capture", "take pictures from the product's camera", run_capture)
    product_add.add_actions(actions)
    label = add_action(actions, "label", "say what a picture shows", run_label)
    label.add_argument("file", metavar="FILE")
    label.add_argument("label", choices=LABELS)
    label.add_argument("--reason", default="")
    review = add_action(actions, "review", "order the good pictures, suspects first", run_review)
    review.add_argument("--first", metavar="N", type=forms.count, default=20)
    review.add_argument(
        "--window", action="store_true", help="show them one by one: A accept, D decline, B bad"
    )
    pin = add_action(actions, "pin", "demand these pictures' verdicts of every model", run_pin)
    pin.add_argument("files", metavar="FILE", nargs="+")
    pin.add_argument("--remove", action="store_true", help="demand them no more")
    pin.add_argument("--reason", default="")
    product_training.add_actions(actions)
    product_estimate.add_actions(actions)
    product_models.add_actions(actions)
    product_tuning.add_actions(actions)
    product_challenge.add_actions(actions)


def _camera(text: str) -> CameraEntry:
    from app.recipes import recipe

    kind, _, which = text.partition(":")
    makers: dict[str, Callable[[], CameraEntry]] = {
        "simulated": recipe.SimulatedEntry,
        "folder": lambda: recipe.FolderEntry(
            folder=str(Path(which).resolve()), rate_hz=REPLAY_HZ, loop=True
        ),
        "video": lambda: recipe.VideoEntry(
            video=int(which) if which.isdecimal() else str(Path(which).resolve())
        ),
        "genicam": lambda: recipe.GenicamEntry(serial=which),
    }
    if kind not in makers or (kind != "simulated" and not which):
        raise argparse.ArgumentTypeError(f"'{text}' is no camera; see --help")
    return makers[kind]()


def run_create(arguments: argparse.Namespace, console: Console) -> int:
    """Begin a product."""
    from app.recipes.store import load_recipe
    from app.station.sources import what_is_missing

    product = _create(arguments)
    console.say(f"The product {product.recipe.name} begins at {product.root}. Add good pictures.")
    missing = what_is_missing(load_recipe(product.recipe_path))
    if missing:
        console.note(f"warning: {missing}")
    console.finish(
        {
            "product": str(product.root),
            "recipe": str(product.recipe_path),
            "warnings": [missing] if missing else [],
        }
    )
    return exit_codes.SUCCESS


def run_open(arguments: argparse.Namespace, console: Console) -> int:
    """Returns when the window was closed and camera and processes are released."""
    from app.bootstrap import run_product
    from app.cli.access import note_if_off
    from app.library.errors import LibraryError
    from app.library.product import RECIPE
    from app.ui.display import need_display

    note_if_off(arguments, console)
    if arguments.name:
        if (arguments.product / RECIPE).exists():
            raise LibraryError(
                f"There is a product at {arguments.product} already.",
                "Nothing was changed.",
                "Leave --name out to go on with it, or choose another folder.",
            )
        need_display()  # before a product is made that no window shows
        _create(arguments)
    else:
        expect_product(arguments.product)
    return run_product(
        arguments.product, arguments.by, arguments.theme, arguments.language, arguments.audit
    )


def _create(arguments: argparse.Namespace) -> ProductFolder:
    from app.library.product import create_product

    return create_product(
        arguments.product, arguments.name, arguments.camera, arguments.audit, arguments.by
    )


def run_capture(arguments: argparse.Namespace, console: Console) -> int:
    """A window; returns when it was closed and the camera is released."""
    from app.bootstrap import run_capture as open_window

    expect_product(arguments.product)
    return open_window(
        arguments.product, arguments.theme, arguments.language, arguments.audit, arguments.by
    )


def run_label(arguments: argparse.Namespace, console: Console) -> int:
    """The later word counts."""
    from app.library.entries import Label

    product = open_product(arguments)
    sample = _sample(product, arguments.file)
    product.samples.label(sample, Label(arguments.label), by=arguments.by, reason=arguments.reason)
    console.say(f"{sample.file}: {arguments.label}")
    console.finish({"file": sample.file, "label": arguments.label})
    return exit_codes.SUCCESS


def run_review(arguments: argparse.Namespace, console: Console) -> int:
    """Suspects first."""
    from app.library.descriptions import KeptDescriptions
    from app.library.review import suspects

    product = open_product(arguments)
    found = suspects(product.samples, KeptDescriptions(product.root))[: arguments.first]
    if arguments.window:
        from app.bootstrap import run_review

        order = [suspect.sample for suspect in found]
        run_review(product, order, arguments.by, arguments.theme, arguments.language)
    paths = [str(product.samples.path(suspect.sample)) for suspect in found]
    console.say(table([(f"{s.score:.3f}", p) for s, p in zip(found, paths, strict=True)]))
    console.finish({"suspects": [{"file": s.sample.file, "score": s.score} for s in found]})
    return exit_codes.SUCCESS


def run_pin(arguments: argparse.Namespace, console: Console) -> int:
    """Add to, or take from, the verdict gate."""
    product = open_product(arguments)
    for file in arguments.files:
        if arguments.remove:
            product.pins.unpin(file, by=arguments.by, reason=arguments.reason)
        else:
            sample = _sample(product, file)
            product.pins.pin(sample, by=arguments.by, reason=arguments.reason)
    pins = product.pins.all()
    console.say(f"Pinned parts: {len(pins)}.")
    console.finish({"pins": [pin.model_dump(mode="json") for pin in pins]})
    return exit_codes.SUCCESS


def _sample(product: ProductFolder, file: str) -> SampleEntry:
    from app.library.errors import LibraryError

    found = next((s for s in product.samples.all() if s.file == Path(file).name), None)
    if found is None:
        raise LibraryError(
            f"The product has no picture {file}.", "Nothing was changed.", "See `product review`."
        )
    return found
