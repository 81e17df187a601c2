"""``results``: what the station has recorded of its parts."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.access.station_audit import os_user
from app.cli import arguments as forms
from app.cli import exit_codes, results_report
from app.cli.console import Console
from app.cli.existing import add_overwrite, refuse_existing

if TYPE_CHECKING:
    from app.store.parts import PartFilter, PartRow
    from app.store.queries import History
    from core.types import Verdict


MOST_LISTED = 1_000_000


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command."""
    parser = commands.add_parser(
        "results",
        help="look at what the station recorded of its parts",
        description="Every part that a line ended is on record: list, count, see, export, report.",
    )
    actions = parser.add_subparsers(metavar="ACTION", dest="command_action", required=True)
    listing = _action(actions, "list", "print parts, the newest first", run_list)
    listing.add_argument("--limit", metavar="N", type=forms.whole(1, MOST_LISTED), default=20)
    _action(actions, "count", "count parts by verdict", run_count)
    show = actions.add_parser(
        "show", parents=[forms.common_options()], help="open the window of results"
    )
    forms.add_database(show)
    show.add_argument("--by", metavar="WHO", default=os_user(), help="who corrects (default: you)")
    show.set_defaults(run=run_show)
    export = _action(actions, "export", "write parts to a .csv or .xlsx file", run_export)
    export.add_argument("file", metavar="FILE", type=Path)
    export.add_argument(
        "--pictures",
        metavar="FOLDER",
        type=Path,
        help="also copy the parts' pictures there, with a table that names them",
    )
    add_overwrite(export, "FILE where it is there already; a FOLDER never is")
    pictures = actions.add_parser(
        "pictures",
        parents=[forms.common_options()],
        help="how many pictures of parts there are, and for how many days there is room",
    )
    pictures.set_defaults(run=run_pictures)
    results_report.add_parser(actions)


def _action(actions: Any, name: str, text: str, run: object) -> Any:  # noqa: ANN401
    parser = actions.add_parser(name, parents=[forms.common_options()], help=text)
    forms.add_database(parser)
    looked_for = parser.add_argument_group("which parts (default: all but those of a challenge)")
    time = "as 2026-11-23 or 2026-11-23T14:00, local time"
    looked_for.add_argument(
        "--since", metavar="TIME", type=forms.local_time, help=f"from then on, {time}"
    )
    looked_for.add_argument("--until", metavar="TIME", type=forms.local_time, help="before then")
    looked_for.add_argument(
        "--verdict",
        dest="verdicts",
        metavar="VERDICT",
        action="append",
        type=_verdict,
        default=[],
        help="OK, NG, UNCERTAIN, ...; may be given several times",
    )
    looked_for.add_argument("--line", default="")
    looked_for.add_argument("--recipe", default="")
    looked_for.add_argument("--serial", default="", help="a serial number, or its beginning and *")
    looked_for.add_argument("--score-min", metavar="SCORE", type=float)
    looked_for.add_argument("--score-max", metavar="SCORE", type=float)
    looked_for.add_argument("--known-parts", action="store_true", help="those of a challenge")
    parser.set_defaults(run=run)
    return parser


def run_list(arguments: argparse.Namespace, console: Console) -> int:
    """The newest parts."""
    with _history(arguments) as history:
        rows = history.page(_wanted(arguments), limit=arguments.limit)
    for row in rows:
        console.say(_line(row))
    console.finish({"parts": [_facts(row) for row in rows]})
    return exit_codes.SUCCESS


def run_count(arguments: argparse.Namespace, console: Console) -> int:
    """Parts by verdict."""
    from core.types import Verdict

    with _history(arguments) as history:
        counts = history.counts(_wanted(arguments))
    told = {str(verdict): counts.get(verdict, 0) for verdict in Verdict}
    for verdict, number in told.items():
        console.say(f"{verdict:<12}  {number}")
    console.finish({"counts": told, "parts": sum(told.values())})
    return exit_codes.SUCCESS


def run_export(arguments: argparse.Namespace, console: Console) -> int:
    """A table for other programs."""
    from app.files import expect_folder, expect_place
    from app.store.exports import check_table, export
    from app.store.picture_exports import check_new

    check_table(arguments.file)
    refuse_existing(arguments.file, arguments.overwrite)
    if arguments.pictures is not None:
        check_new(arguments.pictures)
    with _history(arguments) as history:
        with _recorded(arguments, arguments.file):
            expect_place(arguments.file)
            if arguments.pictures is not None:
                expect_folder(arguments.pictures.parent)
            number = export(history.all(_wanted(arguments)), arguments.file)
        told = {"parts": number, "file": str(arguments.file)}
        console.say(f"Parts in {arguments.file}: {number}.")
        if arguments.pictures is not None:
            shown = _export_pictures(history, arguments)
            console.say(f"{shown} of them have pictures, which are in {arguments.pictures}.")
            told |= {"with_pictures": shown, "pictures": str(arguments.pictures)}
    console.finish(told)
    return exit_codes.SUCCESS


def _export_pictures(history: History, arguments: argparse.Namespace) -> int:
    from app.paths import settings_file
    from app.settings import load_settings
    from app.store.picture_exports import export_pictures
    from app.store.pictures.index import PictureIndex

    index = PictureIndex(lambda: history.engine, load_settings(settings_file()).picture_folder)
    with _recorded(arguments, arguments.pictures, "pictures"):
        return export_pictures(history.all(_wanted(arguments)), index, arguments.pictures)


def _recorded(
    arguments: argparse.Namespace, place: Path, subject: str = ""
) -> AbstractContextManager[None]:
    from app.access.audit import Action
    from app.access.exporting import recorded_export

    return recorded_export(
        arguments.audit,
        os_user(),
        Action.RESULTS_EXPORTED,
        place,
        subject=subject,
        reason=str(_wanted(arguments)),
    )


def run_pictures(arguments: argparse.Namespace, console: Console) -> int:
    """What lies in the station's folder of pictures; no database is asked."""
    from datetime import UTC, datetime

    from app.paths import settings_file
    from app.settings import load_settings
    from app.store.pictures.folder import PictureFolder
    from app.store.pictures.outlook import LONGEST_DAYS, stock_of

    settings = load_settings(settings_file())
    folder = PictureFolder(settings.picture_folder)
    folder.scan()
    stock = stock_of(folder, settings.pictures, datetime.now(UTC))
    for group, amount in stock.amounts.items():
        console.say(f"{group:<6}  {amount.pictures:>9}  {amount.bytes / 1e9:>10.3f} GB")
    words = {None: "not known yet", LONGEST_DAYS: f"{LONGEST_DAYS} or more"}
    console.say(f"days left: {words.get(stock.days_left, stock.days_left)}")
    groups = {str(g): {"pictures": a.pictures, "bytes": a.bytes} for g, a in stock.amounts.items()}
    console.finish(
        {
            "folder": str(folder.root),
            "groups": groups,
            "days_left": stock.days_left,
            "room_bytes": stock.room,
            "free_bytes": stock.free,
        }
    )
    return exit_codes.SUCCESS


def run_show(arguments: argparse.Namespace, console: Console) -> int:
    """Returns when the window was closed. Raises StoreError for a database that is named in vain.

    That of the settings may come later: a line makes it, and the window looks for it again.
    """
    from app.bootstrap import run_results
    from app.store.database import open_database

    if arguments.database:
        open_database(arguments.database, creates=False).dispose()
    return run_results(
        arguments.theme,
        arguments.language,
        database=arguments.database,
        by=arguments.by,
        audit=arguments.audit,
    )


@contextmanager
def _history(arguments: argparse.Namespace) -> Iterator[History]:
    from app.paths import settings_file
    from app.settings import load_settings
    from app.store.database import open_database
    from app.store.queries import History

    url = arguments.database or load_settings(settings_file()).database_url
    history = History(open_database(url, creates=False))
    try:
        yield history
    finally:
        history.close()


def _wanted(arguments: argparse.Namespace) -> PartFilter:
    from app.store.parts import PartFilter

    return PartFilter(
        since=arguments.since,
        until=arguments.until,
        verdicts=tuple(arguments.verdicts),
        line=arguments.line,
        recipe=arguments.recipe,
        serial=arguments.serial,
        score_min=arguments.score_min,
        score_max=arguments.score_max,
        known_parts=arguments.known_parts,
    )


def _verdict(text: str) -> Verdict:
    from core.types import Verdict

    try:
        return Verdict(text)
    except ValueError:
        known = ", ".join(Verdict)
        raise argparse.ArgumentTypeError(f"'{text}' is none of {known}") from None


def _line(row: PartRow) -> str:
    when = row.decided_at.astimezone().isoformat(" ", "seconds")[:19]
    score = "-" if row.score is None else f"{row.score:.3f}"
    words = (row.serial, row.reason)
    text = f"{when}  {row.line}  {row.trigger:>6}  {row.verdict:<12}  {score:>6}  {row.recipe}"
    return "  ".join((text, *(word for word in words if word)))


def _facts(row: PartRow) -> dict[str, object]:
    from app.store.exports import COLUMNS

    return {name: cell(row) for name, cell in COLUMNS.items()}
