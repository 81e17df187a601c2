"""The simulated GenICam camera for tests: compiled once, a folder for what happens to it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from camera.genicam.client import GenicamCamera
from camera.genicam.simulator import SimulatedGenicam, build_producer, find_compiler
from camera.types import FeatureValue, TriggerMode
from tests.helpers.frame_sources import Case

SERIAL = "GP0001"
SMALL: Mapping[str, FeatureValue] = {"Width": 160, "Height": 120}


def producer() -> Path:
    """The compiled .cti file; skips the test, and says why, where there is no compiler."""
    if find_compiler() is None:
        pytest.skip("NO C COMPILER: the GenICam cameras are NOT tested. Install gcc and libc6-dev.")
    return build_producer(Path(tempfile.gettempdir()) / "goodpart-test-producer")


@contextmanager
def camera(
    folder: Path,
    *,
    trigger: TriggerMode = TriggerMode.SOFTWARE,
    settings: Mapping[str, FeatureValue] = SMALL,
    buffers: int = 8,
) -> Iterator[tuple[GenicamCamera, SimulatedGenicam]]:
    """A camera, not started, and a hand on its cable. Stopped at the end."""
    cti = producer()
    simulated = SimulatedGenicam(folder / "gentl")
    source = GenicamCamera(
        SERIAL,
        producers=[cti],
        trigger=trigger,
        settings=settings,
        buffers=buffers,
        environment=simulated.environment,
    )
    try:
        yield source, simulated
    finally:
        source.stop()


@contextmanager
def contract_case(folder: Path) -> Iterator[Case]:
    """For the contract suite, software-triggered."""
    with camera(folder) as (source, simulated):
        yield Case(
            source,
            source.trigger,
            lambda: simulated.unplug(SERIAL),
            lambda: simulated.replug(SERIAL),
            ("ExposureTime", 2000.0, 3000.0),
        )
