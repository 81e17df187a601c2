"""Versions of a product's model: list, compare, bring live, take back, carry to other stations."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.existing import add_overwrite, refuse_existing
from app.cli.product_folder import add_action, open_product

if TYPE_CHECKING:
    from app.library.entries import VersionEntry


def add_actions(actions: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add what concerns versions."""
    add_action(actions, "versions", "list the versions and which one is live", run_versions)
    activate = add_action(
        actions, "activate", "make a version live, if the gate lets it", run_activate
    )
    activate.add_argument("number", metavar="N", type=forms.count)
    activate.add_argument("--reason", required=True)
    add_action(actions, "undo", "back to the version that was live before", run_undo)
    shadow = add_action(
        actions,
        "shadow",
        "let a version judge beside the live one, or see what it said",
        run_shadow,
    )
    shadow.add_argument("number", metavar="N", type=int, nargs="?", help="a version; 0 for none")
    note = add_action(actions, "note", "write a note beside a version", run_note)
    note.add_argument("number", metavar="N", type=forms.count)
    note.add_argument("text")
    delete = add_action(actions, "delete", "delete a version; never the live one", run_delete)
    delete.add_argument("number", metavar="N", type=forms.count)
    export = add_action(actions, "export", "write a version as one file", run_export)
    export.add_argument("number", metavar="N", type=forms.count)
    export.add_argument("file", metavar="FILE", type=Path)
    add_overwrite(export, "FILE where it is there already")
    take = add_action(actions, "import", "add a version from a file, not live", run_import)
    take.add_argument("file", metavar="FILE", type=Path)


def run_versions(arguments: argparse.Namespace, console: Console) -> int:
    """All versions, oldest first."""
    product = open_product(arguments)
    live = product.versions.live()
    versions = product.versions.all()
    rows = [(_name(v, live), _facts(v)) for v in versions]
    console.say(table(rows) if rows else "There is no version yet. `product train` makes one.")
    console.finish({"live": live, "versions": [v.model_dump(mode="json") for v in versions]})
    return exit_codes.SUCCESS


def run_activate(arguments: argparse.Namespace, console: Console) -> int:
    """Exit code 14 where the gate refuses."""
    from app.library.verdict_gate import GateReport

    product = open_product(arguments)
    product.versions.get(arguments.number)
    report = GateReport(tuple(product.replay(arguments.number)))
    rows = [
        {
            "file": result.pin.file,
            "expected": str(result.pin.expected),
            "verdict": str(result.verdict),
            "score": result.score,
            "reason": result.reason,
        }
        for result in report.results
    ]
    if not report.passed:
        sentence = _refusal(report)
        console.note(sentence)
        console.finish({"activated": False, "pins": rows, "error": sentence})
        return exit_codes.GATE_REFUSED
    entry = product.versions.activate(arguments.number, by=arguments.by, reason=arguments.reason)
    console.say(
        f"Version {entry.number} is live from the line's next start on. "
        f"Pinned parts that got their verdicts: {len(rows)}."
    )
    console.finish({"activated": True, "previous": entry.previous, "pins": rows})
    return exit_codes.SUCCESS


def _refusal(report: Any) -> str:  # noqa: ANN401 - GateReport, which is imported late
    if not report.results:
        return (
            "No part is pinned, so nothing shows that the model judges as people do. "
            "The live model stays. Pin some good parts, and bad ones if there are any."
        )
    changed = "; ".join(
        f"{r.pin.file} must be {r.pin.expected} and is {r.verdict}" for r in report.changed[:5]
    )
    return (
        f"Pinned parts that get another verdict: {len(report.changed)} of {len(report.results)} "
        f"({changed}). The live model stays. Train on more parts, or unpin what is wrong."
    )


def run_undo(arguments: argparse.Namespace, console: Console) -> int:
    """One step back."""
    entry = open_product(arguments).versions.undo(by=arguments.by)
    console.say(f"Version {entry.number} is live again from the line's next start on.")
    console.finish({"live": entry.number, "previous": entry.previous})
    return exit_codes.SUCCESS


def run_export(arguments: argparse.Namespace, console: Console) -> int:
    """One file with checksums."""
    from app.library.transfer import export_version

    refuse_existing(arguments.file, arguments.overwrite)
    file = export_version(
        open_product(arguments).versions, arguments.number, arguments.file, arguments.by
    )
    console.say(f"Version {arguments.number} is in {file}.")
    console.finish({"file": str(file)})
    return exit_codes.SUCCESS


def run_import(arguments: argparse.Namespace, console: Console) -> int:
    """A new version, not live."""
    from app.library.transfer import import_version

    number = import_version(open_product(arguments).versions, arguments.file, arguments.by)
    console.say(f"It is version {number} here, not live.")
    console.finish({"number": number})
    return exit_codes.SUCCESS


def run_shadow(arguments: argparse.Namespace, console: Console) -> int:
    """Without a number: what the present shadow said so far."""
    from app.library.shadow import ShadowLog

    product = open_product(arguments)
    if arguments.number is not None:
        product.versions.set_shadow(arguments.number, by=arguments.by)
    number = product.versions.shadow()
    log = ShadowLog(product.root, number)
    entries, differing = log.all(), log.disagreements()
    for entry in differing[:50]:
        console.say(
            f"{entry.at_utc}  part {entry.trigger}  live {entry.live} {entry.live_share:.2f}  "
            f"shadow {entry.shadow} {entry.shadow_share:.2f}  {entry.file}"
        )
    said = f"version {number} is the shadow" if number else "there is no shadow"
    console.say(f"{said}. Parts compared: {len(entries)}, judged otherwise: {len(differing)}.")
    console.finish(
        {
            "shadow": number,
            "compared": len(entries),
            "skipped": sum(entry.skipped for entry in entries),
            "disagreements": [entry.model_dump(mode="json") for entry in differing],
        }
    )
    return exit_codes.SUCCESS


def run_note(arguments: argparse.Namespace, console: Console) -> int:
    """The later note counts."""
    open_product(arguments).versions.annotate(arguments.number, arguments.text)
    console.finish({"number": arguments.number, "notes": arguments.text})
    return exit_codes.SUCCESS


def run_delete(arguments: argparse.Namespace, console: Console) -> int:
    """Its number is never given again."""
    open_product(arguments).versions.delete(arguments.number, by=arguments.by)
    console.say(f"Version {arguments.number} is gone.")
    console.finish({"deleted": arguments.number})
    return exit_codes.SUCCESS


def _name(version: VersionEntry, live: int) -> str:
    return f"{version.number}{' live' if version.number == live else ''}"


def _facts(version: VersionEntry) -> str:
    figures = ", ".join(f"{name} {value:.3f}" for name, value in version.figures.items())
    parts = (version.created_utc, version.created_by, version.snapshot, figures, version.notes)
    return "; ".join(part for part in parts if part)
