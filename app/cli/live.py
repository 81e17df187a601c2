"""``live``: inspection lines with the live view."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.access.station_audit import os_user
from app.cli import arguments as forms
from app.cli.console import Console


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command."""
    parser = commands.add_parser(
        "live",
        parents=[forms.common_options()],
        help="run inspection lines and show them",
        description="Run the line of every recipe and show it: verdict, picture, history, alarms.",
    )
    parser.add_argument(
        "--recipe",
        metavar="FILE",
        dest="recipes",
        type=Path,
        action="append",
        required=True,
        help="a line's recipe; may be given several times. Recipes that name one line are those "
        "that it can change over to, the first is active at the start",
    )
    parser.add_argument("--full-screen", action="store_true", help="cover the whole screen")
    parser.add_argument(
        "--by",
        metavar="WHO",
        default=os_user(),
        help="who acts where access control is off (default: you)",
    )
    forms.add_database(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Returns when the window was closed and all lines are released."""
    from app.bootstrap import run_live
    from app.cli.access import note_if_off

    note_if_off(arguments, console)
    return run_live(
        arguments.recipes,
        arguments.theme,
        arguments.language,
        full_screen=arguments.full_screen,
        by=arguments.by,
        database=arguments.database,
        audit=arguments.audit,
    )
