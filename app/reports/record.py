"""Figures and reports of one record of parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from app.paths import settings_file
from app.reports.contents import Pictures, Report, ReportedAlarm, collect, no_pictures
from app.settings import load_settings
from app.store.database import open_database
from app.store.figures import Figures
from app.store.parts import PartFilter
from app.store.queries import History
from app.store.statistics import Statistics


class RecordReports:
    """What commands, the statistics view and the shift's end ask for.

    Any thread, but not the GUI's: see Statistics. Raises StoreError, DataError.
    """

    def __init__(
        self,
        engine: Engine,
        station: str,
        shifts: Sequence[str] = (),
        pictures: Pictures = no_pictures,
    ) -> None:
        self._statistics, self._history = Statistics(engine), History(engine)
        self._station, self._pictures = station, pictures
        self.shifts = tuple(shifts)

    def lines(self) -> Sequence[str]:
        return self._history.lines()

    def recipes(self) -> Sequence[str]:
        return self._history.recipes()

    def figures(self, wanted: PartFilter) -> Figures:
        return self._statistics.figures(wanted, self.shifts)

    def report(self, wanted: PartFilter, alarms: Sequence[ReportedAlarm] = ()) -> Report:
        """``wanted`` gives the time, and may give line and recipe."""
        return collect(
            self._statistics,
            wanted,
            station=self._station,
            shifts=self.shifts,
            pictures=self._pictures,
            alarms=alarms,
        )

    def write_report(self, wanted: PartFilter, path: Path, language: str) -> None:
        """As a .pdf or .csv file."""
        from app.reports.files import write_report
        from app.reports.words import Words

        write_report(self.report(wanted), path, Words(language))

    def close(self) -> None:
        self._statistics.close()


@contextmanager
def open_reports(database: str = "", pictures: Pictures = no_pictures) -> Iterator[RecordReports]:
    """Of the station as its settings say, or of another ``database``.

    Raises SettingsError, StoreError.
    """
    settings = load_settings(settings_file())
    engine = open_database(database or settings.database_url)
    reports = RecordReports(engine, settings.station_name, settings.shifts, pictures)
    try:
        yield reports
    finally:
        reports.close()
