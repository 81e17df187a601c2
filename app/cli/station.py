"""``station``: inspection lines without a window."""

from __future__ import annotations

import argparse
import queue
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console
from app.cli.interruption import Interruption

if TYPE_CHECKING:
    from app.cli.station_watch import Events, StationWatch
    from app.station.station import Station

LOOK_S = 0.2
"""How often states and alarms are looked at."""


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse's type of it is private
    """Add the command."""
    parser = commands.add_parser(
        "station",
        parents=[forms.common_options()],
        help="run inspection lines without a window",
        description="Run the line of every recipe and print what happens as JSON lines: "
        "state, recipe, alarm, result, and at the end a summary whose sums reconcile. "
        "Ctrl-C stops.",
    )
    parser.add_argument(
        "--recipe",
        metavar="FILE",
        dest="recipes",
        type=Path,
        action="append",
        required=True,
        help="a line's recipe; may be given several times. Recipes that name one line are those "
        "that it can change over to, the first is active at the start",
    )
    parser.add_argument(
        "--parts",
        metavar="N",
        type=forms.count,
        help="stop after N parts of all lines, not before each has started (default: never)",
    )
    parser.add_argument(
        "--seconds", metavar="S", type=forms.count, help="stop after S seconds (default: never)"
    )
    forms.add_database(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Run until asked to stop; exit code 11 where a line failed, 19 where one judged nothing."""
    from app.access.audit import Action
    from app.access.station_audit import os_user
    from app.cli.station_watch import StationWatch
    from app.paths import settings_file
    from app.reports.at_shift_end import shift_reports
    from app.settings import load_settings
    from app.station.station import Station
    from app.store.recording import open_recording

    spare = load_settings(settings_file()).spare_models
    recording = open_recording(arguments.database)
    with (
        Interruption() as interruption,
        Station.from_recipes(arguments.recipes, recording, spare, arguments.audit) as station,
        shift_reports(station.lines, arguments.database, lambda: recording.is_caught_up),
    ):
        events = _subscribe(station)
        watch = StationWatch(station, console)
        station.start()
        began = time.monotonic()

        def over() -> bool:
            seconds = time.monotonic() - began
            return (
                interruption.asked
                or bool(arguments.seconds and seconds >= arguments.seconds)
                or bool(arguments.parts and watch.results >= arguments.parts and watch.all_begun())
                or watch.all_failed()
            )

        by, lines = os_user(), ", ".join(line.name for line in station.lines)
        arguments.audit.note(by, Action.LINE_STARTED, lines)
        _follow(events, watch, over)
        arguments.audit.note(by, Action.LINE_STOPPED, lines)
        station.close()
        watch.drain(events)
        watch.look()
        return _end(station, watch, console)


def _end(station: Station, watch: StationWatch, console: Console) -> int:
    """The summary, and in words what went wrong on the whole."""
    from app.cli.station_ending import debts, nothing_judged, sums_of
    from app.cli.station_watch import line_sums, print_event

    lines, useless = [], []
    for snapshot in watch.snapshots():
        outputs = station.outputs.get(snapshot.name)
        sums = sums_of(outputs.ended()) if outputs is not None else []
        lines.append(line_sums(snapshot) | {"outputs": sums})
        useless.append(
            nothing_judged(
                snapshot,
                watch.without_camera,
                watch.reason(snapshot.name),
                watch.cut_off(snapshot.name),
            )
        )
        for sentence in (*debts(snapshot.name, sums), useless[-1]):
            if sentence:
                console.note(sentence)
    print_event(console, "summary", {"lines": lines})
    if watch.any_failed():
        return exit_codes.LINE_FAILED
    return exit_codes.NOTHING_JUDGED if any(useless) else exit_codes.SUCCESS


def _subscribe(station: Station) -> Events:
    """What is printed of a result: its pictures would fill the memory while nobody reads."""
    from app.cli.station_watch import result_event
    from app.station.bus import Stage

    events: Events = queue.SimpleQueue()
    for line in station.lines:
        line.bus.subscribe(
            Stage.OTHER, "output of the command", lambda result: events.put(result_event(result))
        )
    return events


def _follow(events: Events, watch: StationWatch, over: Callable[[], bool]) -> None:
    while not over():
        with suppress(queue.Empty):
            watch.show(events.get(timeout=LOOK_S))
        watch.look()
