"""``bench``: how fast this machine judges and learns, and how cost grows."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from app.benchmark.plan import GROWTHS, BenchmarkPlan, GrowthPlan
from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, plain

SIZES = ("s", "m")
METHODS = ("efficientad", "stfpm", "dcam", "fractalad")
QUICK_SIDE, QUICK_SECONDS = 128, 0.02
Tables = Callable[[Mapping[str, Any]], str]


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command."""
    defaults = BenchmarkPlan()
    parser = commands.add_parser(
        "bench",
        help="measure how fast this machine judges and learns",
        description="Measure verdicts with every backend and precision beside the plain forward "
        "pass of torch, the start, training steps and a line with a simulated camera. Needs no "
        "data: the models learned nothing, which costs the same. Nothing else should run.",
    )
    parser.add_argument(
        "--methods",
        type=forms.names(METHODS),
        default=("efficientad", "stfpm"),
        help=f"of {', '.join(METHODS)} (default: efficientad,stfpm)",
    )
    parser.add_argument(
        "--sizes", type=forms.names(SIZES), default=SIZES, help="of efficientad (default: s,m)"
    )
    parser.add_argument(
        "--image-size", metavar="N", type=forms.count, default=defaults.side, help="side in pixels"
    )
    parser.add_argument(
        "--batches", type=forms.counts, default=defaults.batches, help="such as 1,8"
    )
    parser.add_argument(
        "--backends", type=forms.names(), default=(), help="by name (default: all that are here)"
    )
    parser.add_argument("--device", default="auto", help=f"{forms.DEVICES} (default: auto)")
    parser.add_argument(
        "--seconds",
        type=forms.seconds,
        default=defaults.seconds,
        help="for each single measurement (default: %(default)s)",
    )
    _add_growth(parser)
    parser.add_argument("--json", metavar="FILE", dest="json_file", type=Path, help="write all")
    parser.add_argument("--plot", metavar="FILE.svg", type=_svg, help="draw it")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="the least of everything, to see that it runs: its figures are worth nothing",
    )
    parser.add_argument(
        "--debug", action="store_true", help="show the traceback of an error and log in detail"
    )
    parser.set_defaults(run=run)


def _add_growth(parser: argparse.ArgumentParser) -> None:
    defaults = GrowthPlan()
    growth = parser.add_argument_group("how cost grows, instead of the above")
    growth.add_argument(
        "--growth",
        metavar="WHAT",
        nargs="?",
        type=forms.names(GROWTHS),
        const=GROWTHS,
        help=f"by {', '.join(GROWTHS)} (default: all of them); with the first of --methods",
    )
    growth.add_argument("--sides", type=forms.counts, default=defaults.sides, help="of pictures")
    growth.add_argument("--cameras", type=forms.counts, default=defaults.cameras)
    growth.add_argument("--results", type=forms.counts, default=defaults.results, help="stored")
    growth.add_argument("--images", type=forms.counts, default=defaults.images, help="learned")


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Measure, print the tables, write the files. What is measured so far is kept in the file."""
    from app.files import expect_place, write_json, write_text

    for file in filter(None, (arguments.json_file, arguments.plot)):
        expect_place(file)
    reports, tables, plot = _measured(arguments, console)
    report: Mapping[str, Any] = {}
    for report in reports:
        if arguments.json_file is not None:
            write_json(arguments.json_file, {key: plain(value) for key, value in report.items()})
    console.say(tables(report))
    if arguments.plot is not None:
        write_text(arguments.plot, plot(report))
    return exit_codes.SUCCESS


def _measured(
    arguments: argparse.Namespace, console: Console
) -> tuple[Iterator[Mapping[str, Any]], Tables, Tables]:
    """The report as it grows, and what makes its tables and its picture."""
    from app.benchmark.measuring import measure_growth, measure_speed
    from app.benchmark.plots import growth_plot, speed_plot
    from app.benchmark.tables import growth_tables, speed_tables

    command = f"python main.py {shlex.join(sys.argv[1:])}"
    if arguments.growth:
        growth = growth_plan(arguments)
        return measure_growth(growth, command, console.note), growth_tables, growth_plot
    plan = speed_plan(arguments)
    return measure_speed(plan, command, console.note), speed_tables, speed_plot


def speed_plan(arguments: argparse.Namespace) -> BenchmarkPlan:
    """What the arguments ask for. Raises DeviceError for an unknown backend."""
    _refuse_unknown(arguments.backends)
    if arguments.quick:
        from core.runtime.backends.backend import PLAIN, TORCH

        return BenchmarkPlan(
            methods=("efficientad-s",),
            side=QUICK_SIDE,
            batches=(1, 2),
            backends=arguments.backends or (PLAIN, TORCH),
            device=arguments.device,
            seconds=QUICK_SECONDS,
            every_start=False,
        )
    return BenchmarkPlan(
        methods=_methods(arguments),
        side=arguments.image_size,
        batches=arguments.batches,
        backends=arguments.backends,
        device=arguments.device,
        seconds=arguments.seconds,
    )


def growth_plan(arguments: argparse.Namespace) -> GrowthPlan:
    """What the arguments ask for."""
    if arguments.quick:
        return GrowthPlan(
            kinds=arguments.growth,
            schedule="full",
            sides=(QUICK_SIDE, 2 * QUICK_SIDE),
            cameras=(1, 2),
            results=(100, 1000),
            images=(20, 25),
            device=arguments.device,
            seconds=QUICK_SECONDS,
        )
    return GrowthPlan(
        kinds=arguments.growth,
        method=_methods(arguments)[0],
        sides=arguments.sides,
        cameras=arguments.cameras,
        results=arguments.results,
        images=arguments.images,
        device=arguments.device,
        seconds=arguments.seconds,
    )


def _methods(arguments: argparse.Namespace) -> tuple[str, ...]:
    """With their sizes, as the engine calls them."""
    named: list[str] = []
    for method in arguments.methods:
        sized = method == "efficientad"
        named += [f"{method}-{size}" for size in arguments.sizes] if sized else [method]
    return tuple(named)


def _refuse_unknown(backends: tuple[str, ...]) -> None:
    from core.errors import DeviceError
    from core.runtime.backends.backend import NAMES

    unknown = [name for name in backends if name not in NAMES]
    if unknown:
        raise DeviceError(
            f"There is no backend {unknown[0]!r}.",
            "Nothing was measured.",
            f"Use {', '.join(NAMES[:-1])} or {NAMES[-1]}.",
        )


def _svg(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".svg":
        raise argparse.ArgumentTypeError(f"'{text}' does not end in .svg")
    return path
