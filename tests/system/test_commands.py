"""The main job as its user runs it: train, evaluate, inspect, show, verify."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.helpers.command import TINY, draw_parts, last_json, run, start

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw_parts(tmp_path_factory.mktemp("data") / "discs")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Path:
    output = tmp_path_factory.mktemp("models") / "discs"
    ended = run("train", data, *TINY, "--steps", 3, "--output", output, "--json")
    assert ended.returncode == 0, ended.stderr
    facts = last_json(ended)
    assert facts["steps"] == 3
    assert facts["false_reject_rate_low"] <= facts["false_reject_rate"]
    assert facts["false_reject_rate"] <= facts["false_reject_rate_high"]
    assert facts["warnings"], "six good images can't support any wish, and that must be said"
    assert "learning the good parts 3/3" in ended.stderr
    return output


def test_evaluate_gives_every_figure_and_a_report(model: Path, data: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    ended = run("evaluate", model, data, "--json", "--report", page)
    assert ended.returncode == 0, ended.stderr
    figures = last_json(ended)
    assert {
        "image_auroc",
        "image_ap",
        "aupro_30",
        "aupro_05",
        "pixel_auroc",
        "threshold",
        "false_rejects",
        "misses",
        "latency_ms_median",
    } <= set(figures)
    assert 0 <= figures["image_auroc"] <= 1
    assert figures["aupro_30"] is None, "this data set has no masks"
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")


def test_inspect_drops_no_image(model: Path, data: Path, tmp_path: Path) -> None:
    images = tmp_path / "images"
    draw_parts(images, good=1, bad=1)
    (images / "broken.png").write_bytes(b"no image")
    ended = run("inspect", model, images, "--output", tmp_path / "out", "--json")
    assert ended.returncode == 8, ended.stderr
    result = last_json(ended)
    verdicts = {Path(entry["file"]).name: entry["verdict"] for entry in result["images"]}
    assert verdicts["broken.png"] == "ERROR"
    assert result["count"] == 3
    assert result["ok"] + result["ng"] + result["uncertain"] + result["not_judged"] == 3
    judged = [entry for entry in result["images"] if entry["error"] is None]
    assert len(judged) == 2
    assert all(Path(entry["overlay"]).is_file() for entry in judged)
    assert (tmp_path / "out" / "results.json").is_file()


def test_model_show_and_verify_know_a_damaged_model(model: Path, tmp_path: Path) -> None:
    shown = last_json(run("model", "show", model, "--json"))
    assert shown["method"] == "efficientad-s"
    assert last_json(run("model", "verify", model, "--json"))["sound"] is True
    broken = tmp_path / "broken"
    broken.mkdir()
    for file in model.iterdir():
        content = bytearray(file.read_bytes())
        if file.suffix == ".safetensors":
            content[-1] ^= 1
        (broken / file.name).write_bytes(content)
    ended = run("model", "verify", broken, "--json")
    assert ended.returncode == 4
    assert "checksum" in last_json(ended)["error"]
    judged = run("inspect", broken, model, "--output", tmp_path / "out", "--json")
    assert judged.returncode in (3, 4)
    assert "Traceback" not in judged.stderr


def test_an_existing_model_is_not_replaced_by_accident(model: Path, data: Path) -> None:
    before = (model / "manifest.json").read_bytes()
    ended = run("train", data, *TINY, "--steps", 1, "--output", model, "--json")
    assert ended.returncode == 4
    assert "already" in last_json(ended)["error"]
    assert (model / "manifest.json").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process on Windows")
def test_ctrl_c_keeps_a_checkpoint_that_resume_goes_on_from(data: Path, tmp_path: Path) -> None:
    output = tmp_path / "model"
    command = ("train", data, *TINY, "--steps", 8, "--output", output, "--json")
    process = start(*command, "--progress", "json")
    assert process.stderr is not None
    for line in process.stderr:
        if '"phase": "train"' in line:
            break
    process.send_signal(signal.SIGINT)
    said, errors = process.communicate()
    assert process.returncode == 130, errors
    assert "--resume" in said.splitlines()[-1]
    assert "Traceback" not in errors
    assert not output.exists(), "an unfinished model must not look like one"
    ended = run(*command, "--resume", "--progress", "json")
    assert ended.returncode == 0, ended.stderr
    assert '"phase": "train", "step": 1,' not in ended.stderr
    assert '"phase": "train", "step": 8,' in ended.stderr
    assert (output / "manifest.json").is_file()


def test_an_untrainable_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = run("train", tmp_path / "empty", "--output", tmp_path / "model", "--json")
    assert ended.returncode == 3
    assert last_json(ended)["exit_code"] == 3
    assert "Traceback" not in ended.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = start("teacher", "show")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 141
    assert "unexpected" not in errors and "BrokenPipe" not in errors
