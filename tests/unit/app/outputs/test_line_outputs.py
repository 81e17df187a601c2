"""Outputs at a real line: from the bus to the peers, and what a controller asks of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from pymodbus.client import ModbusTcpClient

from app.outputs.errors import OutputError
from app.outputs.factory import (
    Surroundings,
    _camera_of,
    active_outputs,
    make_driver,
    make_outputs,
)
from app.outputs.line_control import ControlledLine
from app.outputs.line_outputs import LineOutputs
from app.outputs.snapshot import Delivery
from app.recipes.recipe import Recipe
from app.recipes.store import RecipeError, RecipeFile, load_recipe
from app.station.bus import Stage
from app.station.station import Station
from app.store.record import LineIdentity
from core.types import Verdict
from tests.helpers.outputs import ScriptedControl, StreamingFrom, free_port, part
from tests.helpers.station import ScriptedLine, until

SIMULATED = {"kind": "simulated"}
IDENTITY = LineIdentity("run", "Station", "Line 1", "scripted", "recipe")


def recipe(
    folder: Path, *outputs: dict[str, object], camera: Mapping[str, str] = SIMULATED
) -> RecipeFile:
    path = folder / "recipe.json"
    content = {"name": "Flange", "camera": camera, "model": "model"}
    path.write_text(json.dumps(content | {"outputs": outputs}))
    return load_recipe(path)


@contextmanager
def attached(
    file: RecipeFile, scripted: ScriptedLine, ended: list[Delivery]
) -> Iterator[LineOutputs]:
    """Outputs as a station has them: started before their line, closed after it."""
    line = scripted.line
    around = Surroundings(file, line, IDENTITY, ControlledLine(line), tuple)
    outputs = make_outputs(file.recipe.outputs, around, ended.append)
    scripted.line.bus.subscribe(Stage.OUTPUT, "outputs", outputs.receive)
    outputs.start()
    try:
        yield outputs
    finally:
        outputs.close()


def test_every_part_of_a_line_gets_to_its_outputs_while_one_is_away(tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    port = free_port()
    file = recipe(
        tmp_path,
        {"kind": "webhook", "name": "MES", "url": f"http://127.0.0.1:{free_port()}/"},
        {"kind": "files", "name": "Files", "folder": "results"},
        {"kind": "modbus_server", "name": "PLC", "port": port, "acknowledge": False},
    )
    ended: list[Delivery] = []
    made = ScriptedLine()
    with attached(file, made, ended) as outputs, made as scripted:
        scripted.run()
        for value in (100, 250, 100):
            scripted.source.send(value)
        scripted.until_recorded(3)
        until(lambda: sum(d.output == "Files" for d in ended) == 3, "the files")
        until(lambda: sum(d.output == "PLC" for d in ended) == 3, "the registers")
        alarms = scripted.line.snapshot
        until(lambda: [a.key for a in alarms().alarms if a.active] == ["output:MES"], "the alarm")
        client = ModbusTcpClient("127.0.0.1", port=port, retries=0)
        assert client.connect()  # type: ignore[no-untyped-call]
        words = client.read_holding_registers(0, count=8).registers
        client.close()  # type: ignore[no-untyped-call]
        assert words[5:8] == [0, 3, 1]
        states = {s.name: s.is_well for s in outputs.snapshots()}
        assert states == {"MES": False, "Files": True, "PLC": True}
    lost = [d for d in ended if d.problem]
    assert [(d.output, d.trigger) for d in lost] == [("MES", 1), ("MES", 2), ("MES", 3)]
    (path,) = (tmp_path / "results").glob("*.csv")
    assert [row.split(",")[6] for row in path.read_text().splitlines()[1:]] == ["OK", "NG", "OK"]


def test_a_part_that_ends_at_its_deadline_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    file = recipe(tmp_path, {"kind": "files", "name": "Files", "folder": "results"})
    ended: list[Delivery] = []
    made = ScriptedLine(deadline_s=0.05, software_trigger=True)
    with attached(file, made, ended), made as scripted:
        scripted.run()
        scripted.judge.gate.clear()
        scripted.line.trigger()
        until(lambda: len(ended) == 1, "the delivery at the deadline")
        scripted.judge.gate.set()
        scripted.until_recorded(1)
    assert ended[0].sent == f"reject ({Verdict.TIMEOUT})"


def test_a_station_starts_and_closes_outputs_with_its_lines(tmp_path: Path) -> None:
    file = recipe(tmp_path, {"kind": "modbus_server", "name": "PLC", "port": free_port()})
    with Station.from_recipes([file.path]) as station:
        assert list(station.outputs) == ["Line 1"]
        station.start()
        face = station.outputs["Line 1"]
        until(lambda: face.snapshots()[0].is_well, "the server")
        face.force("PLC", "Pass", True)
        until(lambda: face.snapshots()[0].is_forced, "the forced signal")
        face.release()
        until(lambda: not face.snapshots()[0].is_forced, "its release")


@pytest.mark.parametrize(
    ("outputs", "fault"),
    [
        ([{"kind": "files", "name": "A", "folder": "x", "colour": 1}], "colour"),
        ([{"kind": "pigeon", "name": "A"}], "pigeon"),
        ([{"kind": "files", "name": "A", "folder": "x"}] * 2, "one name"),
        ([{"kind": "digital", "name": "A"}], "GenICam"),
        ([{"kind": "files", "name": "A", "folder": "x", "delay_counts": 5}], "GenICam"),
        ([{"kind": "webhook", "name": "A", "url": "file:///etc/passwd"}], "url"),
    ],
)
def test_outputs_that_make_no_sense_are_refused(
    tmp_path: Path, outputs: list[dict[str, object]], fault: str
) -> None:
    with pytest.raises(RecipeError, match=fault):
        recipe(tmp_path, *outputs)


def test_a_recipe_without_outputs_has_none(tmp_path: Path) -> None:
    file = recipe(tmp_path, {"kind": "files", "name": "A", "folder": "x", "enabled": False})
    with ScriptedLine() as scripted:
        assert active_outputs([file], scripted.line, IDENTITY, lambda record: None) is None
    assert Recipe.model_validate_json(file.recipe.model_dump_json()) == file.recipe


def test_a_part_of_a_recipe_with_another_camera_switches_no_line_of_this_one(
    tmp_path: Path,
) -> None:
    """One with the same outputs: parts are on the belt still when the next camera streams."""
    ejector = {"kind": "digital", "name": "Ejector", "pulse_ms": 1}
    file = recipe(tmp_path, ejector, camera={"kind": "genicam", "serial": "left"})
    with ScriptedLine() as scripted:
        around = Surroundings(
            file, StreamingFrom(scripted.line, "right"), IDENTITY, ScriptedControl(), tuple
        )
        driver = make_driver(file.recipe.outputs[0], around)
        with pytest.raises(OutputError, match="no camera"):
            driver.send(part(1))
        around.line.camera.serial = "left"
        driver.send(part(1))
        assert around.line.camera.levels == [False, True]


def test_outputs_that_use_a_camera_are_shared_by_recipes_of_that_camera_alone(
    tmp_path: Path,
) -> None:
    ejector = {"kind": "digital", "name": "Ejector"}
    made = []
    for number, serial in ((1, "left"), (2, "left"), (3, "right")):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        file = recipe(folder, ejector, camera={"kind": "genicam", "serial": serial})
        made.append(_camera_of(file, file.recipe.outputs))
    assert made == ["genicam:left", "genicam:left", "genicam:right"]
    file = recipe(tmp_path, {"kind": "files", "name": "Share", "folder": "x"})
    assert _camera_of(file, file.recipe.outputs) == ""
