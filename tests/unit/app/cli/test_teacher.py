from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torchvision.models import resnet18

from app.cli.command_line import main
from core.errors import DataError, TeacherError
from core.models.efficientad.networks import TEACHER_CHANNELS, PatchDescriptionNetwork
from core.teacher import distillation
from tests.helpers.command import draw_parts


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    code = main([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out.splitlines()[-1])


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A PDN-S under the names of a plain Sequential, as published."""
    network = PatchDescriptionNetwork("s", TEACHER_CHANNELS)
    indices = ("0", "3", "6", "8")
    names = [f"{index}.{kind}" for index in indices for kind in ("weight", "bias")]
    path = tmp_path / "teacher_small.pth"
    torch.save(dict(zip(names, network.state_dict().values(), strict=True)), path)
    return path


def test_imported_weights_can_be_shown(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "teachers" / "small.safetensors"
    code, told = run(capsys, "teacher", "import", published, "--output", output)
    assert code == 0
    shown, facts = run(capsys, "teacher", "show", output)
    assert shown == 0
    assert facts["sha256"] == told["sha256"]
    assert facts["size"] == "s"


def test_a_teacher_is_not_replaced_by_accident(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "small.safetensors"
    output.write_bytes(b"mine")
    code, told = run(capsys, "teacher", "import", published, "--output", output)
    assert code == 5 and "already" in told["error"]
    assert output.read_bytes() == b"mine"
    assert run(capsys, "teacher", "import", published, "--output", output, "--overwrite")[0] == 0


def test_a_missing_teacher_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = run(capsys, "teacher", "show", tmp_path / "none.safetensors")
    assert code == 5 and "no teacher" in told["error"]


def test_a_distilled_teacher_tells_its_recipe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    short = replace(distillation.SHORT_RECIPE, statistics_images=2)
    monkeypatch.setattr(distillation, "SHORT_RECIPE", short)
    photos = draw_parts(tmp_path / "photos", good=2, bad=0, side=160) / "good"
    weights = tmp_path / "resnet18.pth"
    torch.save(resnet18().state_dict(), weights)
    output = tmp_path / "teacher.safetensors"
    code, told = run(
        capsys,
        *("teacher", "distill", photos, "--backbone", "resnet18", "--weights", weights),
        *("--recipe", "short", "--steps", 2, "--batch", 2, "--side", 64, "--device", "cpu"),
        *("--licence", "BSD-3-Clause", "--output", output),
    )
    assert code == 0
    assert told["recipe"]["steps"] == 2
    assert told["licence"] == "BSD-3-Clause"
    assert "resnet18" in told["origin"] and "2 photos" in told["origin"]
    assert not output.with_name("teacher.safetensors.training").exists()
    assert run(capsys, "teacher", "show", output)[0] == 0


def test_what_is_missing_is_known_before_any_weights_are_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("core.models.backbones.load_backbone", lambda *_: pytest.fail("fetched"))
    (tmp_path / "photos").mkdir()
    (tmp_path / "file").touch()
    words = ["teacher", "distill", str(tmp_path / "photos"), "--device", "cpu", "--output"]
    assert main([*words, str(tmp_path / "teacher.safetensors")]) == TeacherError.exit_code
    assert "There is no photo to distil from." in capsys.readouterr().err
    assert main([*words, str(tmp_path / "file" / "teacher")]) == DataError.exit_code
    assert "there is a file of that name" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_no_damaged_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["teacher", "import", str(tmp_path / "gone"), "--output", str(tmp_path / "teacher")]
    assert main(words) == TeacherError.exit_code
    said = capsys.readouterr().err
    assert "Check the path" in said
    assert "state_dict" not in said
