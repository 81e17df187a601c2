"""Figures and reports of one record of parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from app.paths import data_folder, settings_file
from app.reports.contents import Pictures, Report, ReportedAlarm, collect, no_pictures
from app.settings import load_settings
from app.store.database import open_database
from app.store.figures import Figures
from app.store.journal import JOURNAL, holds_results
from app.store.parts import FindsPictures, PartFilter, PartRow
from app.store.pictures.index import PictureIndex
from app.store.queries import History
from app.store.statistics import Statistics


class RecordReports:
    """What commands, the statistics view and the shift's end ask for.

    Any thread, but not the GUI's: see Statistics. Raises StoreError, DataError.
    """

    def __init__(
        self,
        engine: Callable[[], Engine],
        station: str,
        shifts: Sequence[str] = (),
        pictures: Pictures = no_pictures,
        results_wait: Callable[[], bool] = lambda: False,
    ) -> None:
        """``engine`` is asked each time, so that the database may be opened late.

        ``results_wait``: whether there are some that the database has not got yet.
        """
        self._engine = engine
        self._station, self._pictures = station, pictures
        self._results_wait = results_wait
        self.shifts = tuple(shifts)

    def lines(self) -> Sequence[str]:
        return History(self._engine()).lines()

    def recipes(self) -> Sequence[str]:
        return History(self._engine()).recipes()

    def figures(self, wanted: PartFilter) -> Figures:
        return Statistics(self._engine()).figures(self._ours(wanted), self.shifts)

    def report(self, wanted: PartFilter, alarms: Sequence[ReportedAlarm] = ()) -> Report:
        """``wanted`` gives the time, and may give line and recipe."""
        is_whole = not self._results_wait()
        report = collect(
            Statistics(self._engine()),
            self._ours(wanted),
            station=self._station,
            shifts=self.shifts,
            pictures=self._pictures,
            alarms=alarms,
        )
        return replace(report, is_whole=is_whole)

    def _ours(self, wanted: PartFilter) -> PartFilter:
        """Several stations may write into one database, and have lines of the same name."""
        return replace(wanted, station=self._station)

    def write_report(self, wanted: PartFilter, path: Path, language: str) -> None:
        """As a .pdf or .csv file."""
        from app.reports.files import write_report
        from app.reports.words import Words

        write_report(self.report(wanted), path, Words(language))


def best_picture(kept: FindsPictures) -> Pictures:
    """For people: with the heat map where there is one."""

    def find(row: PartRow) -> Path | None:
        found = kept.of(row)
        return found.overlay or found.original

    return find


def waits_for(database: str) -> Callable[[], bool]:
    """Whether this station's journal holds results for its own database, "", not for another."""
    return lambda: not database and holds_results(data_folder() / JOURNAL)


@contextmanager
def open_reports(database: str = "") -> Iterator[RecordReports]:
    """Of the station as its settings say, or of another ``database``.

    Raises SettingsError, StoreError.
    """
    settings = load_settings(settings_file())
    engine = open_database(database or settings.database_url, creates=False)
    pictures = best_picture(PictureIndex(lambda: engine, settings.picture_folder))
    try:
        yield RecordReports(
            lambda: engine, settings.station_name, settings.shifts, pictures, waits_for(database)
        )
    finally:
        engine.dispose()
