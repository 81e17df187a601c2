"""Shift reports that write themselves, beside lines that run."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.files import write_json
from app.paths import data_folder, settings_file
from app.reports.contents import ReportedAlarm
from app.settings import StationSettings, load_settings
from app.shifts import Shift, shift_at, shift_before
from app.station.beside import BesideLine
from app.station.line import InspectionLine
from app.store.parts import PartFilter
from core.errors import GoodpartError

_log = logging.getLogger(__name__)

GRACE = timedelta(seconds=60)
"""After a shift's end: its last parts are on their way into the database."""
LOOK_S = 60.0
"""How often the clock is looked at, at least: it may be set, or the computer may have slept."""
RETRY = timedelta(minutes=10)
Make = Callable[[Shift, str], None]


class MadeReports:
    """Until when each line has its reports, on disk: none is made twice, none forgotten."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def until(self, line: str) -> datetime | None:
        """The end of the last shift that has its report; None before the first."""
        text = self._all().get(line)
        return datetime.fromisoformat(text) if text else None

    def note(self, line: str, shift: Shift) -> None:
        """Raises DataError."""
        write_json(self._path, {**self._all(), line: shift.until.isoformat()})

    def _all(self) -> dict[str, str]:
        """Empty where the file is damaged: a report that is made again replaces itself."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return {line: datetime.fromisoformat(at).isoformat() for line, at in found.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


class ShiftEnds:
    """Between ``start`` and ``close`` makes the report of every shift that ends, of every line.

    At the start the last shift's, where it was missed. ``report`` gets a sentence while one can't
    be made, "" when it was; both ``make`` and ``report`` are called in a thread of this.
    """

    def __init__(
        self,
        lines: Sequence[str],
        starts: Sequence[str],
        made: MadeReports,
        make: Make,
        report: Callable[[str], None],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._lines, self._starts, self._made = tuple(lines), tuple(starts), made
        self._make, self._report, self._now = make, report, now
        self._ended = threading.Event()
        self._failing, self._retry_at = False, datetime.min.replace(tzinfo=UTC)
        self._beside: BesideLine[str] = BesideLine("shift reports", self._open, report, waiting=1)

    def start(self) -> None:
        self._beside.start()
        self._beside.offer("until closed")

    def close(self) -> None:
        """After the report that is at work, if any."""
        self._ended.set()
        self._beside.close()

    @contextmanager
    def _open(self) -> Iterator[Callable[[str], None]]:
        yield lambda item: self._watch()

    def _watch(self) -> None:
        while not self._ended.is_set():
            self.look()
            self._ended.wait(self._pause_s())

    def look(self) -> None:
        """Make what is due now."""
        now = self._now()
        shift = shift_before(now - GRACE, self._starts)
        due = [line for line in self._lines if self._is_due(line, shift)]
        if not due or now < self._retry_at:
            return
        try:
            for line in due:
                self._make(shift, line)
                self._made.note(line, shift)
        except GoodpartError as error:
            _log.warning("shift report: %s", error)
            self._failing, self._retry_at = True, now + RETRY
            self._report(str(error))
        else:
            if self._failing:
                self._report("")
            self._failing = False

    def _is_due(self, line: str, shift: Shift) -> bool:
        until = self._made.until(line)
        return until is None or until < shift.until

    def _pause_s(self) -> float:
        """Until the shift has ended, but not for long."""
        now = self._now()
        left = shift_at(now - GRACE, self._starts).until + GRACE - now
        return max(0.0, min(LOOK_S, left.total_seconds()))


@contextmanager
def shift_reports(lines: Sequence[InspectionLine], database: str = "") -> Iterator[None]:
    """While it is entered, reports write themselves as the settings say. Raises SettingsError."""
    settings = load_settings(settings_file())
    by_name = {line.name: line for line in lines}

    def report(sentence: str) -> None:
        for line in lines:
            line.report_shift_report(sentence)

    ends = ShiftEnds(
        list(by_name),
        settings.shifts,
        MadeReports(data_folder() / "shift_reports.json"),
        lambda shift, name: write_shift_report(settings, database, shift, by_name[name]),
        report,
    )
    ends.start()
    try:
        yield
    finally:
        ends.close()


def write_shift_report(
    settings: StationSettings, database: str, shift: Shift, line: InspectionLine
) -> None:
    """Nothing where no part was inspected. Raises StoreError, DataError."""
    from app.reports.files import FORMATS, write_reports
    from app.reports.record import open_reports
    from app.reports.words import Words

    with open_reports(database) as reports:
        wanted = PartFilter(since=shift.since, until=shift.until, line=line.name)
        report = reports.report(wanted, _alarms(line, shift))
    if report.figures.tally.total:
        words = Words(settings.report_language)
        write_reports(report, settings.report_folder, FORMATS, words)


def _alarms(line: InspectionLine, shift: Shift) -> list[ReportedAlarm]:
    """That came up before the shift ended and are still on the line's list."""
    found = [
        ReportedAlarm(
            datetime.fromtimestamp(alarm.raised_ns / 1e9, UTC),
            line.name,
            str(alarm.severity),
            alarm.text,
            alarm.count,
        )
        for alarm in line.snapshot().alarms
    ]
    return [alarm for alarm in found if alarm.at < shift.until]
