"""The camera command on our own producer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import pytest

from app.cli.command_line import main
from camera.genicam.simulator import SimulatedGenicam
from tests.helpers.gentl import SERIAL, producer


@pytest.fixture
def cti(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    file = producer()
    monkeypatch.delenv("GENICAM_GENTL64_PATH", raising=False)
    for name, value in SimulatedGenicam(tmp_path / "gentl").environment.items():
        monkeypatch.setenv(name, value)
    yield str(file)


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return answer


def test_cameras_are_listed(cti: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["camera", "list", "--producer", cti, "--json"]) == 0
    camera = told(capsys)["cameras"][0]
    assert (camera["serial"], camera["access"]) == (SERIAL, "free")


def test_no_driver_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GENICAM_GENTL64_PATH", raising=False)
    assert main(["camera", "list"]) == 12
    said = capsys.readouterr().err
    assert "GENICAM_GENTL64_PATH is not set" in said
    assert "--camera simulated" in said


def test_places_without_a_driver_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GENICAM_GENTL64_PATH", str(tmp_path / "gone"))
    assert main(["camera", "list", "--producer", str(tmp_path)]) == 12
    said = capsys.readouterr().err
    assert f"GENICAM_GENTL64_PATH is {tmp_path / 'gone'}, --producer is {tmp_path}." in said


def test_features_show_limits_and_looking_changes_nothing(
    cti: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["camera", "show", SERIAL, "Width", "TriggerMode", "--producer", cti]
    assert main(arguments) == 0
    width, trigger = capsys.readouterr().out.splitlines()
    assert "in steps of" in width
    assert trigger.split()[1] == "Off;"
    assert main(["camera", "show", SERIAL, "--producer", cti, "--json"]) == 0
    assert {"ExposureTime", "PixelFormat"} < {f["name"] for f in told(capsys)["features"]}


def test_features_are_set_in_order(cti: str, capsys: pytest.CaptureFixture[str]) -> None:
    settings = ["PixelFormat=Mono12", "ExposureTime=1234.5", "Width=320"]
    assert main(["camera", "set", SERIAL, *settings, "--producer", cti, "--json"]) == 0
    values = {f["name"]: f["value"] for f in told(capsys)["features"]}
    assert values == {"PixelFormat": "Mono12", "ExposureTime": 1234.5, "Width": 320}


def test_a_value_out_of_its_limits_is_refused_with_a_sentence(
    cti: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["camera", "set", SERIAL, "Width=17", "--producer", cti]) == 12
    assert "Width" in capsys.readouterr().err


def test_one_picture_is_written(
    cti: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "one.png"
    assert main(["camera", "grab", SERIAL, str(file), "--producer", cti, "--json"]) == 0
    answer = told(capsys)
    assert cv2.imread(str(file), cv2.IMREAD_UNCHANGED).shape == (answer["height"], answer["width"])
