"""Discovery over our producer, one that we did not write, and broken ones."""

import importlib.util
import os
from pathlib import Path

import numpy as np
import pytest

from camera.genicam.client import GenicamCamera
from camera.genicam.discovery import VARIABLE, discover, producer_files
from camera.genicam.simulator import SimulatedGenicam
from tests.helpers.gentl import producer


def viky() -> Path:
    """The producer inside genicam's own wheels."""
    spec = importlib.util.find_spec("genicam")
    assert spec is not None and spec.submodule_search_locations
    path = Path(spec.submodule_search_locations[0]) / "viky.cti"
    if not path.is_file():
        pytest.skip("NO viky.cti: this genicam has none, the foreign producer is NOT tested.")
    return path


def test_all_cameras_of_all_drivers_are_found_whatever_one_of_them_does(tmp_path: Path) -> None:
    simulated = SimulatedGenicam(tmp_path / "cameras", ("GP0001", "GP0002", "GP0003"))
    simulated.unplug("GP0002")
    broken = tmp_path / "broken.cti"
    broken.write_bytes(b"no library")
    missing = tmp_path / "missing.cti"
    found = discover([broken, producer(), missing, viky()], simulated.environment)
    ours = [c.serial for c in found.cameras if c.vendor == "Goodpart"]
    assert ours == ["GP0001", "GP0003"]
    assert len([c for c in found.cameras if c.producer == viky()]) == 3
    assert all(camera.access == "free" for camera in found.cameras)
    assert any("missing.cti does not exist" in problem for problem in found.problems)
    assert any("broken.cti" in problem for problem in found.problems)


def test_the_standards_variable_is_honoured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, single = tmp_path / "drivers", tmp_path / "single.cti"
    folder.mkdir()
    for path in (folder / "b.cti", folder / "a.cti", folder / "readme.txt", single):
        path.touch()
    monkeypatch.setenv(VARIABLE, f"{folder}{os.pathsep}{single}{os.pathsep}")
    assert producer_files() == (folder / "a.cti", folder / "b.cti", single)
    assert producer_files([single])[0] == single
    assert len(producer_files([single])) == 3


def test_a_camera_of_a_producer_that_we_did_not_write_delivers() -> None:
    serial = discover([viky()]).cameras[0].serial
    source = GenicamCamera(serial, producers=[viky()])
    source.start()
    try:
        frames = [source.fetch(20.0) for _ in range(5)]
        names = {feature.name for feature in source.features()}
    finally:
        source.stop()
    assert "PixelFormat" in names
    for frame in frames:
        assert frame is not None
        assert frame.image.ndim == 3
        assert frame.image.dtype == np.uint8
    ids = [frame.frame_id for frame in frames if frame is not None]
    assert ids == sorted(set(ids))
