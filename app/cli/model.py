"""``model``: what a model folder is and whether it is sound."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command with its two actions."""
    parser = commands.add_parser("model", help="show or verify a model folder")
    actions = parser.add_subparsers(metavar="ACTION", dest="command_action", required=True)
    show = actions.add_parser(
        "show", parents=[forms.common_options()], help="say how a model came about"
    )
    show.add_argument("model", metavar="MODEL", type=Path)
    show.set_defaults(run=run_show)
    verify = actions.add_parser(
        "verify", parents=[forms.common_options()], help="check files, checksums and network"
    )
    verify.add_argument("model", metavar="MODEL", type=Path)
    verify.set_defaults(run=run_verify)


def run_show(arguments: argparse.Namespace, console: Console) -> int:
    """Print the manifest's facts; as JSON the whole manifest."""
    from core.artifact.store import read_manifest

    manifest = read_manifest(arguments.model).model_dump(mode="json", by_alias=True)
    scores = manifest.pop("validation_scores")
    console.say(table([*_flat("", manifest), ("validation_scores", f"{len(scores)} images")]))
    console.finish({**manifest, "validation_scores": scores})
    return exit_codes.SUCCESS


def run_verify(arguments: argparse.Namespace, console: Console) -> int:
    """Say what is wrong with the model, or that it is sound."""
    from core.artifact.store import verify_artifact

    problems = verify_artifact(arguments.model)
    console.say("\n".join(problems) if problems else f"The model {arguments.model} is sound.")
    error = {"error": " ".join(problems)} if problems else {}
    console.finish({"sound": not problems, "problems": problems, **error})
    return exit_codes.DAMAGED_MODEL if problems else exit_codes.SUCCESS


def _flat(prefix: str, entries: dict[str, Any]) -> list[tuple[str, object]]:
    rows: list[tuple[str, object]] = []
    for name, value in entries.items():
        if isinstance(value, dict):
            rows += _flat(f"{prefix}{name}.", value)
        elif value not in ("", []):
            rows.append((prefix + name, value))
    return rows
