"""Reports that write themselves."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.paths import settings_file
from app.reports.at_shift_end import shift_reports, write_shift_report
from app.reports.shift_ends import GRACE, MOST, PATIENCE, RETRY, MadeReports, ShiftEnds
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
        self.incomplete: list[tuple[datetime, str]] = []
        self.told: list[tuple[str, str]] = []
        self.error: Exception | None = None
        self.fails: set[tuple[datetime, str]] = set()
        """Where the error is; everywhere, where none is named."""
        self.is_caught_up = True
        self.arrived = threading.Event()
        self.notes = MadeReports(folder / "made.json")
        self._lines = lines
        self.ends = self.anew()

    def anew(self) -> ShiftEnds:
        """As after a restart."""
        self.ends = ShiftEnds(
            self._lines,
            STARTS,
            self.notes,
            self._make,
            lambda line, sentence: self.told.append((line, sentence)),
            lambda: self.is_caught_up,
            lambda: self.now,
        )
        return self.ends

    def at(self, hours: float, beyond: timedelta = timedelta()) -> None:
        """Look at the clock so many hours after the shift began."""
        self.now = BEGIN + timedelta(hours=hours) + beyond
        self.ends.look()

    def _make(self, shift: Shift, line: str, is_whole: bool) -> None:
        which = (shift.since, line)
        if self.error is not None and (not self.fails or which in self.fails):
            raise self.error
        (self.made if is_whole else self.incomplete).append(which)
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
    ((line, sentence),) = desk.told
    assert line == "Line 1" and sentence.startswith("The disk is full.")
    desk.error = None
    desk.at(9.05)
    assert desk.made == []
    desk.at(9, RETRY)
    assert desk.made == [(BEGIN, "Line 1")] and desk.told[1:] == [("Line 1", "")]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"Line 1": 5}',
        '{"Line 1": "today"}',
        '{"Line 1": "0001-01-01T00:00:00"}',
        '{"Line 1": "2150-01-01T00:00:00"}',
        '{"Line 1": "2150-01-01T00:00:00+00:00"}',
    ],
)
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


def test_what_nobody_expects_is_told_and_tried_again(desk: Desk) -> None:
    desk.error = ZeroDivisionError("never")
    desk.ends.start()
    until(lambda: bool(desk.told), "the sentence")
    desk.ends.close()
    assert "ZeroDivisionError" in desk.told[0][1] and "line goes on" in desk.told[0][1]
    desk.anew()
    desk.at(9)
    desk.error = None
    desk.at(9, RETRY)
    assert desk.made == [(BEGIN, "Line 1")] and desk.told[-1] == ("Line 1", "")


def test_a_shift_that_stumbles_does_not_hold_up_the_later_ones(desk: Desk) -> None:
    desk.at(1)
    desk.error, desk.fails = ZeroDivisionError("never"), {(BEGIN, "Line 1")}
    desk.at(9)
    desk.at(17)
    assert desk.made[1:] == [(BEGIN + timedelta(hours=8), "Line 1")]
    assert [bool(sentence) for _, sentence in desk.told] == [True, True, False]


def test_all_missed_shifts_are_made_up_for(desk: Desk) -> None:
    desk.at(1)
    desk.anew()
    desk.at(8 * 4 + 1)
    begins = [since for since, _ in desk.made]
    assert begins == [BEGIN + timedelta(hours=8 * n) for n in (-1, 0, 1, 2, 3)]


def test_after_a_long_time_only_the_last_ones_are(desk: Desk) -> None:
    desk.at(1)
    desk.made.clear()
    desk.at(8 * 1000 + 1)
    begins = [since for since, _ in desk.made]
    assert len(begins) == MOST and begins[-1] == BEGIN + timedelta(hours=8 * 999)


def test_one_lines_failure_holds_up_no_other(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ("Line 1", "Line 2"))
    desk.error, desk.fails = DataError("No.", "Nothing.", "Wait."), {(BEGIN, "Line 1")}
    desk.at(9)
    assert desk.made == [(BEGIN, "Line 2")]
    assert [line for line, _ in desk.told] == ["Line 1"]
    desk.fails = {(BEGIN, "nowhere")}
    desk.at(9, RETRY)
    assert desk.made[1:] == [(BEGIN, "Line 1")]


def test_a_report_waits_for_parts_that_are_on_their_way(desk: Desk) -> None:
    desk.is_caught_up = False
    desk.at(9)
    desk.at(9, PATIENCE / 2)
    assert desk.made == desk.incomplete == []
    desk.is_caught_up = True
    desk.at(9, PATIENCE / 2)
    assert desk.made == [(BEGIN, "Line 1")] and desk.incomplete == []


def test_it_does_not_wait_for_ever_and_is_made_again_with_everything(desk: Desk) -> None:
    desk.is_caught_up = False
    desk.at(9)
    desk.at(9, PATIENCE)
    desk.at(9, 2 * PATIENCE)
    assert desk.incomplete == [(BEGIN, "Line 1")] and desk.made == []
    desk.is_caught_up = True
    desk.at(10)
    desk.at(11)
    assert desk.made == desk.incomplete == [(BEGIN, "Line 1")]


def test_a_line_without_parts_has_no_report(tmp_path: Path, engine: Engine) -> None:
    settings = StationSettings(station="Station 1", reports=str(tmp_path / "out"))
    save_settings(settings_file(), settings)
    shift = Shift(BEGIN, BEGIN + timedelta(hours=8))
    with ScriptedLine("Line 7") as idle:
        write_shift_report(settings, str(engine.url), shift, idle.line)
    assert not (tmp_path / "out").exists()
    with ScriptedLine("Line 1") as line:
        write_shift_report(settings, str(engine.url), shift, line.line, is_whole=False)
    assert sorted(p.suffix for p in (tmp_path / "out").iterdir()) == [".csv", ".pdf"]
    (table,) = (tmp_path / "out").glob("*.csv")
    assert ",complete,no\n" in table.read_text(encoding="utf-8-sig")


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

        with shift_reports([line], "postgresql:///x?host=/nowhere", lambda: True):
            until(lambda: "could not be written" in alarm(), "the alarm")
        line.report_shift_report("")
        assert "written again" in alarm()
