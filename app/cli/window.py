"""No command: open the application's window."""

from __future__ import annotations

import argparse

from app.cli.console import Console

THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "en", "de")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of the window, given before any command."""
    parser.add_argument("--version", action="version", version=f"goodpart {_version()}")
    parser.add_argument(
        "--theme", choices=THEMES, default="system", help="of the window (default: the system's)"
    )
    parser.add_argument(
        "--language", choices=LANGUAGES, default="system", help="of the window (default: system)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Open the window; returns when it was closed."""
    from app.bootstrap import run_window

    return run_window(arguments.theme, arguments.language, audit=arguments.audit)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("goodpart")
    except PackageNotFoundError:
        return "(not installed)"
