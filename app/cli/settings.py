"""``settings``: what holds for the whole station."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command."""
    parser = commands.add_parser(
        "settings",
        parents=[forms.common_options()],
        help="show or change what holds for the whole station",
        description="Without options: show. What is given is changed; '' is the default again.",
    )
    parser.add_argument("--station", metavar="NAME", help="the station's name on every record")
    parser.add_argument(
        "--database", metavar="URL", help="sqlite:///FILE or postgresql://USER@HOST/DATABASE"
    )
    parser.add_argument(
        "--spare-models",
        metavar="N",
        type=int,
        choices=range(101),
        help="models of other recipes that each line keeps loaded for quick changeovers",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """A database is tried before its address is kept."""
    from app.paths import settings_file
    from app.settings import load_settings, save_settings
    from app.store.database import open_database

    path = settings_file()
    settings = load_settings(path)
    given = {
        "station": arguments.station,
        "database": arguments.database,
        "spare_models": arguments.spare_models,
    }
    changes = {name: value for name, value in given.items() if value is not None}
    if changes:
        settings = settings.model_copy(update=changes)
        if "database" in changes:
            open_database(settings.database_url).dispose()
        save_settings(path, settings)
    shown = {
        "station": settings.station_name,
        "database": settings.database_url,
        "spare_models": settings.spare_models,
    }
    console.say(table(list(shown.items())))
    console.finish({**shown, "file": str(path)})
    return exit_codes.SUCCESS
