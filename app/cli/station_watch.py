"""What ``station`` prints while lines run: results, and changes of states and alarms."""

from __future__ import annotations

import queue
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.cli.console import Console
from app.cli.station_ending import camera_alarm
from app.station.snapshot import LineSnapshot, LineState
from app.station.words import STOPPED
from camera.types import ConnectionState

if TYPE_CHECKING:
    from app.station.line import InspectionLine
    from app.station.result import InspectionResult
    from app.station.station import Station

Events = queue.SimpleQueue[Mapping[str, object]]


class StationWatch:
    """Prints results, and what changed in the lines' states and alarms."""

    def __init__(self, station: Station, console: Console) -> None:
        self._lines: tuple[InspectionLine, ...] = station.lines
        self._console = console
        self._shown: dict[str, Mapping[str, object]] = {}
        self._reasons: dict[str, str] = {}
        self._came: set[str] = set()
        self._begun: set[str] = set()
        self._cut_off: Counter[str] = Counter()
        self.results = 0

    @property
    def without_camera(self) -> set[str]:
        """Lines that never had one."""
        return {line.name for line in self._lines} - self._came

    def reason(self, line: str) -> str:
        """Why its newest part was not judged, apart from those that were cut off."""
        return self._reasons.get(line, "")

    def cut_off(self, line: str) -> int:
        """How many of its parts only the end of the run kept from being judged."""
        return self._cut_off[line]

    def all_begun(self) -> bool:
        """Whether each line got through its start, or it is known why it does not."""
        return all(line.name in self._begun for line in self._lines)

    def snapshots(self) -> list[LineSnapshot]:
        return [line.snapshot() for line in self._lines]

    def any_failed(self) -> bool:
        return any(s.state is LineState.FAILED for s in self.snapshots())

    def all_failed(self) -> bool:
        return all(s.state is LineState.FAILED for s in self.snapshots())

    def show(self, result: Mapping[str, object]) -> None:
        self.results += 1
        line, reason = str(result["line"]), str(result["reason"])
        if reason == STOPPED:
            self._cut_off[line] += 1
        else:
            self._reasons[line] = reason
        print_event(self._console, "result", result)

    def drain(self, events: Events) -> None:
        while not events.empty():
            self.show(events.get())

    def look(self) -> None:
        for snapshot in self.snapshots():
            if snapshot.camera is ConnectionState.STREAMING:
                self._came.add(snapshot.name)
            if snapshot.state is not LineState.STARTING or camera_alarm(snapshot):
                self._begun.add(snapshot.name)
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
            print_event(self._console, event, named)


def result_event(result: InspectionResult) -> dict[str, object]:
    """What is told of a part, without its pictures."""
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


def line_sums(snapshot: LineSnapshot) -> dict[str, object]:
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


def print_event(console: Console, event: str, content: Mapping[str, object]) -> None:
    """One line of JSON."""
    console.print_json({"event": event} | dict(content))
