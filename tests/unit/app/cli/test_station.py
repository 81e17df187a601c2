"""The station command on a simulated line with a real, untrained model."""

import csv
import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from app.cli.command_line import main
from app.cli.interruption import Interruption
from app.recipes.recipe import FolderEntry, Recipe, SimulatedEntry
from app.recipes.store import RecipeFile, save_recipe
from camera.reconnection import ReconnectingSource
from tests.helpers.models import write_model, write_whole_model
from tests.helpers.outputs import free_port
from tests.helpers.station import ScriptedSource


def write_recipe(folder: Path, line: str, **changes: object) -> Path:
    write_model(folder / "model")
    camera = SimulatedEntry(side=128, rate_hz=None, defect_rate=0.5)
    recipe = Recipe(name="Part", line=line, camera=camera, model="model", device="cpu")
    path = folder / f"{line}.json"
    save_recipe(RecipeFile(path, recipe.model_copy(update=changes)))
    return path


def events(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_lines_run_and_the_sums_reconcile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipes = [write_recipe(tmp_path, line) for line in ("left", "right")]
    arguments = [argument for path in recipes for argument in ("--recipe", str(path))]
    assert main(["station", *arguments, "--parts", "6"]) == 0
    told = events(capsys.readouterr().out)
    results = [event for event in told if event["event"] == "result"]
    summary = told[-1]
    assert summary["event"] == "summary"
    for line in summary["lines"]:
        own = [r for r in results if r["line"] == line["line"]]
        assert line["triggers"] == len(own) == sum(line["counts"].values())
        assert line["pending"] == 0
        assert sorted(r["trigger"] for r in own) == list(range(1, len(own) + 1))
        states = [e["state"] for e in told if e["event"] == "state" and e["line"] == line["line"]]
        assert (states[0], states[-1]) == ("starting", "stopped")
        assert main(["results", "count", "--line", line["line"], "--json"]) == 0
        recorded = events(capsys.readouterr().out.splitlines()[-1])[0]
        assert {v: n for v, n in recorded["counts"].items() if n} == line["counts"]


def test_a_damaged_model_fails_its_line_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_recipe(tmp_path, "line")
    (tmp_path / "model" / "manifest.json").write_text("{", encoding="utf-8")
    assert main(["station", "--recipe", str(path)]) == 11
    line = events(capsys.readouterr().out)[-1]["lines"][0]
    assert line["state"] == "failed"
    assert "manifest" in line["reason"]


def test_a_product_without_a_live_version_is_told_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "flange"
    assert main(["product", "create", str(root), "--name", "Flange"]) == 0
    capsys.readouterr()
    assert main(["station", "--recipe", str(root / "recipe.json")]) == 11
    reason = events(capsys.readouterr().out)[-1]["lines"][0]["reason"]
    assert reason.startswith("The product Flange has no version that is live.")
    assert "`product activate`" in reason and "no-model" not in reason


class AwaySource(ScriptedSource):
    """Is not there, and counts how often it was tried."""

    def __init__(self) -> None:
        super().__init__()
        self.plugged, self.tried = False, 0

    def start(self) -> None:
        self.tried += 1
        super().start()


def test_a_camera_that_never_comes_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = AwaySource()

    class InterruptedOnceTried(Interruption):
        """The second try is made when the first one was told."""

        @property
        def asked(self) -> bool:
            return source.tried > 1

        @asked.setter
        def asked(self, asked: bool) -> None: ...

    monkeypatch.setattr("app.cli.station.Interruption", InterruptedOnceTried)
    monkeypatch.setattr(
        "app.station.recipe_slot.open_source",
        lambda file, on_event: ReconnectingSource(source, first_wait_s=0.01, on_event=on_event),
    )
    path = write_recipe(tmp_path, "line")
    assert main(["station", "--recipe", str(path)]) == 19
    told = capsys.readouterr()
    assert "line: its camera never came, no part was judged." in told.err
    assert events(told.out)[-1]["lines"][0]["triggers"] == 0


def test_parts_that_all_end_in_errors_are_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no memory")

    monkeypatch.setattr("app.station.judge.ModelJudge.judge", broken)
    path = write_recipe(tmp_path, "line")
    assert main(["station", "--recipe", str(path), "--parts", "2"]) == 19
    told = capsys.readouterr()
    assert events(told.out)[-1]["lines"][0]["counts"].get("OK", 0) == 0
    assert "could be judged" in told.err


def test_what_an_output_did_not_get_is_told_at_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = {"kind": "webhook", "name": "MES", "url": f"http://127.0.0.1:{free_port()}/"}
    (tmp_path / "results").mkdir()
    files = {"kind": "files", "name": "Files", "folder": "results"}
    path = write_recipe(tmp_path, "line")
    content = json.loads(path.read_text(encoding="utf-8")) | {"outputs": [away, files]}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert main(["station", "--recipe", str(path), "--parts", "2"]) == 0
    told = capsys.readouterr()
    line = events(told.out)[-1]["lines"][0]
    mes, folder = line["outputs"]
    assert (mes["delivered"], mes["not_delivered"]) == (0, line["triggers"])
    assert (folder["delivered"], folder["not_delivered"]) == (line["triggers"], 0)
    assert f"{line['triggers']} parts did not get to the output MES" in told.err


def test_a_folder_of_pictures_is_a_line_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for index in range(3):
        cv2.imwrite(str(pictures / f"{index}.png"), np.full((140, 140), 60 * index, np.uint8))
    path = write_recipe(tmp_path, "line", camera=FolderEntry(folder="pictures"))
    assert main(["station", "--recipe", str(path), "--parts", "3"]) == 0
    told = events(capsys.readouterr().out)
    assert [e["frame_id"] for e in told if e["event"] == "result"] == [0, 1, 2]


def test_two_recipes_for_one_line_without_numbers_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_recipe(tmp_path, "line")
    assert main(["station", "--recipe", str(path), "--recipe", str(path)]) == 10
    assert "numbers of their own" in capsys.readouterr().err


@pytest.mark.parametrize("has_third", [False, True])
def test_scores_are_told_each_and_a_third_one_only_of_models_that_have_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], has_third: bool
) -> None:
    path = write_recipe(tmp_path, "line")
    if has_third:
        write_whole_model(tmp_path / "model", weight=0.5)
    assert main(["station", "--recipe", str(path), "--parts", "2"]) == 0
    results = [e for e in events(capsys.readouterr().out) if e["event"] == "result"]
    judged = [result for result in results if result["score"] is not None]
    assert judged and all(r["puad_score"] is None for r in results if r not in judged)
    for result in judged:
        mean = (result["local_score"] + result["global_score"]) / 2
        if has_third:
            assert result["puad_score"] > 0
            assert result["score"] <= mean + 0.5 * result["puad_score"] + 1e-6
            assert result["score"] > 0.5 * result["puad_score"]
        else:
            assert result["puad_score"] is None and result["score"] <= mean + 1e-6
    assert main(["results", "export", str(tmp_path / "parts.csv"), "--line", "line"]) == 0
    with (tmp_path / "parts.csv").open(encoding="utf-8-sig", newline="") as file:
        recorded = [row["puad_score"] for row in csv.DictReader(file)]
    told = [result["puad_score"] for result in reversed(results)]
    assert recorded == ["" if score is None else str(score) for score in told]
