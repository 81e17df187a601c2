"""``audit``: what people did at this station, and whether its record was tampered with."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console
from app.cli.existing import add_overwrite, refuse_existing

if TYPE_CHECKING:
    from app.access.entry import AuditEntry
    from app.access.reading import AuditFilter
    from app.access.segments import Anchor


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command with its actions."""
    parser = commands.add_parser(
        "audit",
        help="look at the record of what people did, and verify it",
        description="Log-ins, changes and exports are on record, each entry bound to the one "
        "before. See docs/access.md for what that shows and what it can't.",
    )
    actions = parser.add_subparsers(metavar="ACTION", dest="command_action", required=True)
    show = _action(actions, "show", "print entries, the newest last", run_show)
    show.add_argument("--limit", metavar="N", type=forms.count, default=50)
    _add_filter(show)
    export = _action(actions, "export", "write entries as a .csv file", run_export)
    export.add_argument("file", metavar="FILE", type=Path)
    add_overwrite(export, "FILE where it is there already")
    _add_filter(export)
    verify = _action(actions, "verify", "find what was changed or taken out", run_verify)
    verify.add_argument(
        "--seal", metavar="N:HASH", type=_seal, help="what `audit seal` told and was kept elsewhere"
    )
    _action(actions, "seal", "tell what to keep elsewhere, so that no cut is hidden", run_seal)


def _action(actions: Any, name: str, text: str, run: object) -> Any:  # noqa: ANN401 - as above
    parser = actions.add_parser(name, parents=[forms.common_options()], help=text)
    parser.set_defaults(run=run)
    return parser


def _add_filter(parser: argparse.ArgumentParser) -> None:
    looked_for = parser.add_argument_group("which entries (default: all)")
    time = "as 2026-11-23 or 2026-11-23T14:00, local time"
    looked_for.add_argument("--since", metavar="TIME", type=forms.local_time, help=f"from, {time}")
    looked_for.add_argument("--until", metavar="TIME", type=forms.local_time, help="before then")
    looked_for.add_argument("--by", metavar="WHO", default="")
    looked_for.add_argument(
        "--action", metavar="NAME", default="", help="such as version.activated, or version"
    )
    looked_for.add_argument("--text", default="", help="anywhere in the entry")


def run_show(arguments: argparse.Namespace, console: Console) -> int:
    """The newest entries, oldest of them first."""
    from app.access.reading import read_entries
    from app.access.station_audit import audit_folder

    entries = list(read_entries(audit_folder(), _wanted(arguments)))[-arguments.limit :]
    for entry in entries:
        console.say(_line(entry))
    console.finish({"entries": [asdict(entry) for entry in entries]})
    return exit_codes.SUCCESS


def run_export(arguments: argparse.Namespace, console: Console) -> int:
    """An entry itself, which is in the file."""
    from app.access.audit import Action
    from app.access.exporting import recorded_export
    from app.access.reading import export_csv, read_entries
    from app.access.station_audit import audit_folder, os_user

    wanted = _wanted(arguments)
    refuse_existing(arguments.file, arguments.overwrite)
    with recorded_export(
        arguments.audit, os_user(), Action.AUDIT_EXPORTED, arguments.file, reason=str(wanted)
    ):
        count = export_csv(read_entries(audit_folder(), wanted), arguments.file)
    console.say(f"Entries in {arguments.file}: {count}.")
    console.finish({"entries": count, "file": str(arguments.file)})
    return exit_codes.SUCCESS


def run_verify(arguments: argparse.Namespace, console: Console) -> int:
    """Exit code 21 where the log does not hold what was once written."""
    from app.access.station_audit import audit_folder
    from app.access.verification import verify

    found = verify(audit_folder(), arguments.seal)
    for remark in found.remarks:
        console.note(remark)
    for finding in found.findings:
        console.say(f"NOT SOUND  {finding}")
    state = "is sound" if found.is_sound else "is not sound"
    console.say(
        f"The log {state}: entries: {found.entries}, files: {found.segments}, "
        f"the last entry {found.seal.n}:{found.seal.hash}."
    )
    told = {
        "sound": found.is_sound,
        "entries": found.entries,
        "findings": found.findings,
        "remarks": found.remarks,
        "seal": _text(found.seal),
    }
    console.finish(told)
    return exit_codes.SUCCESS if found.is_sound else exit_codes.AUDIT_UNSOUND


def run_seal(arguments: argparse.Namespace, console: Console) -> int:
    """Number and hash of the last entry, the seal's own."""
    from app.access.audit import Action
    from app.access.station_audit import audit_folder, os_user
    from app.access.verification import verify

    arguments.audit.record(os_user(), Action.AUDIT_SEALED)
    found = verify(audit_folder())
    for finding in found.findings:
        console.note(f"NOT SOUND  {finding}")
    console.say(_text(found.seal))
    console.note("Keep this line where nobody can change it who can write files on this computer.")
    console.finish({"seal": _text(found.seal), "sound": found.is_sound})
    return exit_codes.SUCCESS if found.is_sound else exit_codes.AUDIT_UNSOUND


def _text(seal: Anchor) -> str:
    return f"{seal.n}:{seal.hash}"


def _seal(text: str) -> Anchor:
    from app.access.segments import Anchor

    number, _, digest = text.strip().partition(":")
    if not number.isdecimal() or len(digest) != 64:
        raise argparse.ArgumentTypeError(f"'{text}' is not what `audit seal` tells")
    return Anchor(int(number), digest.lower())


def _wanted(arguments: argparse.Namespace) -> AuditFilter:
    from app.access.reading import AuditFilter

    return AuditFilter(
        arguments.since, arguments.until, arguments.by, arguments.action, arguments.text
    )


def _line(entry: AuditEntry) -> str:
    from datetime import datetime

    when = datetime.fromisoformat(entry.at).astimezone().isoformat(" ", "seconds")[:19]
    change = f"{entry.old or '-'} → {entry.new}" if entry.old or entry.new else ""
    words = (entry.subject, change, entry.reason, f"({entry.process})")
    text = f"{entry.n:>6}  {when}  {entry.by or '-':<16}  {entry.action:<22}"
    return "  ".join((text, *(word for word in words if word)))
