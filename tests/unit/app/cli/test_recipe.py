"""The recipe command, and a station that changes over."""

from __future__ import annotations

import json
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.access.station_audit import audit_folder
from app.cli.command_line import main
from app.library.challenges import ChallengeLog
from app.recipes.recipe import GenicamEntry, Recipe, SimulatedEntry
from app.recipes.store import RecipeError, RecipeFile, load_recipe, save_recipe
from app.recipes.versions import RecipeVersions
from app.station.bus import Stage
from app.station.result import InspectionResult
from app.station.station import Station
from app.store.recording import Recording
from tests.helpers.models import write_model
from tests.helpers.station import until


def write(folder: Path, number: int, /, **changes: object) -> Path:
    write_model(folder / f"model-{number}", seed=number)
    camera = SimulatedEntry(side=128, rate_hz=10, defect_rate=0.5)
    values: dict[str, object] = {
        "name": f"Part {number}",
        "number": number,
        "camera": camera,
        "model": f"model-{number}",
        "device": "cpu",
        "queue_length": 1000,
        "deadline_ms": 60_000,
    }
    path = folder / f"part-{number}.json"
    save_recipe(RecipeFile(path, Recipe.model_validate(values | changes)))
    return path


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return said


def test_recipes_are_numbered_listed_and_restored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, 0)
    assert main(["recipe", "number", str(path), "12", "--by", "Ada", "--json"]) == 0
    assert answer(capsys)["version"] == 1
    assert main(["recipe", "number", str(path), "13", "--by", "Ada"]) == 0
    capsys.readouterr()
    assert main(["recipe", "list", str(path), str(write(tmp_path, 2)), "--json"]) == 0
    rows = answer(capsys)["recipes"]
    assert [(row["number"], row["versions"]) for row in rows] == [(2, 0), (13, 2)]
    assert main(["recipe", "restore", str(path), "1", "--reason", "Back.", "--json"]) == 0
    assert load_recipe(path).recipe.number == 12
    log = "".join(file.read_text() for file in audit_folder().glob("audit-*.jsonl"))
    told = [json.loads(line) for line in log.splitlines() if "recipe.changed" in line]
    assert len(told) == 3 and "number 13" in log and "Back." in log
    capsys.readouterr()
    assert main(["recipe", "versions", str(path), "--json"]) == 0
    record = answer(capsys)["record"]
    assert [(line["number"], line["restored"]) for line in record] == [
        (1, False),
        (2, False),
        (1, True),
    ]
    assert main(["recipe", "show", str(path), "--version", "2", "--json"]) == 0
    assert answer(capsys)["recipe"]["number"] == 13
    assert main(["recipe", "show", str(path), "--version", "3"]) == 10
    assert "no version 3" in capsys.readouterr().err


def test_the_record_of_parts_names_the_recipe_and_its_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = write(tmp_path, 1), write(tmp_path, 2)
    database = f"sqlite:///{tmp_path / 'results.sqlite'}"
    results: list[InspectionResult] = []
    recording = Recording(database, tmp_path, "Station 1")
    with Station.from_recipes([first, second], recording) as station:
        (line,) = station.lines
        line.bus.subscribe(Stage.OTHER, "test", results.append)
        station.start()
        for number in (1, 2, 1, 2):
            line.select_recipe(number)
            seen = len(results)
            until(
                lambda number=number, seen=seen: any(  # type: ignore[misc]
                    r.model and r.runs_with.number == number for r in results[seen:]
                ),
                f"a part judged with recipe {number}",
            )
    snapshot = line.snapshot()
    assert snapshot.triggers == sum(snapshot.counts.values()) == len(results)
    assert Counter(r.runs_with.version for r in results) == {1: len(results)}
    assert {r.runs_with.number for r in results} == {1, 2}
    for number, path in ((1, first), (2, second)):
        assert RecipeVersions(path).load(1).number == number
        mine = [r for r in results if r.runs_with.number == number]
        assert {r.model for r in mine if r.model} == {f"model-{number}"}
        arguments = ["--recipe", f"Part {number}", "--database", database, "--json"]
        assert main(["results", "count", *arguments]) == 0
        assert sum(answer(capsys)["counts"].values()) == len(mine)


def test_a_station_tells_its_recipe_in_its_events(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipes = ["--recipe", str(write(tmp_path, 1)), "--recipe", str(write(tmp_path, 2))]
    assert main(["station", *recipes, "--parts", "3"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told_recipes = [event for event in told if event["event"] == "recipe"]
    assert {"requested", "active", "recipe", "version"} <= set(told_recipes[0])
    assert told_recipes[0]["active"] == 1
    result = next(event for event in told if event["event"] == "result")
    assert (result["recipe"], result["recipe_version"], result["serial"]) == (1, 1, "")


@pytest.mark.parametrize("numbers", [(1, 1), (0, 1)])
def test_recipes_of_one_line_need_numbers_of_their_own(
    tmp_path: Path, numbers: tuple[int, int]
) -> None:
    paths = [write(tmp_path, n, number=number) for n, number in zip((1, 2), numbers, strict=True)]
    with pytest.raises(RecipeError, match="numbers of their own"):
        Station.from_recipes(paths)


def test_recipes_of_one_camera_set_the_same_features(tmp_path: Path) -> None:
    cameras = [
        GenicamEntry(serial="1", settings=settings)  # type: ignore[arg-type]
        for settings in ({"Gain": 1.0, "ExposureTime": 100.0}, {"ExposureTime": 200.0})
    ]
    paths = [write(tmp_path, n, camera=camera) for n, camera in zip((1, 2), cameras, strict=True)]
    with pytest.raises(Exception, match="how the camera's Gain should be"):
        Station.from_recipes(paths)


def test_only_the_active_recipe_has_a_shadow_at_work(tmp_path: Path) -> None:
    first = write(tmp_path / "one", 1)
    second = write(tmp_path / "two", 2)
    write_model(tmp_path / "two" / "shadow")
    file = load_recipe(second)
    save_recipe(RecipeFile(second, file.recipe.model_copy(update={"shadow": "shadow"})))
    with Station.from_recipes([first, second]) as station:
        (line,) = station.lines
        station.start()
        until(lambda: line.snapshot().triggers > 2, "parts of the first recipe")
        assert not _shadows()
        line.select_recipe(2)
        log = tmp_path / "two" / "shadow" / "0" / "comparisons.jsonl"
        until(log.is_file, "the shadow's comparisons")
        line.select_recipe(1)
        until(lambda: line.snapshot().recipe_active == 1 and not _shadows(), "the shadow to end")
    assert not ChallengeLog(tmp_path / "two").all()


def _shadows() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "shadow"]


def test_versions_of_a_recipe_that_is_not_there_are_no_empty_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["recipe", "versions", str(tmp_path / "nothing.json")]) == RecipeError.exit_code
    assert "can't be read: No such file or directory" in capsys.readouterr().err
