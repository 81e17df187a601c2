"""``access``: users of the station and their roles. Secrets are typed, never arguments."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console, table
from app.cli.typed_secrets import ask, read_ahead

if TYPE_CHECKING:
    from app.access.accounts import Accounts

ROLES = ("operator", "engineer", "administrator")
OFF = "Access control is off: everybody may do everything. Add an administrator to turn it on."


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command with its actions."""
    parser = commands.add_parser(
        "access",
        help="users of the station, their roles and PINs",
        description="Operators need no log-in. Once there is a user, an administrator's PIN is "
        "asked for with every change. A PIN has at least 6 digits, a password 10 characters.",
    )
    actions = parser.add_subparsers(metavar="ACTION", dest="command_action", required=True)
    _action(actions, "users", "list the users and who is logged in", run_users)
    add = _change(actions, "add", "add a user; the first one is an administrator", run_add)
    add.add_argument("--role", choices=ROLES, required=True)
    _change(actions, "remove", "remove a user", run_remove)
    role = _change(actions, "role", "give a user another role", run_role)
    role.add_argument("role", choices=ROLES)
    _change(actions, "pin", "set a user's PIN or password; failures are forgotten", run_pin)
    recover = _action(
        actions, "recover", "a new administrator's PIN, for who owns this computer", run_recover
    )
    _add_name(recover)
    log = _action(actions, "log", "who logged in and who changed users", run_log)
    log.add_argument("--limit", metavar="N", type=forms.count, default=50)


def _action(actions: Any, name: str, text: str, run: object) -> Any:  # noqa: ANN401 - as above
    parser = actions.add_parser(name, parents=[forms.common_options()], help=text)
    parser.set_defaults(run=run)
    return parser


def _change(actions: Any, name: str, text: str, run: object) -> Any:  # noqa: ANN401 - as above
    parser = _action(actions, name, text, run)
    _add_name(parser)
    parser.add_argument(
        "--as",
        dest="administrator",
        metavar="NAME",
        default="",
        help="the administrator who does it (default: the only one)",
    )
    return parser


def _add_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument(
        "--pin-stdin",
        action="store_true",
        help="read secrets from standard input, a line each: the administrator's, then the new one",
    )


def run_users(arguments: argparse.Namespace, console: Console) -> int:
    """Names and roles."""
    from app.access.station_access import open_session
    from app.access.station_audit import os_user

    accounts = _accounts(arguments)
    users = accounts.users()
    state = open_session(arguments.audit, os_user()).state()
    if not users.users:
        console.say(OFF)
    console.say(table([(user.name, _facts(user.role, user.failures)) for user in users.users]))
    if users.recovery is not None:
        recovery = users.recovery
        console.note(
            f"Access was recovered on {recovery.at.isoformat(timespec='minutes')} by "
            f"{recovery.by}, who made {recovery.user} administrator."
        )
    told = [{"name": u.name, "role": str(u.role), "failures": u.failures} for u in users.users]
    console.finish({"on": state.is_on, "users": told, "logged_in": state.name})
    return exit_codes.SUCCESS


def run_add(arguments: argparse.Namespace, console: Console) -> int:
    """The first one needs nobody's leave."""
    from app.access.roles import Role

    accounts = _accounts(arguments)
    by = _administrator(accounts, arguments, also=1)
    user = accounts.add(arguments.name, Role(arguments.role), _new_secret(arguments), by=by)
    console.say(f"{user.name} is {user.role}.")
    console.finish({"name": user.name, "role": str(user.role)})
    return exit_codes.SUCCESS


def run_remove(arguments: argparse.Namespace, console: Console) -> int:
    """With the last user goes access control."""
    accounts = _accounts(arguments)
    accounts.remove(arguments.name, by=_administrator(accounts, arguments))
    console.say(f"{arguments.name} is no user any more.")
    if not accounts.is_on:
        console.say(OFF)
    console.finish({"removed": arguments.name, "on": accounts.is_on})
    return exit_codes.SUCCESS


def run_role(arguments: argparse.Namespace, console: Console) -> int:
    """Counts at once, also for who is logged in."""
    from app.access.roles import Role

    accounts = _accounts(arguments)
    by = _administrator(accounts, arguments)
    accounts.set_role(arguments.name, Role(arguments.role), by=by)
    console.say(f"{arguments.name} is {arguments.role}.")
    console.finish({"name": arguments.name, "role": arguments.role})
    return exit_codes.SUCCESS


def run_pin(arguments: argparse.Namespace, console: Console) -> int:
    """By an administrator."""
    accounts = _accounts(arguments)
    by = _administrator(accounts, arguments, also=1)
    accounts.set_secret(arguments.name, _new_secret(arguments), by=by)
    console.say(f"{arguments.name} has a new PIN or password.")
    console.finish({"name": arguments.name})
    return exit_codes.SUCCESS


def run_recover(arguments: argparse.Namespace, console: Console) -> int:
    """The way back in; see docs/access.md."""
    from app.access.station_audit import os_user

    accounts = _accounts(arguments)
    user = accounts.recover(arguments.name, _new_secret(arguments), by=os_user())
    console.say(
        f"{user.name} is administrator with the new PIN or password. The audit log holds this, and "
        "every window tells it for a week."
    )
    console.finish({"name": user.name, "role": str(user.role)})
    return exit_codes.SUCCESS


def run_log(arguments: argparse.Namespace, console: Console) -> int:
    """The part of `audit show` that is about access."""
    from app.cli import audit

    given = {"since": None, "until": None, "by": "", "action": "access.", "text": ""}
    for name, value in given.items():
        setattr(arguments, name, value)
    return audit.run_show(arguments, console)


def note_if_off(arguments: argparse.Namespace, console: Console) -> None:
    """For commands that open a window of a station."""
    if not _accounts(arguments).is_on:
        console.note(f"{OFF} See `access add --help`.")


def _accounts(arguments: argparse.Namespace) -> Accounts:
    from app.access.station_access import open_accounts

    return open_accounts(arguments.audit)


def _facts(role: object, failures: int) -> str:
    return f"{role}" + (f", {failures} failed log-ins" if failures else "")


def _administrator(accounts: Accounts, arguments: argparse.Namespace, also: int = 0) -> str:
    """Who does it, after the PIN was right; ``also`` secrets are needed later.

    Raises AccessError.
    """
    from app.access.audit import Action
    from app.access.errors import AccessError
    from app.access.roles import Permission, Role, may
    from app.access.station_audit import os_user

    users = accounts.users().users
    if not users:
        return os_user()
    only = [user.name for user in users if user.role is Role.ADMINISTRATOR]
    name = arguments.administrator or (only[0] if len(only) == 1 else "")
    if not name:
        raise AccessError(
            "There are several administrators.", "Nothing was changed.", "Say --as NAME."
        )
    typed = read_ahead(name, arguments, also) if arguments.pin_stdin else ""
    user = accounts.check(name, typed or ask(f"PIN or password of {name}: ", arguments))
    if not may(user.role, Permission.USERS):
        arguments.audit.note(
            user.name, Action.LOG_IN_FAILED, user.name, reason=f"{user.role}, no administrator"
        )
        raise AccessError(
            f"{user.name} is {user.role}.", "Nothing was changed.", "An administrator may do it."
        )
    return user.name


def _new_secret(arguments: argparse.Namespace) -> str:
    """Typed twice at a terminal."""
    from app.access.credentials import check_strength
    from app.access.errors import AccessError

    secret = ask(f"New PIN or password of {arguments.name}: ", arguments)
    check_strength(secret)
    if not arguments.pin_stdin and secret != ask("Once more: ", arguments):
        raise AccessError("They differ.", "Nothing was changed.", "Type it again.")
    return secret
