"""A line's results, pictures and deliveries on their way to the record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from app.paths import settings_file
from app.recipes.recipe import Recipe, SimulatedEntry
from app.settings import StationSettings, save_settings
from app.station.snapshot import Severity
from app.store.entries import DeliveryRecord
from app.store.parts import PartFilter
from app.store.pictures.folder import PictureFolder
from app.store.pictures.index import PictureIndex
from app.store.pictures.policy import PictureKind, PicturePolicy, Room
from app.store.queries import History
from app.store.recording import Recording, open_recording
from core.types import Verdict
from tests.helpers.pictures import result
from tests.helpers.station import ScriptedLine

RECIPE = Recipe(name="Flange", camera=SimulatedEntry(), model="m")
ALL = PicturePolicy(ok_every=1, kinds=tuple(PictureKind))


def test_a_part_its_pictures_and_what_was_told_of_it(
    url: str, engine: Engine, tmp_path: Path
) -> None:
    recording = Recording(url, tmp_path, "Station 1")
    folder = PictureFolder(tmp_path / "pictures")
    recording.keep_pictures(ALL, folder, Room(0))
    with ScriptedLine() as scripted:
        run = recording.attach(scripted.line, RECIPE).run
        # An output is told before the part is on record, and acknowledges after.
        told = DeliveryRecord(run=run, trigger=1, output="PLC", sent_us=1_000_000)
        recording.receive_delivery(told)
        recording.start()
        scripted.line.bus.record(result(1, Verdict.NG))
        recording.receive_delivery(told.model_copy(update={"acknowledged_us": 1_004_000}))
        recording.close()
        assert scripted.line.snapshot().alarms == ()
    (row,) = History(engine).page(PartFilter())
    assert [str(delivery) for delivery in row.deliveries] == ["PLC: acknowledged after 4 ms"]
    kept = PictureIndex(lambda: engine, folder.root).of(row)
    assert kept.original is not None and kept.heat_map is not None and kept.overlay is not None
    assert kept.original.parent == kept.overlay.parent


def test_alarms_of_pictures_come_and_go(tmp_path: Path) -> None:
    recording = Recording(f"sqlite:///{tmp_path / 'results.sqlite'}", tmp_path, "Station 1")
    disk = {"free": 10}
    folder = PictureFolder(tmp_path / "pictures", lambda root: disk["free"])
    recording.keep_pictures(ALL, folder, Room(0))
    with ScriptedLine() as scripted:
        recording.attach(scripted.line, RECIPE)
        scripted.line.bus.record(result(1, Verdict.NG))
        recording.start()
        recording.close()
        (alarm,) = scripted.line.snapshot().alarms
        assert (alarm.key, alarm.active) == ("pictures", True) and "disk is full" in alarm.text
        scripted.line.report_pictures("Other words.")
        (alarm,) = scripted.line.snapshot().alarms
        assert (alarm.text, alarm.count) == ("Other words.", 1), "it is still the same trouble"
        scripted.line.report_pictures("")
        (alarm,) = scripted.line.snapshot().alarms
        assert not alarm.active and alarm.text == "Pictures are kept again."
        scripted.line.report_pictures_behind("Too fast.")
        assert len(scripted.line.snapshot().alarms) == 2


def test_it_is_opened_as_the_settings_say(tmp_path: Path, engine: Engine, url: str) -> None:
    pictures = ALL.model_copy(update={"folder": str(tmp_path / "elsewhere"), "keep_free_gb": 0.5})
    save_settings(settings_file(), StationSettings(database=url, pictures=pictures))
    recording = open_recording()
    with ScriptedLine() as scripted:
        recording.attach(scripted.line, RECIPE)
        recording.start()
        scripted.line.bus.record(result(1))
        recording.close()
    assert len(list((tmp_path / "elsewhere").rglob("*.png"))) == 3
    assert len(History(engine).page(PartFilter())) == 1


def test_what_the_database_refuses_is_an_alarm(tmp_path: Path) -> None:
    """And the database lacks nothing that it could have."""
    recording = Recording(f"sqlite:///{tmp_path / 'results.sqlite'}", tmp_path, "Station 1")
    with ScriptedLine() as scripted:
        recording.attach(scripted.line, RECIPE)
        scripted.line.bus.record(replace(result(1), serial="\ud800"))
        assert not recording.is_caught_up
        recording.start()
        recording.close()
        assert recording.is_caught_up
        (alarm,) = scripted.line.snapshot().alarms
        assert (alarm.severity, alarm.active) == (Severity.ALARM, True)
        assert "refused results, 1 in all" in alarm.text
        scripted.line.acknowledge(alarm.key)
        assert scripted.line.snapshot().alarms, "it stands until somebody sees to it"
