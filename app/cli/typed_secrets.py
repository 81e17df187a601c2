"""PINs and passwords that people type, or that standard input holds a line each."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.access.errors import AccessError


def ask(prompt: str, arguments: argparse.Namespace) -> str:
    """Raises AccessError where standard input has no more."""
    if not arguments.pin_stdin:
        return getpass.getpass(prompt)
    ahead = getattr(arguments, "ahead", [])
    line = ahead.pop(0) if ahead else _line()
    if not line:
        raise _too_few(f"A line is needed: the new PIN or password of {arguments.name}.")
    return line


def read_ahead(administrator: str, arguments: argparse.Namespace, also: int) -> str:
    """The administrator's secret from standard input; ``also`` others wait for ``ask``.

    All are read before one is tried: a new user's PIN must not count as the administrator's
    failure. Raises AccessError.
    """
    lines = [_line() for _ in range(1 + also)]
    if "" in lines:
        wanted = f"the PIN or password of {administrator}"
        wanted += f", then the new one of {arguments.name}" if also else ""
        raise _too_few(f"As many lines are needed as there are secrets: {wanted}.")
    arguments.ahead = lines[1:]
    return lines[0]


def _line() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _too_few(remedy: str) -> AccessError:
    from app.access.errors import AccessError

    return AccessError("Standard input holds too few lines.", "Nothing was changed.", remedy)
