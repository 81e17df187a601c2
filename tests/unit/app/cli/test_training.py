"""What `train` makes of its arguments."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import exit_codes
from app.cli.command_line import main
from app.cli.training import teacher_of
from core.errors import TrainingError
from tests.helpers.parts import write_parts


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOODPART_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    return tmp_path


def test_weights_that_lie_here_come_before_the_network(home: Path) -> None:
    assert teacher_of("stfpm", "own") == "own"
    cache = home / "torch" / "hub" / "checkpoints"
    cache.mkdir(parents=True)
    (cache / "resnet18-f37072fd.pth").touch()
    assert teacher_of("fractalad", "own") == "imagenet"
    (home / "home" / "weights").mkdir(parents=True)
    given = home / "home" / "weights" / "resnet18.pth"
    given.touch()
    assert teacher_of("dcam", "own") == str(given)
    assert teacher_of("dcam", "embedded") == "embedded", "what is asked for"
    assert teacher_of("efficientad-s", "own") == "own", "which needs none of them"


def test_an_update_of_nothing_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["train", str(write_parts(home / "discs", 4)), "--output", str(home / "model")]
    tiny = ["--image-size", "128", "--steps", "1", "--teacher", "random", "--device", "cpu"]
    assert main([*words, *tiny, "--schedule", "update"]) == TrainingError.exit_code
    assert "goes on from a model, and none is named" in capsys.readouterr().err
    assert main([*words, *tiny]) == exit_codes.SUCCESS
