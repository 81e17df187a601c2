"""When a run of the station command may end, and what it keeps of its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.cli.station_watch import StationWatch
from app.station.snapshot import Alarm, LineSnapshot, LineState, Severity
from app.station.words import STOPPED


@dataclass
class Line:
    """Shows what a test says."""

    shown: LineSnapshot

    @property
    def name(self) -> str:
        return self.shown.name

    def snapshot(self) -> LineSnapshot:
        return self.shown


def watched(*lines: Line) -> StationWatch:
    station = cast(Any, SimpleNamespace(lines=lines))
    return StationWatch(station, cast(Any, SimpleNamespace(print_json=lambda _: None)))


def starting(name: str) -> Line:
    return Line(LineSnapshot(name, "Part", state=LineState.STARTING))


@pytest.mark.parametrize(
    "later",
    [
        {"state": LineState.RUNNING},
        {"state": LineState.FAILED},
        {"alarms": (Alarm("camera", Severity.ALARM, "The camera 1 is away.", 0),)},
    ],
)
def test_a_line_that_still_starts_is_waited_for(later: dict[str, Any]) -> None:
    quick, slow = starting("left"), starting("right")
    watch = watched(quick, slow)
    quick.shown = replace(quick.shown, state=LineState.RUNNING)
    watch.look()
    assert not watch.all_begun()
    slow.shown = replace(slow.shown, **later)
    watch.look()
    assert watch.all_begun()


def test_parts_that_were_cut_off_are_counted_and_are_no_reason() -> None:
    watch = watched(starting("left"))
    for reason in ("The part is out of place.", STOPPED):
        watch.show({"line": "left", "reason": reason})
    assert watch.results == 2
    assert watch.cut_off("left") == 1
    assert watch.reason("left") == "The part is out of place."
