"""``station``: inspection lines without a window."""

from __future__ import annotations

import argparse
import queue
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli import arguments as forms
from app.cli import exit_codes
from app.cli.console import Console
from app.cli.interruption import Interruption

if TYPE_CHECKING:
    from app.station.line import InspectionLine
    from app.station.result import InspectionResult
    from app.station.snapshot import LineSnapshot
    from app.station.station import Station

Events = queue.SimpleQueue[Mapping[str, object]]
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
        "--parts", metavar="N", type=forms.count, help="stop after N parts (default: never)"
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
        watch = _Watch(station, console)
        station.start()
        began = time.monotonic()

        def over() -> bool:
            seconds = time.monotonic() - began
            return (
                interruption.asked
                or bool(arguments.seconds and seconds >= arguments.seconds)
                or bool(arguments.parts and watch.results >= arguments.parts)
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


def _end(station: Station, watch: _Watch, console: Console) -> int:
    """The summary, and in words what went wrong on the whole."""
    from app.cli.station_ending import debts, nothing_judged, sums_of

    lines, useless = [], []
    for snapshot in watch.snapshots():
        outputs = station.outputs.get(snapshot.name)
        sums = sums_of(outputs.ended()) if outputs is not None else []
        lines.append(_state(snapshot) | {"outputs": sums})
        useless.append(nothing_judged(snapshot, watch.without_camera, watch.reason(snapshot.name)))
        for sentence in (*debts(snapshot.name, sums), useless[-1]):
            if sentence:
                console.note(sentence)
    _print(console, "summary", {"lines": lines})
    if watch.any_failed():
        return exit_codes.LINE_FAILED
    return exit_codes.NOTHING_JUDGED if any(useless) else exit_codes.SUCCESS


def _subscribe(station: Station) -> Events:
    """What is printed of a result: its pictures would fill the memory while nobody reads."""
    from app.station.bus import Stage

    events: Events = queue.SimpleQueue()
    for line in station.lines:
        line.bus.subscribe(
            Stage.OTHER, "output of the command", lambda result: events.put(_result(result))
        )
    return events


def _follow(events: Events, watch: _Watch, over: Callable[[], bool]) -> None:
    while not over():
        with suppress(queue.Empty):
            watch.show(events.get(timeout=LOOK_S))
        watch.look()


class _Watch:
    """Prints results, and what changed in the lines' states and alarms."""

    def __init__(self, station: Station, console: Console) -> None:
        self._lines: tuple[InspectionLine, ...] = station.lines
        self._console = console
        self._shown: dict[str, Mapping[str, object]] = {}
        self._reasons: dict[str, str] = {}
        self._came: set[str] = set()
        self.results = 0

    @property
    def without_camera(self) -> set[str]:
        """Lines that never had one."""
        return {line.name for line in self._lines} - self._came

    def reason(self, line: str) -> str:
        """Why its newest part was not judged."""
        return self._reasons.get(line, "")

    def snapshots(self) -> list[LineSnapshot]:
        return [line.snapshot() for line in self._lines]

    def any_failed(self) -> bool:
        return any(str(s.state) == "failed" for s in self.snapshots())

    def all_failed(self) -> bool:
        return all(str(s.state) == "failed" for s in self.snapshots())

    def show(self, result: Mapping[str, object]) -> None:
        self.results += 1
        self._reasons[str(result["line"])] = str(result["reason"])
        _print(self._console, "result", result)

    def drain(self, events: Events) -> None:
        while not events.empty():
            self.show(events.get())

    def look(self) -> None:
        for snapshot in self.snapshots():
            if snapshot.camera == "streaming":
                self._came.add(snapshot.name)
            state = {
                "state": snapshot.state,
                "camera": snapshot.camera,
                "device": snapshot.device,
                "reason": snapshot.reason,
            }
            self._show_change("state", snapshot.name, "", state)
            self._show_change("recipe", snapshot.name, "", _recipe(snapshot))
            for alarm in snapshot.alarms:
                told = {
                    "severity": alarm.severity,
                    "text": alarm.text,
                    "active": alarm.active,
                    "count": alarm.count,
                }
                self._show_change("alarm", snapshot.name, alarm.key, told)

    def _show_change(self, event: str, line: str, key: str, now: Mapping[str, object]) -> None:
        place = f"{line}/{event}/{key}"
        if self._shown.get(place) != now:
            self._shown[place] = now
            named = {"line": line} | ({"key": key} if key else {}) | dict(now)
            _print(self._console, event, named)


def _result(result: InspectionResult) -> dict[str, object]:
    return {
        "line": result.line,
        "trigger": result.trigger,
        "verdict": result.verdict,
        "reason": result.reason,
        "frame_id": result.frame_id,
        "score": result.score,
        "local_score": result.local_score,
        "global_score": result.global_score,
        "puad_score": result.puad_score,
        "threshold": result.threshold,
        "regions": len(result.regions),
        "gates": result.gates,
        "latency_ms": result.latency_ms,
        "inference_ms": result.inference_ms,
        "late": result.late,
        "serial": result.serial,
        "recipe": result.runs_with.number,
        "recipe_version": result.runs_with.version,
    }


def _recipe(snapshot: LineSnapshot) -> dict[str, object]:
    return {
        "recipe": snapshot.recipe,
        "version": snapshot.recipe_version,
        "requested": snapshot.recipe_requested,
        "active": snapshot.recipe_active,
    }


def _state(snapshot: LineSnapshot) -> dict[str, object]:
    """``counts`` sums up to ``triggers``."""
    return {
        "line": snapshot.name,
        "recipe": snapshot.recipe,
        "state": snapshot.state,
        "reason": snapshot.reason,
        "triggers": snapshot.triggers,
        "pending": snapshot.pending,
        "counts": {str(verdict): count for verdict, count in sorted(snapshot.counts.items())},
        "yield": snapshot.yield_rate,
        "latency_ms_median": snapshot.latency_median_ms,
        "latency_ms_p99": snapshot.latency_p99_ms,
        "device": snapshot.device,
    }


def _print(console: Console, event: str, content: Mapping[str, object]) -> None:
    console.print_json({"event": event} | dict(content))
