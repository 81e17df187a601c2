"""Pictures of sizes that a model did not learn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import exit_codes
from app.cli.command_line import main
from app.cli.strange_sizes import StrangeSizes
from core.artifact.store import save_artifact
from core.data.images import write_image
from core.errors import DataError
from tests.helpers.models import inference_model, manifest
from tests.helpers.parts import disc

LEARNED = (128, 160)


def test_another_aspect_is_not_to_be_trusted_and_told_once() -> None:
    sizes = StrangeSizes((LEARNED,))
    told = sizes.remark((128, 320))
    assert "The picture is 320 x 128 px, the model learned 160 x 128 px" in told
    assert "verdict can't be trusted" in told
    assert sizes.remark((128, 320)) == ""
    assert sizes.remark((64, 320)), "another one is told as well"


def test_another_scale_is_said_too() -> None:
    told = StrangeSizes((LEARNED,)).remark((256, 320))
    assert "larger or smaller" in told
    assert "can't be trusted" not in told


def test_what_was_learned_is_no_remark_and_without_knowledge_there_is_none() -> None:
    sizes = StrangeSizes((LEARNED, (64, 64)))
    assert sizes.remark(LEARNED) == sizes.remark((64, 64)) == ""
    assert StrangeSizes(()).remark((128, 320)) == ""


def test_of_many_learned_sizes_some_are_named() -> None:
    learned = [(100 + n, 100) for n in range(5)]
    assert "100 x 102 px and 2 more" in StrangeSizes(learned).remark((50, 50))


def _model(folder: Path) -> Path:
    facts = manifest(threshold=1e9)
    training = facts.training.model_copy(update={"sizes": (LEARNED,)})
    facts = facts.model_copy(update={"training": training})
    save_artifact(folder, facts, inference_model().state_dict())
    return folder


def test_inspect_warns_once_per_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pictures = tmp_path / "pictures"
    for index, (height, width) in enumerate((LEARNED, (128, 320), (128, 320), (256, 320))):
        write_image(pictures / f"{index}.png", disc(index, height, width))
    words = ["inspect", str(_model(tmp_path / "model")), str(pictures), "--device", "cpu"]
    assert main([*words, "--output", str(tmp_path / "out"), "--json"]) == exit_codes.SUCCESS
    said = capsys.readouterr()
    warnings = json.loads(said.out.splitlines()[-1])["warnings"]
    assert [Path(w.partition(": ")[0]).name for w in warnings] == ["1.png", "3.png"]
    assert said.err.count("warning: ") == 2
    kept = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))
    assert kept["warnings"] == warnings
    assert kept["images"][1]["size"] == {"width_px": 320, "height_px": 128}


@pytest.mark.parametrize("below", ["", "folder"])
def test_an_output_that_cannot_be_is_refused_before_anything_is_judged(
    below: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    write_image(tmp_path / "picture.png", disc(0))
    model = _model(tmp_path / "model")
    words = ["inspect", str(model), str(tmp_path / "picture.png"), "--device", "cpu"]
    assert main([*words, "--output", str(tmp_path / "file" / below)]) == DataError.exit_code
    said = capsys.readouterr()
    assert "Choose another folder, or give this user the right" in said.err
    assert "OK" not in said.out
