"""Argument types and groups that several commands share."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.cli.progress import KINDS

LONGEST_S = 3600
LONGEST_NAME = 100
DEVICES = "auto, cpu, cuda or cuda:N"


def image_size(text: str) -> tuple[int, int]:
    """Sides in pixels as (height, width), from "256" or "256x320" (height x width)."""
    parts = text.lower().split("x")
    try:
        sides = [int(part) for part in parts]
    except ValueError:
        sides = []
    if len(sides) not in (1, 2) or min(sides) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is neither a number nor HEIGHTxWIDTH")
    return sides[0], sides[-1]


def count(text: str) -> int:
    """A whole number of at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of at least 1")
    return int(text)


def whole(low: int, high: int) -> Callable[[str], int]:
    """Of an argument that is a whole number from ``low`` to ``high``."""

    def read(text: str) -> int:
        if not text.isdecimal() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from {low} to {high}")
        return int(text)

    return read


seed = whole(0, 2**31 - 1)
"""Of all chance: no generator takes a negative one."""


def path(text: str) -> Path:
    """Of a file or folder. An empty one would be the present folder, which nobody meant."""
    if not text.strip():
        raise argparse.ArgumentTypeError("an empty name is no file or folder")
    return Path(text)


def name(text: str) -> str:
    """As a recipe takes it: 1 to 100 characters."""
    if not text.strip() or len(text) > LONGEST_NAME:
        raise argparse.ArgumentTypeError(f"a name has 1 to {LONGEST_NAME} characters")
    return text


def between(low: float, high: float) -> Callable[[str], float]:
    """Of an argument that is a number from ``low`` to ``high``."""

    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"'{text}' is not a number from {low:g} to {high:g}")
        return value

    return read


def fraction(text: str) -> float:
    """A number between 0 and 1, both excluded."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number between 0 and 1")
    return value


def weight(text: str) -> float:
    """A number of at least 0."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < math.inf:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of at least 0")
    return value


def names(known: tuple[str, ...] = ()) -> Callable[[str], tuple[str, ...]]:
    """Names with commas between them, each once; only ``known`` ones where there are any."""

    def parse(text: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
        strange = [name for name in names if not name or (known and name not in known)]
        if strange:
            wanted = f"one of {', '.join(known)}" if known else "a name"
            raise argparse.ArgumentTypeError(f"'{strange[0]}' is not {wanted}")
        return names

    return parse


def counts(text: str) -> tuple[int, ...]:
    """Whole numbers with commas between them, rising, each once."""
    return tuple(sorted({count(number.strip()) for number in text.split(",")}))


def seconds(text: str) -> float:
    """A number above 0, up to an hour."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= LONGEST_S:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of seconds up to {LONGEST_S}")
    return value


def local_time(text: str) -> datetime:
    """Aware, from local time."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no time such as 2026-11-23T14:00") from None


def common_options() -> argparse.ArgumentParser:
    """A parent parser: --json, --progress, --debug."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--json", action="store_true", help="end the output with one line that is a JSON object"
    )
    parser.add_argument(
        "--progress",
        choices=KINDS,
        default="auto",
        help="how progress is shown on standard error (default: a bar on a terminal, else lines)",
    )
    parser.add_argument(
        "--debug", action="store_true", help="show the traceback of an error and log in detail"
    )
    return parser


def add_database(parser: argparse.ArgumentParser) -> None:
    """``--database``, for once another than the settings name."""
    parser.add_argument(
        "--database", metavar="URL", default="", help="of the record (default: as in the settings)"
    )


def device_options() -> argparse.ArgumentParser:
    """A parent parser: --device, --precision."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--device", default="auto", help=f"{DEVICES} (default: auto)")
    parser.add_argument(
        "--precision",
        choices=("auto", "fp32", "bf16"),
        default="auto",
        help="of the computation (default: auto, bf16 where the device is good at it)",
    )
    return parser
