"""Files that are there already and are not replaced by accident."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.errors import DataError, GoodpartError


def add_overwrite(parser: argparse.ArgumentParser, what: str) -> None:
    """``--overwrite``. ``what`` it replaces, for the help."""
    parser.add_argument("--overwrite", action="store_true", help=f"replace {what}")


def refuse_existing(path: Path, overwrite: bool, refusal: type[GoodpartError] = DataError) -> None:
    """Raises ``refusal`` where ``path`` is taken and may not be replaced."""
    if path.exists() and not overwrite:
        raise refusal(
            f"There is already a file {path}.",
            "It was not touched.",
            "Choose another name, or give --overwrite.",
        )
