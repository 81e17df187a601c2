"""A line whose recipes have different outputs: what belongs where, and nothing is lost between."""

from __future__ import annotations

import json
import time
from pathlib import Path

from app.outputs.active_outputs import ActiveOutputs
from app.outputs.factory import active_outputs
from app.recipes.store import RecipeFile, load_recipe
from app.station.result import InspectionResult, RunsWith
from app.store.entries import DeliveryRecord
from app.store.record import LineIdentity
from core.types import Verdict
from tests.helpers.outputs import free_port
from tests.helpers.station import ScriptedLine, until

IDENTITY = LineIdentity("run", "Station", "Line 1", "scripted", "recipe")


def recipe(folder: Path, number: int, *outputs: dict[str, object]) -> RecipeFile:
    path = folder / f"{number}.json"
    content = {"name": f"Part {number}", "number": number, "camera": {"kind": "simulated"}}
    path.write_text(json.dumps(content | {"model": "model", "outputs": outputs}))
    return load_recipe(path)


def files(folder: Path, name: str) -> dict[str, object]:
    (folder / name).mkdir()
    return {"kind": "files", "name": "Files", "folder": name}


def result(trigger: int, number: int) -> InspectionResult:
    runs_with = RunsWith(recipe=f"Part {number}", number=number)
    now_ns = time.monotonic_ns()
    return InspectionResult(
        "Line 1", trigger, Verdict.OK, runs_with=runs_with, arrived_ns=now_ns, decided_ns=now_ns
    )


def rows(folder: Path) -> int:
    return sum(len(path.read_text().splitlines()) - 1 for path in folder.glob("*.csv"))


def outputs(
    scripted: ScriptedLine, found: list[RecipeFile], kept: list[DeliveryRecord]
) -> ActiveOutputs:
    made = active_outputs(found, scripted.line, IDENTITY, kept.append)
    assert made is not None
    return made


def test_every_part_goes_to_the_outputs_of_its_own_recipe(tmp_path: Path) -> None:
    found = [
        recipe(tmp_path, 1, files(tmp_path, "first")),
        recipe(tmp_path, 2, files(tmp_path, "second")),
    ]
    kept: list[DeliveryRecord] = []
    with ScriptedLine() as scripted:
        made = outputs(scripted, found, kept)
        made.start()
        made.receive(result(1, 1))
        made.receive(result(2, 2))  # ended before the outputs followed the changeover
        made.follow(2)
        made.receive(result(3, 2))
        until(lambda: len(kept) == 3, "three deliveries")
        made.close()
    assert (rows(tmp_path / "first"), rows(tmp_path / "second")) == (1, 2)
    assert all(record.acknowledged_us and not record.problem for record in kept)


def test_recipes_that_say_the_same_of_their_outputs_share_them(tmp_path: Path) -> None:
    server = {"kind": "modbus_server", "name": "PLC", "port": free_port(), "acknowledge": False}
    found = [recipe(tmp_path, 1, server), recipe(tmp_path, 2, server)]
    kept: list[DeliveryRecord] = []
    with ScriptedLine() as scripted:
        made = outputs(scripted, found, kept)
        made.start()
        until(lambda: made.snapshots()[0].is_well, "the server")
        made.receive(result(1, 1))
        made.follow(2)
        made.receive(result(2, 2))
        until(lambda: made.snapshots()[0].delivered == 2, "both parts at the one server")
        made.close()
        assert made.snapshots() == ()


def test_a_recipe_without_outputs_closes_those_before(tmp_path: Path) -> None:
    found = [recipe(tmp_path, 1, files(tmp_path, "first")), recipe(tmp_path, 2)]
    kept: list[DeliveryRecord] = []
    with ScriptedLine() as scripted:
        made = outputs(scripted, found, kept)
        made.start()
        made.follow(2)
        made.receive(result(1, 2))
        assert made.snapshots() == ()
        made.follow(1)
        made.receive(result(2, 1))
        until(lambda: len(kept) == 1, "the part of the recipe with an output")
        made.close()
        made.follow(1)
        assert made.snapshots() == (), "closed stays closed"
    assert kept[0].trigger == 2


def test_no_recipe_with_an_output_needs_nothing(tmp_path: Path) -> None:
    with ScriptedLine() as scripted:
        keep: list[DeliveryRecord] = []
        assert active_outputs([recipe(tmp_path, 1)], scripted.line, IDENTITY, keep.append) is None
