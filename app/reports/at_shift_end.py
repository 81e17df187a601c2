"""Shift reports that write themselves, beside lines that run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from app.paths import data_folder, settings_file
from app.reports.contents import ReportedAlarm
from app.reports.shift_ends import MadeReports, ShiftEnds
from app.settings import StationSettings, load_settings
from app.shifts import Shift
from app.station.line import InspectionLine
from app.store.parts import PartFilter


@contextmanager
def shift_reports(
    lines: Sequence[InspectionLine],
    database: str = "",
    is_caught_up: Callable[[], bool] = lambda: True,
) -> Iterator[None]:
    """While it is entered, reports write themselves as the settings say. Raises SettingsError.

    ``is_caught_up``: whether the database has got what the lines inspected.
    """
    settings = load_settings(settings_file())
    by_name = {line.name: line for line in lines}

    def make(shift: Shift, name: str, is_whole: bool) -> None:
        write_shift_report(settings, database, shift, by_name[name], is_whole=is_whole)

    ends = ShiftEnds(
        list(by_name),
        settings.shifts,
        MadeReports(data_folder() / "shift_reports.json"),
        make,
        lambda name, sentence: by_name[name].report_shift_report(sentence),
        is_caught_up,
    )
    ends.start()
    try:
        yield
    finally:
        ends.close()


def write_shift_report(
    settings: StationSettings,
    database: str,
    shift: Shift,
    line: InspectionLine,
    *,
    is_whole: bool = True,
) -> None:
    """Nothing where no part was inspected. Raises StoreError, DataError."""
    from app.reports.files import FORMATS, write_reports
    from app.reports.record import open_reports
    from app.reports.words import Words

    with open_reports(database) as reports:
        wanted = PartFilter(since=shift.since, until=shift.until, line=line.name)
        report = replace(reports.report(wanted, _alarms(line, shift)), is_whole=is_whole)
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
