"""What `train` makes of its arguments."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from app.cli import exit_codes
from app.cli.command_line import build_parser, main
from app.cli.training import spec_of, teacher_of
from core.data.layouts import open_dataset
from core.errors import TrainingError
from core.models.backbones import Backbone, random_backbone
from core.training.fit import checkpoint_folder, fit_and_save
from core.training.spec import TrainingSpec
from tests.helpers.parts import write_parts

SCHEDULE = {"steps": 800, "views": 4}
KNOWN = "492991419b982f1d242e4f7c658db6717bc9bf0aff7aa740b627db23f7d0cf43"
"""A run as earlier programs named it: STFPM with its own teacher."""


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


def _filled_by(home: Path) -> Backbone:
    """As torchvision's weights come and stay: always the same ones."""
    cache = home / "torch" / "hub" / "checkpoints"
    cache.mkdir(parents=True, exist_ok=True)
    (cache / "resnet18-f37072fd.pth").touch()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return random_backbone("resnet18")


def test_a_training_that_fetched_its_teacher_resumes(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("core.teacher.pyramid._torchvision", lambda: _filled_by(home))
    data, output = write_parts(home / "discs", 4), home / "model"
    words = ["train", str(data), "--output", str(output), "--method", "stfpm", "--steps", "2"]
    words += ["--image-size", "128", "--device", "cpu", "--schedule", "demo"]
    first = spec_of(build_parser().parse_args(words))
    run = fit_and_save(first, open_dataset(data), output)
    for progress in run:
        if progress.phase == "train" and progress.step == 1:
            break
    run.close()
    second = spec_of(build_parser().parse_args([*words, "--resume"]))
    assert (first.teacher_source, second.teacher_source) == ("own", "imagenet")
    assert checkpoint_folder(output).is_dir()
    assert main([*words, "--resume"]) == exit_codes.SUCCESS, capsys.readouterr().err


def test_a_checkpoint_of_before_is_known_by_the_same_name(home: Path) -> None:
    """What a field more must not change: an update would lose every interrupted training."""
    assert TrainingSpec("stfpm").fingerprint("data", "teacher", SCHEDULE) == KNOWN
    _filled_by(home)
    words = ["train", str(home), "--output", str(home / "model"), "--method", "stfpm"]
    spec = spec_of(build_parser().parse_args(words))
    assert spec.fingerprint("data", "teacher", SCHEDULE) == KNOWN
