"""The way of a rendered part through a camera."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from app.cli.command_line import main
from app.demo.exposure import open_exposure
from app.demo.spec import DemoSpec
from camera.genicam import simulator
from camera.rendering.renderer import PartRenderer
from tests.helpers.gentl import producer

SPEC = DemoSpec(side=128)


@pytest.mark.slow
def test_a_genicam_camera_changes_no_pixel() -> None:
    producer()  # skips where there is no compiler
    renderer = PartRenderer(SPEC.seed, SPEC.side, SPEC.side)
    parts = [renderer.good(number) for number in range(3)]
    with open_exposure("genicam", SPEC) as expose:
        pictures = [expose(part) for part in parts]
    assert all(np.array_equal(*pair) for pair in zip(parts, pictures, strict=True))


def test_without_a_compiler_the_demo_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(simulator, "find_compiler", lambda: None)
    output = str(tmp_path / "demo")
    code = main(["demo", "--headless", "--json", "--camera", "genicam", "--output", output])
    assert code == 12
    assert "gcc" in json.loads(capsys.readouterr().out.splitlines()[-1])["error"]
