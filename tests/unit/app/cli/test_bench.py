"""The benchmark command: that it runs, and that its figures fit each other. Never how fast."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from app.cli.command_line import build_parser, main
from core.benchmark.inference import REFERENCE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def report(folder: Path) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOODPART_HOME", str(folder / "home"))
        files = ["--json", str(folder / "b.json"), "--plot", str(folder / "b.svg")]
        assert main(["bench", "--quick", "--device", "cpu", *files]) == 0
    loaded = json.loads((folder / "b.json").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.slow
def test_the_report_says_where_when_and_how(report: dict[str, Any]) -> None:
    assert report["command"].startswith("python main.py")
    assert report["complete"] is True
    assert report["date_utc"].endswith("+00:00")
    assert report["hardware"]["device"] == "cpu"
    assert report["hardware"]["threads"] >= 1
    assert {"python", "torch"} <= set(report["versions"])
    assert report["busy"]["load_per_core"] >= 0


@pytest.mark.slow
def test_ratios_floors_and_rates_follow_from_the_times(report: dict[str, Any]) -> None:
    rates = {rate["precision"]: rate for rate in report["rates"]}
    rows = report["inference"]
    assert {(row["backend"], row["batch"]) for row in rows} == {
        (backend, batch) for backend in (REFERENCE, "torch", "torch-plain") for batch in (1, 2)
    }
    for row in rows:
        (reference,) = (r for r in rows if r["backend"] == REFERENCE and r["batch"] == row["batch"])
        assert row["reference_ms"] == reference["median_ms"]
        assert row["ratio"] == pytest.approx(reference["median_ms"] / row["median_ms"])
        assert row["images_per_s"] == pytest.approx(row["batch"] * 1000 / row["median_ms"])
        assert row["p99_ms"] >= row["median_ms"] > 0
        assert row["runs"] >= 3
        rate = rates[row["precision"]]
        best = max(value for value in (rate["convolution"], rate["matrix"]) if value)
        assert row["floor_ms"] == pytest.approx(row["batch"] * row["gflop"] / best * 1000)


@pytest.mark.slow
def test_every_way_computes_the_plain_maps(report: dict[str, Any]) -> None:
    differences = {
        (row["backend"], row["precision"]): row["difference"]
        for row in report["inference"]
        if row["backend"] != REFERENCE
    }
    assert differences.pop(("torch-plain", "fp32")) == 0
    assert differences
    assert all(value < 0.05 for value in differences.values())


@pytest.mark.slow
def test_start_training_and_line_are_there(report: dict[str, Any]) -> None:
    (start,) = report["starts"]
    parts = start["imports_s"] + start["open_s"] + start["judge_s"]
    assert 0 < parts < start["first_verdict_s"]
    assert start["peak_mb"] > 100
    schedules = {(row["method"], row["schedule"], row["batch"]) for row in report["training"]}
    assert schedules == {("efficientad-s", "full", 1), ("efficientad-s", "quick", 4)}
    for row in report["training"]:
        assert row["steps_per_s"] == pytest.approx(1000 / row["median_ms"])
    (line,) = report["station"]
    assert line["cameras"] == 1
    assert line["parts"] >= 5
    assert 0 < line["beyond_ms"] < line["median_ms"] <= line["p99_ms"]


@pytest.mark.slow
def test_the_plot_shows_every_bar(report: dict[str, Any], folder: Path) -> None:
    root = ElementTree.fromstring((folder / "b.svg").read_text(encoding="utf-8"))
    words = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert sum("times" in text and "ms" in text for text in words) == len(report["inference"])


@pytest.mark.slow
def test_growth_covers_what_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["--json", str(tmp_path / "g.json"), "--plot", str(tmp_path / "g.svg")]
    assert main(["bench", "--growth", "--quick", "--device", "cpu", *files]) == 0
    report = json.loads((tmp_path / "g.json").read_text(encoding="utf-8"))
    sizes = [(row["side"], row["tiles"]) for row in report["image-size"]]
    assert sizes == [(128, 1), (256, 1), (256, 9)]
    assert [row["cameras"] for row in report["cameras"]] == [1, 2]
    assert {row["parts"] for row in report["results"]} == {100, 1000}
    assert [row["images"] for row in report["training"]] == [20, 25]
    for row in report["training"]:
        assert all(row[key] > 0 for key in ("check_s", "statistics_s", "step_ms"))
    assert "stored results" in capsys.readouterr().out
    ElementTree.fromstring((tmp_path / "g.svg").read_text(encoding="utf-8"))


def test_an_unknown_backend_is_refused_before_anything_is_measured(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["bench", "--backends", "abacus"]) == 7
    said = capsys.readouterr().err
    assert "There is no backend 'abacus'. Nothing was measured. Use torch" in said


def test_a_stopped_benchmark_keeps_what_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.benchmark.measuring.measure_questions", stopped)
    monkeypatch.setattr("app.benchmark.measuring.measure_sizes", lambda *_: [])
    file = tmp_path / "g.json"
    kinds = "image-size,results"
    assert main(["bench", "--growth", kinds, "--device", "cpu", "--json", str(file)]) == 130
    report = json.loads(file.read_text(encoding="utf-8"))
    assert report["complete"] is False
    assert report["image-size"] == []
    assert "results" not in report


@pytest.mark.parametrize(
    "wrong",
    [
        ["--batches", "0"],
        ["--batches", "1,x"],
        ["--sizes", "xl"],
        ["--methods", "divination"],
        ["--seconds", "0"],
        ["--seconds", "nan"],
        ["--plot", "picture.png"],
        ["--growth", "hair"],
    ],
)
def test_wrong_options_are_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args(["bench", *wrong])
    assert ended.value.code == 2
