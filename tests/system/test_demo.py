"""The demo, shrunk: the whole chain from simulated parts to the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.command import last_json, run

pytestmark = pytest.mark.slow
TINY = ("--size", 128, "--parts", 6, "--run", 5, "--steps", 2, "--teacher", "random")
KEYS = {
    "defects",
    "caught",
    "good_parts",
    "false_rejects",
    "train_seconds",
    "latency_ms_median",
}


def test_the_demo_judges_every_part_and_leaves_its_evidence(tmp_path: Path) -> None:
    output = tmp_path / "demo"
    ended = run("demo", "--headless", "--json", *TINY, "--output", output)
    assert ended.returncode == 0, ended.stderr
    summary = last_json(ended)
    assert set(summary) >= KEYS
    assert (summary["defects"], summary["good_parts"]) == (5, 5)
    assert summary["caught"] + summary["missed"] == 5
    lines = [line for line in ended.stdout.splitlines() if line.startswith("part ")]
    assert len(lines) == 10
    assert sum("false reject" in line for line in lines) == summary["false_rejects"]
    assert sum(line.endswith("caught") for line in lines) == summary["caught"]
    assert len(list((output / "overlays").iterdir())) == 10
    assert (output / "report.html").is_file()
    assert (output / "contact_sheet.png").is_file()
    kinds = {folder.name for folder in (output / "parts" / "test").iterdir()}
    assert len(kinds) == 6, "good and all five kinds of defect"


def test_the_demo_touches_no_folder_of_others(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "mine.txt").write_text("mine")
    ended = run("demo", "--headless", "--json", *TINY, "--output", tmp_path)
    assert ended.returncode == 3
    assert "other files" in last_json(ended)["error"]
    assert (tmp_path / "parts" / "mine.txt").read_text() == "mine"


def test_a_demo_too_small_to_train_makes_nothing(tmp_path: Path) -> None:
    output = tmp_path / "demo"
    ended = run("demo", "--headless", "--json", "--size", 64, "--output", output)
    assert ended.returncode == 6
    assert "too small" in last_json(ended)["error"]
    assert not output.exists()
