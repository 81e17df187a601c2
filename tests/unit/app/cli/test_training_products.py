"""One model for several products, by commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import exit_codes
from app.cli.command_line import main
from core.errors import DataError
from tests.helpers.parts import write_parts


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    for name in ("nuts", "bolts"):
        folder = write_parts(tmp_path / name, 7)
        bad = write_parts(tmp_path / f"bad-{name}", 2)
        (bad / "good").rename(folder / "bad")
    return [str(tmp_path / "nuts"), str(tmp_path / "bolts")]


def test_train_and_evaluate_per_product(
    folders: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = str(tmp_path / "model")
    training = ["train", *folders, "--output", model, "--method", "dcam", "--teacher", "random"]
    training += ["--image-size", "128", "--schedule", "demo", "--steps", "2", "--device", "cpu"]
    assert main([*training, "--json"]) == exit_codes.SUCCESS
    warnings = json.loads(capsys.readouterr().out.splitlines()[-1])["warnings"]
    assert any(w.startswith("nuts: ") for w in warnings)
    for folder in folders:
        assert main(["evaluate", model, folder, "--device", "cpu"]) == exit_codes.SUCCESS
    named = ["evaluate", model, folders[0], "--device", "cpu", "--product", "washers"]
    assert main(named) != exit_codes.SUCCESS
    assert "Name one of bolts, nuts" in capsys.readouterr().err
    inspect = ["inspect", model, folders[0], "--output", str(tmp_path / "out"), "--device", "cpu"]
    assert main([*inspect, "--product", "nuts"]) == exit_codes.SUCCESS


def test_folders_of_one_name_are_refused(folders: list[str], tmp_path: Path) -> None:
    other = write_parts(tmp_path / "more" / "nuts", 3)
    words = ["train", folders[0], str(other), "--output", str(tmp_path / "model")]
    assert main(words) == DataError.exit_code
