"""Every kind of FrameSource, ready for the contract suite, with a hand on its cable."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest

from camera.folder import FolderReplay
from camera.reconnection import ReconnectingSource
from camera.rendering.renderer import PartRenderer
from camera.simulated import SimulatedLine
from camera.source import FrameSource
from camera.types import FeatureValue, TriggerMode
from camera.video import VideoFile, VideoSource
from camera.video_device import VideoDevice
from tests.helpers.capture import FakeWebcam, write_video
from tests.helpers.clock import FakeClock

SHOTS = 8


def _nothing() -> None:
    """Where there is nothing to be done."""


@dataclass(frozen=True)
class Case:
    """A source, and what can be done to it from outside.

    ``trigger`` is called before each frame that is waited for. ``unplug`` and ``replug`` are there
    where losses reach the caller. ``setting`` is a writable feature of a Configurable source with
    two values to choose from.
    """

    source: FrameSource
    trigger: Callable[[], None] = _nothing
    unplug: Callable[[], None] = _nothing
    replug: Callable[[], None] = _nothing
    setting: tuple[str, FeatureValue, FeatureValue] | None = None


MakeCase = Callable[[Path], AbstractContextManager[Case]]
RENDERER = PartRenderer(0, 128, 128)


def _of_line(line: SimulatedLine, trigger: Callable[[], None] = _nothing) -> Case:
    return Case(line, trigger, line.unplug, line.replug)


@contextmanager
def simulated(folder: Path) -> Iterator[Case]:
    yield _of_line(SimulatedLine(RENDERER, defect_rate=0.3))


@contextmanager
def simulated_with_a_rate(folder: Path) -> Iterator[Case]:
    clock = FakeClock()
    yield _of_line(SimulatedLine(RENDERER, rate_hz=20, clock_ns=clock.now_ns, wait=clock.wait))


@contextmanager
def simulated_triggered(folder: Path) -> Iterator[Case]:
    line = SimulatedLine(RENDERER, trigger=TriggerMode.SOFTWARE)
    yield _of_line(line, line.trigger)


@contextmanager
def folder_replay(folder: Path) -> Iterator[Case]:
    images = write_images(folder / "images", SHOTS)
    yield _of_path(FolderReplay(images, loop=True), images)


@contextmanager
def folder_replay_with_a_rate(folder: Path) -> Iterator[Case]:
    images, clock = write_images(folder / "images", SHOTS), FakeClock()
    source = FolderReplay(images, rate_hz=5, loop=True, clock_ns=clock.now_ns, wait=clock.wait)
    yield _of_path(source, images)


@contextmanager
def video_file(folder: Path) -> Iterator[Case]:
    path = write_video(folder / "parts.avi", SHOTS)
    yield _of_path(VideoFile(path, loop=True), path)


@contextmanager
def video_source_of_a_file(folder: Path) -> Iterator[Case]:
    path = write_video(folder / "parts.avi", SHOTS)
    yield _of_path(VideoSource(path, loop=True), path)


@contextmanager
def video_device(folder: Path) -> Iterator[Case]:
    webcam = FakeWebcam()
    source = VideoDevice(0, capture=webcam.capture, buffers=10_000)
    yield Case(source, unplug=webcam.unplug, replug=webcam.replug)


@contextmanager
def reconnecting(folder: Path) -> Iterator[Case]:
    yield Case(ReconnectingSource(SimulatedLine(RENDERER)))


@contextmanager
def reconnecting_triggered(folder: Path) -> Iterator[Case]:
    source = ReconnectingSource(SimulatedLine(RENDERER, trigger=TriggerMode.SOFTWARE))
    yield Case(source, source.trigger)


@contextmanager
def genicam(folder: Path) -> Iterator[Case]:
    """Through the producer that is compiled for it; skips where that can't be."""
    if importlib.util.find_spec("tests.helpers.gentl") is None:
        pytest.skip("THE GENICAM CAMERA IS NOT TESTED: tests/helpers/gentl.py is missing")
    from tests.helpers.gentl import contract_case

    with contract_case(folder) as case:
        yield case


@dataclass(frozen=True)
class Kind:
    """How to make one, and which promises beyond FrameSource's it gives."""

    make: MakeCase
    loses: bool = True
    """Its losses reach the caller."""
    triggered: bool = False
    configurable: bool = False


SOURCES: dict[str, Kind] = {
    "simulated": Kind(simulated),
    "simulated with a rate": Kind(simulated_with_a_rate),
    "simulated triggered": Kind(simulated_triggered, triggered=True),
    "folder": Kind(folder_replay),
    "folder with a rate": Kind(folder_replay_with_a_rate),
    "video file": Kind(video_file),
    "video": Kind(video_source_of_a_file),
    "video device": Kind(video_device),
    "reconnecting": Kind(reconnecting, loses=False),
    "reconnecting triggered": Kind(reconnecting_triggered, loses=False, triggered=True),
    "genicam": Kind(genicam, triggered=True, configurable=True),
}


def write_images(folder: Path, count: int) -> Path:
    """Grey images 0.png to ``count - 1``.png, each of one brightness: 10, 20, ..."""
    folder.mkdir(parents=True)
    for number in range(count):
        grey = np.full((24, 32), 10 * (number + 1), np.uint8)
        assert cv2.imwrite(str(folder / f"{number}.png"), grey)
    return folder


def _of_path(source: FrameSource, path: Path) -> Case:
    away = path.with_name(f"away-{path.name}")
    return Case(source, unplug=lambda: _move(path, away), replug=lambda: _move(away, path))


def _move(path: Path, to: Path) -> None:
    shutil.move(path, to)
