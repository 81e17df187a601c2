"""Every result of a station's lines, into its database."""

from __future__ import annotations

import uuid
from pathlib import Path

from app.paths import data_folder, settings_file
from app.recipes.recipe import Recipe
from app.settings import load_settings
from app.station.bus import Stage
from app.station.line import InspectionLine
from app.store.database import open_database
from app.store.journal import Journal
from app.store.part_store import PartStore
from app.store.record import LineIdentity
from app.store.writer import ResultWriter


def open_recording(database: str = "") -> Recording:
    """As the station's settings say, or into another ``database``. Raises SettingsError."""
    settings = load_settings(settings_file())
    url = database or settings.database_url
    return Recording(url, data_folder(), settings.station_name)


class Recording:
    """Attach lines, ``start``, and ``close`` once they are closed: then all is on disk.

    A database that is away is no reason not to start: the journal below ``folder`` keeps the parts.
    """

    def __init__(self, database: str, folder: Path, station: str) -> None:
        self._station = station
        self._lines: list[InspectionLine] = []
        self._writer = ResultWriter(
            lambda: PartStore(open_database(database)),
            lambda: Journal(folder / "journal"),
            self._report,
        )

    def attach(self, line: InspectionLine, recipe: Recipe) -> LineIdentity:
        """Before ``start``. Each line's life is a run of its own."""
        identity = LineIdentity(
            run=str(uuid.uuid4()),
            station=self._station,
            line=line.name,
            camera=recipe.camera.name,
            recipe=recipe.name,
        )
        self._lines.append(line)
        line.bus.subscribe(
            Stage.STORE, "record", lambda result: self._writer.receive(identity.record(result))
        )
        return identity

    def start(self) -> None:
        self._writer.start()

    def close(self) -> None:
        self._writer.close()

    def _report(self, sentence: str) -> None:
        for line in self._lines:
            line.report_record(sentence)
