"""``results report``: a shift on paper and as a table."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console

if TYPE_CHECKING:
    from app.shifts import Shift

FORMATS = ("pdf", "csv")


def add_parser(actions: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the action."""
    parser = actions.add_parser(
        "report",
        parents=[forms.common_options()],
        help="write the report of a shift",
        description="Yield, counts, causes, trends and latency of a shift. "
        "When shifts begin stands in the settings.",
    )
    forms.add_database(parser)
    parser.add_argument(
        "--shift",
        metavar="WHICH",
        default="last",
        type=_which,
        help="last (default), current, or a date as 2026-11-23: all that began on that day",
    )
    parser.add_argument(
        "--format",
        metavar="FORMATS",
        dest="formats",
        type=_formats,
        default=FORMATS,
        help="pdf, csv or pdf,csv (default)",
    )
    parser.add_argument("--output", metavar="FOLDER", type=Path, help="default: as in the settings")
    parser.add_argument("--line", default="", help="of one line only (default: all)")
    parser.add_argument("--recipe", default="", help="of one recipe only (default: all)")
    parser.add_argument("--language", choices=("en", "de"), default="")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """A shift of a date without parts has no report."""
    from app.access.audit import Action
    from app.access.exporting import recorded_export
    from app.access.station_audit import os_user
    from app.files import expect_folder
    from app.paths import settings_file
    from app.reports.files import write_reports
    from app.reports.record import open_reports
    from app.reports.words import Words
    from app.settings import load_settings
    from app.store.parts import PartFilter

    settings = load_settings(settings_file())
    words = Words(arguments.language or settings.report_language)
    folder = arguments.output or settings.report_folder
    written: list[Path] = []
    expect_folder(folder)
    with open_reports(arguments.database) as reports:
        for shift in _shifts(arguments.shift, settings.shifts):
            wanted = PartFilter(
                since=shift.since,
                until=shift.until,
                line=arguments.line,
                recipe=arguments.recipe,
            )
            report = reports.report(wanted)
            if report.figures.tally.total or not isinstance(arguments.shift, date):
                with recorded_export(
                    arguments.audit,
                    os_user(),
                    Action.RESULTS_EXPORTED,
                    folder,
                    subject="report",
                    reason=str(wanted),
                ):
                    written += write_reports(report, folder, arguments.formats, words)
    for path in written:
        console.say(str(path))
    if not written:
        console.note("No part is on record for that day.")
    console.finish({"files": [str(path) for path in written]})
    return exit_codes.SUCCESS


def _shifts(which: str | date, starts: tuple[str, ...]) -> list[Shift]:
    from app.shifts import shift_at, shift_before, shifts_of

    now = datetime.now().astimezone()
    if isinstance(which, date):
        return [shift for shift in shifts_of(which, starts) if shift.since <= now]
    return [shift_at(now, starts) if which == "current" else shift_before(now, starts)]


def _which(text: str) -> str | date:
    if text in ("last", "current"):
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is neither last nor current nor a date such as 2026-11-23"
        ) from None


def _formats(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(word.strip() for word in text.split(",")))
    if not names or not set(names) <= set(FORMATS):
        raise argparse.ArgumentTypeError(f"'{text}' is none of pdf, csv and pdf,csv")
    return names
