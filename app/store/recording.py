"""Every result of a station's lines, into its database; and pictures beside it."""

from __future__ import annotations

import uuid
from pathlib import Path

from app.paths import data_folder, settings_file
from app.recipes.recipe import Recipe
from app.settings import load_settings
from app.station.bus import Stage
from app.station.line import InspectionLine
from app.station.result import InspectionResult
from app.store.database import open_database
from app.store.entries import DeliveryRecord, PicturesRemoved, RunRecord
from app.store.journal import JOURNAL, Journal
from app.store.part_store import PartStore
from app.store.pictures.folder import PictureFolder
from app.store.pictures.index import rows_without_file
from app.store.pictures.keeper import PictureKeeper, PictureListeners
from app.store.pictures.policy import PicturePolicy, Room
from app.store.record import LineIdentity
from app.store.writer import ResultWriter


def open_recording(database: str = "") -> Recording:
    """As the station's settings say, or into another ``database``. Raises SettingsError."""
    settings = load_settings(settings_file())
    url = database or settings.database_url
    recording = Recording(url, data_folder(), settings.station_name)
    recording.keep_pictures(settings.pictures, PictureFolder(settings.picture_folder))
    return recording


class Recording:
    """Attach lines, ``start``, and ``close`` once they are closed: then all is on disk.

    A database that is away is no reason not to start: the journal below ``folder`` keeps the parts.
    """

    def __init__(self, database: str, folder: Path, station: str) -> None:
        self._database, self._station = database, station
        self._lines: list[InspectionLine] = []
        self._pictures: PictureKeeper | None = None
        self._writer = ResultWriter(
            lambda: PartStore(open_database(database)),
            lambda: Journal(folder / JOURNAL),
            self._report,
            report_refused=self._report_refused,
        )

    def keep_pictures(
        self, policy: PicturePolicy, folder: PictureFolder, room: Room | None = None
    ) -> None:
        """Before ``start``. ``room`` in place of the policy's."""
        listeners = PictureListeners(
            keep=self._writer.receive,
            forget=lambda paths: self._writer.receive(
                PicturesRemoved(station=self._station, paths=paths)
            ),
            report=self._report_pictures,
            report_behind=self._report_behind,
            lost_rows=lambda: self._lost_rows(folder.root),
        )
        self._pictures = PictureKeeper(policy, folder, listeners, room=room)

    def attach(self, line: InspectionLine, recipe: Recipe) -> LineIdentity:
        """Before ``start``. Each line's life is a run of its own, by which deliveries name it."""
        identity = LineIdentity(
            run=str(uuid.uuid4()),
            station=self._station,
            line=line.name,
            camera=recipe.camera.name,
            recipe=recipe.name,
        )
        self._lines.append(line)
        # The first of the run: an output may have told of a part before the part is on record.
        self._writer.receive(RunRecord(run=identity.run, station=self._station, line=line.name))
        line.bus.subscribe(Stage.STORE, "record", lambda result: self._keep(identity, result))
        return identity

    def receive_delivery(self, record: DeliveryRecord) -> None:
        """What an output was told, or acknowledged; from any thread, at once, until ``close``."""
        self._writer.receive(record)

    @property
    def is_caught_up(self) -> bool:
        """Whether the database has all but the results of the last moments. Any thread."""
        return self._writer.is_caught_up

    def start(self) -> None:
        self._writer.start()
        if self._pictures is not None:
            self._pictures.start()

    def close(self) -> None:
        if self._pictures is not None:
            self._pictures.close()
        self._writer.close()

    def _keep(self, identity: LineIdentity, result: InspectionResult) -> None:
        record = identity.record(result)
        self._writer.receive(record)
        if self._pictures is not None:
            self._pictures.receive(record, result)

    def _lost_rows(self, folder: Path) -> tuple[str, ...]:
        engine = open_database(self._database)
        try:
            return rows_without_file(engine, self._station, folder)
        finally:
            engine.dispose()

    def _report(self, sentence: str) -> None:
        for line in self._lines:
            line.report_record(sentence)

    def _report_refused(self, sentence: str) -> None:
        for line in self._lines:
            line.report_refused(sentence)

    def _report_pictures(self, sentence: str) -> None:
        for line in self._lines:
            line.report_pictures(sentence)

    def _report_behind(self, sentence: str) -> None:
        for line in self._lines:
            line.report_pictures_behind(sentence)
