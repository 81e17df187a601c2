"""``secrets``: passwords and keys that outputs need."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command."""
    parser = commands.add_parser(
        "secrets",
        parents=[forms.common_options()],
        help="store passwords and keys of outputs",
        description="Recipes name secrets; their values lie encrypted in the data folder. A value "
        "is asked for on the terminal, or read from the standard input's first line.",
    )
    actions = parser.add_subparsers(metavar="ACTION", dest="command_action", required=True)
    for name, act, text in (
        ("set", _set, "store one, or replace it"),
        ("list", _list, "show the names"),
        ("remove", _remove, "forget one"),
    ):
        action = actions.add_parser(name, parents=[forms.common_options()], help=text)
        if name != "list":
            action.add_argument("name", metavar="NAME")
        action.set_defaults(run=act)


def _record(arguments: argparse.Namespace, what: str) -> None:
    """The name, never the secret. Raises AuditError: then nothing is changed."""
    from app.access.audit import Action
    from app.access.station_audit import os_user

    arguments.audit.record(os_user(), Action.SETTINGS_CHANGED, f"secret {arguments.name}", new=what)


def _set(arguments: argparse.Namespace, console: Console) -> int:
    from app.secrets import SecretError, open_secrets

    if sys.stdin.isatty():
        value = getpass.getpass(f"{arguments.name}: ")
    else:
        value = sys.stdin.readline().rstrip("\r\n")
    if not value:
        raise SecretError("The secret is empty.", "Nothing was stored.", "Enter its value.")
    _record(arguments, "stored")
    open_secrets().set(arguments.name, value)
    console.say(f"Stored {arguments.name}.")
    console.finish({"name": arguments.name})
    return exit_codes.SUCCESS


def _list(arguments: argparse.Namespace, console: Console) -> int:
    from app.secrets import key_file, open_secrets

    names = open_secrets().names()
    for name in names:
        console.say(name)
    console.finish({"names": list(names), "key": str(key_file())})
    return exit_codes.SUCCESS


def _remove(arguments: argparse.Namespace, console: Console) -> int:
    from app.secrets import open_secrets

    _record(arguments, "removed")
    open_secrets().remove(arguments.name)
    console.say(f"Removed {arguments.name}.")
    console.finish({"name": arguments.name})
    return exit_codes.SUCCESS
