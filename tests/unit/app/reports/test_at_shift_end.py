"""Reports that write themselves."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.paths import settings_file
from app.reports.at_shift_end import (
    GRACE,
    RETRY,
    MadeReports,
    ShiftEnds,
    shift_reports,
    write_shift_report,
)
from app.settings import StationSettings, save_settings
from app.shifts import Shift
from core.errors import DataError
from tests.helpers.made_up_shifts import BEGIN, STARTS
from tests.helpers.station import ScriptedLine, until


class Desk:
    """Shift ends on a clock that the test sets, with reports that are only noted."""

    def __init__(self, folder: Path, lines: tuple[str, ...] = ("Line 1",)) -> None:
        self.now = BEGIN
        self.made: list[tuple[datetime, str]] = []
        self.told: list[str] = []
        self.error: Exception | None = None
        self.arrived = threading.Event()
        self.notes = MadeReports(folder / "made.json")
        self._lines = lines
        self.ends = self.anew()

    def anew(self) -> ShiftEnds:
        """As after a restart."""
        self.ends = ShiftEnds(
            self._lines, STARTS, self.notes, self._make, self.told.append, lambda: self.now
        )
        return self.ends

    def at(self, hours: float, beyond: timedelta = timedelta()) -> None:
        """Look at the clock so many hours after the shift began."""
        self.now = BEGIN + timedelta(hours=hours) + beyond
        self.ends.look()

    def _make(self, shift: Shift, line: str) -> None:
        if self.error is not None:
            raise self.error
        self.made.append((shift.since, line))
        self.arrived.set()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_shift_that_ends_is_reported_once(desk: Desk) -> None:
    desk.at(1)
    assert desk.made == [(BEGIN - timedelta(hours=8), "Line 1")], "the one before, at the start"
    desk.at(7.9)
    desk.at(8)
    assert len(desk.made) == 1, "its last parts are on their way"
    desk.at(8, GRACE)
    desk.at(9)
    assert desk.made[1:] == [(BEGIN, "Line 1")]


def test_a_missed_one_is_made_at_the_next_start_once(desk: Desk) -> None:
    desk.at(1)
    desk.anew()
    desk.at(9)
    assert desk.made[-1] == (BEGIN, "Line 1")
    desk.anew()
    desk.at(10)
    assert len(desk.made) == 2


def test_every_line_has_its_own(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ("Line 1", "Line 2"))
    desk.at(9)
    assert [line for _, line in desk.made] == ["Line 1", "Line 2"]


def test_a_failure_is_told_and_tried_again(desk: Desk) -> None:
    desk.error = DataError("The disk is full.", "Nothing.", "Free some.")
    desk.at(9)
    desk.at(9.05)
    assert len(desk.told) == 1 and desk.told[0].startswith("The disk is full.")
    desk.error = None
    desk.at(9.05)
    assert desk.made == []
    desk.at(9, RETRY)
    assert desk.made == [(BEGIN, "Line 1")] and desk.told[1:] == [""]


@pytest.mark.parametrize("text", ["{", "[]", '{"Line 1": 5}', '{"Line 1": "today"}'])
def test_damaged_notes_only_make_it_again(desk: Desk, tmp_path: Path, text: str) -> None:
    (tmp_path / "made.json").write_text(text)
    desk.at(9)
    desk.at(9)
    assert desk.made == [(BEGIN, "Line 1")]


def test_the_thread_looks_at_once_and_ends(desk: Desk) -> None:
    desk.ends.start()
    assert desk.arrived.wait(20)
    desk.ends.close()
    assert len(desk.made) == 1 and desk.told == []


def test_what_nobody_expects_ends_only_the_reports(desk: Desk) -> None:
    desk.error = ZeroDivisionError("never")
    desk.ends.start()
    until(lambda: bool(desk.told), "the sentence")
    desk.ends.close()
    assert "ZeroDivisionError" in desk.told[0] and "line goes on" in desk.told[0]


def test_a_line_without_parts_has_no_report(tmp_path: Path, engine: Engine) -> None:
    settings = StationSettings(station="Station 1", reports=str(tmp_path / "out"))
    save_settings(settings_file(), settings)
    shift = Shift(BEGIN, BEGIN + timedelta(hours=8))
    with ScriptedLine("Line 7") as idle:
        write_shift_report(settings, str(engine.url), shift, idle.line)
    assert not (tmp_path / "out").exists()
    with ScriptedLine("Line 1") as line:
        write_shift_report(settings, str(engine.url), shift, line.line)
    assert sorted(p.suffix for p in (tmp_path / "out").iterdir()) == [".csv", ".pdf"]


def test_another_stations_line_of_the_same_name_is_not_counted(
    tmp_path: Path, engine: Engine
) -> None:
    settings = StationSettings(station="Station 2", reports=str(tmp_path / "out"))
    save_settings(settings_file(), settings)
    shift = Shift(BEGIN, BEGIN + timedelta(hours=8))
    with ScriptedLine("Line 1") as line:
        write_shift_report(settings, str(engine.url), shift, line.line)
    assert not (tmp_path / "out").exists()


def test_a_report_that_fails_is_an_alarm_of_the_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GOODPART_HOME", str(tmp_path))
    with ScriptedLine() as scripted:
        line = scripted.line

        def alarm() -> str:
            return " ".join(alarm.text for alarm in line.snapshot().alarms)

        with shift_reports([line], "postgresql:///x?host=/nowhere"):
            until(lambda: "could not be written" in alarm(), "the alarm")
        line.report_shift_report("")
        assert "written again" in alarm()
