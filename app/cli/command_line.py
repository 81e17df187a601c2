"""The command line: parses, runs one command, turns errors into sentences and exit codes."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import traceback
from collections.abc import Sequence

from app.access.station_audit import StationAudit
from app.cli import (
    access,
    audit,
    bench,
    camera,
    demo,
    evaluation,
    exit_codes,
    inspection,
    live,
    model,
    product,
    recipe,
    results,
    secrets,
    settings,
    station,
    teacher,
    training,
    window,
)
from app.cli.console import Console
from app.cli.suggesting_parser import SuggestingParser
from app.logs import start_log, stop_log
from app.paths import log_folder
from app.system_packages import how_to_install, missing_library
from camera.errors import CameraError
from core.errors import DataError, GoodpartError, first_line

_log = logging.getLogger(__name__)

DESCRIPTION = """\
Inspection of parts by example: learns from good parts alone, finds what is wrong.
Without a command the application's window opens."""


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands. Imports no engine and no Qt."""
    parser = SuggestingParser(
        prog="goodpart",
        description=DESCRIPTION,
        epilog=exit_codes.EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    window.add_options(parser)
    commands = parser.add_subparsers(metavar="COMMAND", dest="command")
    for command in (
        demo,
        live,
        station,
        camera,
        product,
        recipe,
        results,
        secrets,
        settings,
        access,
        audit,
        training,
        evaluation,
        inspection,
        teacher,
        model,
        bench,
    ):
        command.add_parser(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``argv`` (default: the process's arguments) and return the exit code."""
    arguments = build_parser().parse_args(argv)
    as_json = getattr(arguments, "json", False)
    debug = getattr(arguments, "debug", False)
    if not debug:
        # Read when OpenCV is loaded, which no command was yet. It would tell users of every
        # broken file in words of its own; ours name the file.
        os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
    log = start_log(log_folder(), logging.DEBUG if debug else logging.INFO)
    arguments.audit = recorded = StationAudit(_name(arguments))
    try:
        return _run(arguments, Console(as_json), debug)
    finally:
        recorded.close()
        stop_log(log)


def _name(arguments: argparse.Namespace) -> str:
    """Which command it is, as it is typed, for the audit log."""
    words = (arguments.command or "window", getattr(arguments, "command_action", ""))
    return " ".join(word for word in words if word)


def _run(arguments: argparse.Namespace, console: Console, debug: bool) -> int:
    try:
        code: int = arguments.run(arguments, console)
        return code
    except KeyboardInterrupt as stop:
        console.fail(str(stop) or "Stopped.", exit_codes.INTERRUPTED)
        return exit_codes.INTERRUPTED
    except (GoodpartError, CameraError) as error:
        _log.error("%s", error, exc_info=debug)
        if debug:
            traceback.print_exc(file=sys.stderr)
        code = error.exit_code if isinstance(error, GoodpartError) else exit_codes.CAMERA
        console.fail(str(error), code)
        return code
    except BrokenPipeError:
        # Nobody reads any more (`| head`). Python would flush, and complain, once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.READER_GONE
    except PermissionError as error:
        _log.exception("no permission")
        if debug:
            traceback.print_exc(file=sys.stderr)
        console.fail(_forbidden(error), DataError.exit_code)
        return DataError.exit_code
    except Exception as error:  # noqa: BLE001 - the process's boundary; reported and logged
        _log.exception("unexpected error")
        if debug:
            traceback.print_exc(file=sys.stderr)
        library = missing_library(str(error)) if isinstance(error, ImportError) else ""
        code = exit_codes.NO_DISPLAY if library else exit_codes.UNEXPECTED
        console.fail(_unexpected(error, library), code)
        return code


def _forbidden(error: PermissionError) -> str:
    place = error.filename or "A file or folder"
    return (
        f"{place} can't be used: {error.strerror or error}. The command did not finish. "
        "Give this user the right to it, or name another one."
    )


def _unexpected(error: Exception, library: str) -> str:
    if library:
        return (
            f"The library {library} is missing. The command did not start. "
            f"{how_to_install(library)}"
        )
    return (
        f"Something unexpected went wrong: {type(error).__name__}: {first_line(error)}. "
        "The command did not finish. "
        f"Repeat it with --debug and report what it says; the log is in {log_folder()}."
    )
