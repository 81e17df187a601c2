"""``product estimate``: how long a training takes on this machine."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console
from app.cli.product_folder import add_action, expect_product, open_product
from app.cli.training import METHODS, OWN, TEACHER_HELP, add_tile, teacher_of

if TYPE_CHECKING:
    from core.training.spec import TrainingSpec

OFFERED = ("quick", "standard", "thorough", "full")
FULL_IS_SHORTER = (
    "Full is the shorter one here: it passes over the good pictures as often as published, and "
    "there are few of them; standard takes its steps however many there are."
)


def add_actions(actions: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add estimate."""
    add_what_takes_time(add_action(actions, "estimate", "how long trainings take here", run))


def add_what_takes_time(parser: argparse.ArgumentParser) -> None:
    """The options of a training that its time depends on, apart from the schedule."""
    parser.add_argument("--method", choices=METHODS, default=METHODS[0])
    parser.add_argument("--teacher", default=OWN, help=TEACHER_HELP)
    parser.add_argument("--image-size", metavar="N|HxW", type=forms.image_size, default=(256, 256))
    add_tile(parser)
    parser.add_argument(
        "--with",
        dest="partners",
        metavar="PRODUCT",
        nargs="+",
        type=Path,
        default=[],
        help="one model for these products too; each gets it as a version with its own thresholds",
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Measured on a few steps, right now."""
    from core.training.estimate import estimate, extent
    from core.training.plans import schedule_names

    pictures, spec = _good_pictures(arguments), _spec(arguments)
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


def _good_pictures(arguments: argparse.Namespace) -> int:
    """Of all products that would learn together."""
    from app.library.entries import Label
    from app.library.joint import open_partners

    product = open_product(arguments)
    for partner in arguments.partners:
        expect_product(partner)
    partners = open_partners(product, arguments.partners, arguments.audit)
    return sum(len(p.samples.labelled(Label.GOOD)) for p in (product, *partners))


def _spec(arguments: argparse.Namespace) -> TrainingSpec:
    from core.training.spec import TrainingSpec

    height, width = arguments.image_size
    return TrainingSpec(
        method=arguments.method,
        teacher=teacher_of(arguments.method, arguments.teacher),
        height=height,
        width=width,
        tile=arguments.tile,
    )
