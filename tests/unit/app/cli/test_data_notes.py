"""What a training says of its pictures, and when."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from app.cli import exit_codes
from app.cli.command_line import main
from app.cli.console import Console
from app.cli.data_notes import DataNotes, split_of, split_words
from core.data.layouts import open_dataset
from core.training.input import prepare_input, prepare_products
from core.training.spec import TrainingSpec
from tests.helpers.parts import write_parts

SPEC = TrainingSpec(height=128, width=128)
TINY = ["--image-size", "128", "--steps", "1", "--teacher", "random", "--device", "cpu"]


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """20 good ones, a fifth of which is the test's, for there are bad ones."""
    folder = write_parts(tmp_path / "discs", 20)
    (write_parts(tmp_path / "bad", 2) / "good").rename(folder / "bad")
    return folder


def test_every_good_picture_is_in_one_count(parts: Path) -> None:
    dataset = open_dataset(parts)
    split = split_of(prepare_input(SPEC, dataset), dataset)
    assert split == {
        "given": 20,
        "learned": 14,
        "threshold": 2,
        "test": 4,
        "not_drawn": 0,
        "left_out": 0,
    }
    assert split_words(split) == (
        "Good pictures: 20. Of these learned: 14, for the threshold: 2, set aside for the test: 4."
    )


def test_what_a_limit_and_broken_files_leave_out_is_counted(parts: Path) -> None:
    for file in sorted((parts / "good").iterdir())[:6]:
        file.write_bytes(b"no picture")
    dataset = open_dataset(parts)
    spec = TrainingSpec(height=128, width=128, limit=10)
    split = split_of(prepare_input(spec, dataset), dataset, limit=10)
    assert split["given"] == 20
    assert split["not_drawn"] == 6
    assert split["left_out"] > 0
    assert split["given"] == sum(count for key, count in split.items() if key != "given")
    assert f"not drawn (--limit): 6, left out: {split['left_out']}." in split_words(split)


def test_of_several_products_each_is_told(tmp_path: Path) -> None:
    datasets = {name: open_dataset(write_parts(tmp_path / name, 4)) for name in ("nuts", "bolts")}
    errors = io.StringIO()
    notes = DataNotes(Console(errors=errors), datasets)
    notes(prepare_products(SPEC, datasets))
    assert {name: split["given"] for name, split in notes.split.items()} == {"nuts": 4, "bolts": 4}
    assert "nuts: Good pictures: 4." in errors.getvalue()
    assert "warning: bolts: Good images: 4. That is few" in errors.getvalue()


def test_without_the_given_ones_the_used_are_told(tmp_path: Path) -> None:
    source = prepare_input(SPEC, open_dataset(write_parts(tmp_path, 4)))
    assert split_words(split_of(source, None)) == "Good pictures learned: 3, for the threshold: 1."


def test_warnings_come_before_the_steps_and_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_parts(tmp_path / "discs", 4)
    (folder / "good" / "broken.png").write_bytes(b"no picture")
    words = ["train", str(folder), "--output", str(tmp_path / "model"), *TINY]
    assert main([*words, "--penalty", "none", "--schedule", "demo", "--json"]) == exit_codes.SUCCESS
    said = capsys.readouterr()
    first_step = said.err.index("looking at the pictures")
    for remark in ("Good pictures: 5.", "left out: broken.png", "Good images: 4. That is few"):
        assert 0 <= said.err.index(remark) < first_step
        assert said.err.count(remark) == 1
    assert said.err.index("held-out good image can't show") > first_step
    facts = json.loads(said.out.splitlines()[-1])
    assert facts["split"]["left_out"] == 1
    assert len(facts["warnings"]) == 3
