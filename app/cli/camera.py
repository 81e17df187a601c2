"""``camera``: which GenICam cameras there are, their features, one picture."""

from __future__ import annotations

import argparse
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table

if TYPE_CHECKING:
    from camera.errors import CameraError
    from camera.genicam.client import GenicamCamera
    from camera.types import Feature, FeatureValue, TriggerMode

PATIENCE_S = 10.0


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command with its actions."""
    parser = commands.add_parser(
        "camera",
        help="list GenICam cameras, show and set their features, take a picture",
        description="Drivers are found through GENICAM_GENTL64_PATH, which their installers set, "
        "and through --producer. Only a recipe keeps settings for the line; what is set here "
        "lasts until the camera loses its power, unless its UserSet is saved.",
    )
    actions = parser.add_subparsers(metavar="ACTION", dest="command_action", required=True)
    _action(actions, "list", "say which cameras answer", run_list)
    show = _action(actions, "show", "print features with values and limits", run_show)
    show.add_argument("serial", metavar="SERIAL")
    show.add_argument("names", metavar="NAME", nargs="*", help="(default: all features)")
    change = _action(actions, "set", "set features, in the order given", run_set)
    change.add_argument("serial", metavar="SERIAL")
    change.add_argument("settings", metavar="NAME=VALUE", nargs="+", type=_setting)
    change.add_argument(
        "--execute",
        metavar="NAME",
        action="append",
        default=[],
        help="then run this command of the camera, such as UserSetSave; may be given several times",
    )
    grab = _action(actions, "grab", "write one picture as a PNG file", run_grab)
    grab.add_argument("serial", metavar="SERIAL")
    grab.add_argument("file", metavar="FILE", type=Path)


def _action(actions: Any, name: str, text: str, run: Any) -> Any:  # noqa: ANN401 - as above
    parser = actions.add_parser(name, parents=[forms.common_options()], help=text)
    parser.add_argument(
        "--producer",
        metavar="CTI",
        dest="producers",
        type=Path,
        action="append",
        default=[],
        help="a driver's .cti file or a folder of them; may be given several times",
    )
    parser.set_defaults(run=run)
    return parser


def _setting(text: str) -> tuple[str, FeatureValue]:
    """Number, true, false or a name; the camera's own description says which it takes."""
    name, mark, value = text.partition("=")
    if not (name and mark and value):
        raise argparse.ArgumentTypeError(f"'{text}' is not NAME=VALUE")
    if value.lower() in ("true", "false"):
        return name, value.lower() == "true"
    for kind in (int, float):
        try:
            return name, kind(value)
        except ValueError:
            continue
    return name, value


def run_list(arguments: argparse.Namespace, console: Console) -> int:
    """Exit code 12 where no camera answers."""
    from camera.genicam.discovery import discover, producer_files

    found = discover(arguments.producers)
    for problem in found.problems:
        console.note(problem)
    if not found.cameras:
        drivers = [file for file in producer_files(arguments.producers) if file.is_file()]
        raise _no_answer(drivers) if drivers else _no_driver(arguments.producers)
    rows = [
        (c.serial, f"{c.vendor} {c.model}, {c.access}, through {c.producer}") for c in found.cameras
    ]
    console.say(table(rows))
    cameras = [asdict(c) | {"producer": str(c.producer)} for c in found.cameras]
    console.finish({"cameras": cameras, "problems": list(found.problems)})
    return exit_codes.SUCCESS


def _no_answer(drivers: list[Path]) -> CameraError:
    from camera.errors import CameraError

    return CameraError(
        f"No GenICam camera answers. Drivers asked: {', '.join(map(str, drivers))}.",
        "There is nothing to open.",
        "Check cable, power and network of the camera, and that the driver is its maker's; "
        "another one is named with --producer.",
    )


def _no_driver(producers: list[Path]) -> CameraError:
    """What was looked for, where, and what there is without a camera."""
    from camera.errors import CameraError
    from camera.genicam.discovery import VARIABLE

    value = os.environ.get(VARIABLE, "")
    places = [f"{VARIABLE} is {value}" if value else f"{VARIABLE} is not set"]
    places += [f"--producer is {place}" for place in producers]
    return CameraError(
        f"No GenICam driver (a GenTL producer, a .cti file) was found: {', '.join(places)}.",
        "No camera could be looked for.",
        f"Install the driver of the camera's maker, which sets {VARIABLE}, or name its .cti file "
        "with --producer. Without any camera there is the simulated one: try `demo`, or "
        "`product create` with --camera simulated.",
    )


def run_show(arguments: argparse.Namespace, console: Console) -> int:
    """All features, or those named."""
    camera = _open(arguments)
    try:
        camera.connect()
        names = arguments.names
        features = [camera.read(name) for name in names] if names else list(camera.features())
    finally:
        camera.stop()
    _tell(features, console)
    return exit_codes.SUCCESS


def run_set(arguments: argparse.Namespace, console: Console) -> int:
    """Set, execute, and print what the camera then says."""
    camera = _open(arguments)
    try:
        camera.connect()
        camera.write(arguments.settings)
        for name in arguments.execute:
            camera.execute(name)
        features = [camera.read(name) for name in dict(arguments.settings)]
    finally:
        camera.stop()
    _tell(features, console)
    return exit_codes.SUCCESS


def run_grab(arguments: argparse.Namespace, console: Console) -> int:
    """One picture, without a trigger, else with the settings that the camera has."""
    from camera.errors import CameraError
    from camera.types import TriggerMode
    from core.data.images import write_image

    camera = _open(arguments, TriggerMode.FREE_RUN)
    try:
        camera.start()
        frame = camera.fetch(PATIENCE_S)
    finally:
        camera.stop()
    if frame is None:
        raise CameraError(
            f"The camera {arguments.serial} sent no picture within {PATIENCE_S:.0f} s.",
            "Nothing was written.",
            "Check its link, and that its settings let it run freely.",
        )
    write_image(arguments.file, frame.image)
    height, width = frame.image.shape[:2]
    console.say(f"{width} x {height}, {frame.pixel_format}: {arguments.file}")
    console.finish(
        {
            "file": str(arguments.file),
            "width": width,
            "height": height,
            "pixel_format": frame.pixel_format,
            "chunks": dict(frame.chunks),
        }
    )
    return exit_codes.SUCCESS


def _open(arguments: argparse.Namespace, trigger: TriggerMode | None = None) -> GenicamCamera:
    from camera.genicam.client import GenicamCamera

    return GenicamCamera(arguments.serial, producers=arguments.producers, trigger=trigger)


def _tell(features: list[Feature], console: Console) -> None:
    console.say(table([(feature.name, _described(feature)) for feature in features]))
    console.finish({"features": [asdict(feature) for feature in features]})


def _described(feature: Feature) -> str:
    value = "-" if feature.value is None else f"{feature.value} {feature.unit}".strip()
    limits = ""
    if feature.minimum is not None or feature.maximum is not None:
        step = "" if feature.increment is None else f" in steps of {feature.increment:g}"
        limits = f"{feature.minimum:g} to {feature.maximum:g}{step}"
    entries = ", ".join(feature.entries)
    locked = "" if feature.writable else "read only"
    return "; ".join(text for text in (value, limits, entries, locked) if text)
