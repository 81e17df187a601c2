"""``settings``: what holds for the whole station."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.picture_options import add_picture_options, changed, shown

if TYPE_CHECKING:
    from app.settings import StationSettings


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
    add_picture_options(parser)
    parser.add_argument(
        "--shifts",
        metavar="TIMES",
        type=_shifts,
        help="when shifts begin, as 06:00,14:00,22:00 in local time; '' for the calendar day",
    )
    parser.add_argument("--reports", metavar="FOLDER", help="where shift reports go")
    parser.add_argument(
        "--report-language",
        choices=("", "en", "de"),
        help="of shift reports; '' for the computer's",
    )
    parser.add_argument(
        "--spare-models",
        metavar="N",
        type=forms.whole(0, 100),
        help="models of other recipes that each line keeps loaded for quick changeovers (0 to 100)",
    )
    parser.add_argument(
        "--idle-minutes",
        metavar="N",
        type=forms.between(0.5, 480),
        help="minutes without a touch, until who is logged in is not any more (0.5 to 480)",
    )
    parser.add_argument(
        "--syslog", metavar="URL", help="forward the audit log to udp://HOST:514 or tcp://HOST:601"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """A database is tried before its address is kept."""
    from app.access.station_audit import os_user
    from app.masking import masked_text
    from app.paths import settings_file
    from app.settings import load_settings, save_settings
    from app.store.database import open_database

    path = settings_file()
    settings = load_settings(path)
    names = (
        "station", "database", "shifts", "reports", "report_language", "spare_models",
        "idle_minutes", "syslog",
    )  # fmt: skip
    given = {name: getattr(arguments, name) for name in names}
    changes: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    pictures = changed(settings.pictures, arguments)
    if pictures != settings.pictures:
        changes["pictures"] = pictures
    if changes:
        settings = _changed(settings, changes)
        if "database" in changes:
            open_database(settings.database_url).dispose()
        save_settings(path, settings, arguments.audit, os_user())
    told: dict[str, object] = {
        "station": settings.station_name,
        "database": masked_text(settings.database_url),
        "shifts": ", ".join(settings.shifts) or "calendar day",
        "reports": str(settings.report_folder),
        "report_language": settings.report_language or "the computer's",
        "spare_models": settings.spare_models,
        "idle_minutes": settings.idle_minutes,
        "syslog": settings.syslog,
        **shown(settings.pictures),
        "pictures": str(settings.picture_folder),
    }
    console.say(table(list(told.items())))
    console.finish({**told, "file": str(path)})
    return exit_codes.SUCCESS


def _shifts(text: str) -> tuple[str, ...]:
    from pydantic import TypeAdapter, ValidationError

    from app.recipes.recipe import ShiftStart

    times = sorted({word.strip() for word in text.split(",")} - {""})
    try:
        return TypeAdapter(tuple[ShiftStart, ...]).validate_python(times)
    except ValidationError:
        raise argparse.ArgumentTypeError(f"'{text}' are no times such as 06:00,14:00") from None


def _changed(settings: StationSettings, changes: dict[str, object]) -> StationSettings:
    from pydantic import ValidationError

    from app.access.syslog import SyslogAddress
    from app.faults import first_fault
    from app.settings import SettingsError, StationSettings

    if changes.get("syslog"):
        SyslogAddress.parse(str(changes["syslog"]))
    try:
        return StationSettings.model_validate(settings.model_dump() | changes)
    except ValidationError as error:
        raise SettingsError(
            f"{first_fault(error)}.", "Nothing was changed.", "See `settings --help`."
        ) from error
