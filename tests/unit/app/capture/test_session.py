"""Capturing from a camera, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.capture.intake import Intake
from app.capture.remarks import RemarkKind
from app.capture.session import CaptureSession
from app.capture.steadiness import LOOKS
from app.library.samples import SampleSet
from app.recipes.recipe import Rectangle
from app.station.preparation import Preparation
from camera.errors import CameraError
from camera.reconnection import ReconnectingSource
from camera.rendering.renderer import PartRenderer
from camera.types import TriggerMode
from tests.helpers.describer import PixelDescriber
from tests.helpers.station import ScriptedSource, until

SIDE = 128


class Scene:
    """A session, its camera, and parts to lay before it."""

    def __init__(
        self, folder: Path, trigger: TriggerMode, preparation: Preparation | None = None
    ) -> None:
        self.samples = SampleSet(folder)
        self.camera = ScriptedSource()
        self.renderer = PartRenderer(5, SIDE, SIDE)
        self.session = CaptureSession(
            lambda: ReconnectingSource(self.camera, first_wait_s=0.01),
            lambda: Intake(self.samples, PixelDescriber()),
            trigger,
            preparation,
        )

    def show(self, image: np.ndarray) -> None:
        self.camera.send_image(image)

    def until_taken(self, count: int) -> None:
        until(lambda: self.session.state().taken == count, f"{count} pictures")
        until(lambda: self.session.state().under_way == 0, "the screening")


@pytest.fixture
def scene(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Scene]:
    made = Scene(tmp_path, getattr(request, "param", TriggerMode.FREE_RUN))
    made.session.start()
    until(lambda: made.session.state().is_ready, "the screening")
    yield made
    made.session.close()


def test_what_a_person_sees_is_taken_and_not_what_comes_next(scene: Scene) -> None:
    scene.show(scene.renderer.good(1))
    until(lambda: scene.session.take_frame() is not None, "the frame")
    assert not scene.samples.all()
    scene.show(scene.renderer.good(0))
    scene.session.capture()
    scene.until_taken(1)
    (sample,) = scene.samples.all()
    np.testing.assert_array_equal(scene.samples.image(sample), scene.renderer.good(1))
    assert scene.session.state().coverage.count == 1


def test_what_is_refused_says_why_and_is_not_kept(scene: Scene) -> None:
    for _ in range(2):
        scene.session.capture()
        scene.show(scene.renderer.good(1))
        until(lambda: scene.session.state().last is not None, "the first")
    until(lambda: not scene.session.state().was_kept, "the refusal")
    last = scene.session.state().last
    assert last is not None
    assert RemarkKind.REPEATED in {remark.kind for remark in last}
    assert len(scene.samples.all()) == 1


def test_undo_takes_back_what_this_session_took(scene: Scene) -> None:
    for number in range(2):
        scene.session.capture()
        scene.show(scene.renderer.good(number))
        scene.until_taken(number + 1)
    scene.session.undo()
    scene.until_taken(1)
    assert len(scene.samples.all()) == 1
    for _ in range(3):
        scene.session.undo()
    scene.until_taken(0)
    assert not scene.samples.all()


def test_a_part_that_lies_still_is_taken_by_itself_once(scene: Scene) -> None:
    scene.session.take_by_itself(True)
    for number in range(2):
        part = np.roll(scene.renderer.good(number), 30 * number, axis=0)
        for _ in range(LOOKS + 4):
            scene.show(part)
        scene.until_taken(number + 1)
    assert len(scene.samples.all()) == 2


@pytest.mark.parametrize("scene", [TriggerMode.HARDWARE], indirect=True)
def test_with_a_trigger_of_the_line_every_frame_is_a_picture(scene: Scene) -> None:
    for number in range(3):
        scene.show(scene.renderer.good(number))
    scene.until_taken(3)


@pytest.mark.parametrize("scene", [TriggerMode.SOFTWARE], indirect=True)
def test_a_software_trigger_is_sent(scene: Scene) -> None:
    scene.session.capture()
    until(lambda: scene.camera.triggers == 1, "the trigger")
    until(lambda: scene.session.state().last is not None, "the picture")
    scene.camera.trigger_error = CameraError("It takes no trigger now.")
    scene.session.capture()
    until(lambda: "no trigger" in scene.session.state().camera_trouble, "the trouble")
    scene.camera.trigger_error = None
    scene.session.capture()
    until(lambda: not scene.session.state().camera_trouble, "the end of it")


def test_a_lost_camera_is_told_and_comes_back(scene: Scene) -> None:
    scene.camera.lose()
    until(lambda: "away" in scene.session.state().camera_trouble, "the trouble")
    scene.camera.plugged = True
    until(lambda: not scene.session.state().camera_trouble, "the return")
    scene.session.capture()
    scene.show(scene.renderer.good(0))
    scene.until_taken(1)


def test_a_full_disk_is_a_sentence(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    scene.session.capture()
    scene.show(scene.renderer.good(0))
    until(lambda: "No space" in scene.session.state().keeping_trouble, "the trouble")
    monkeypatch.undo()
    scene.session.capture()
    scene.show(scene.renderer.good(1))
    scene.until_taken(1)
    assert scene.session.state().keeping_trouble == ""


def test_pictures_are_kept_as_the_engine_will_see_them(tmp_path: Path) -> None:
    region = Preparation(region=Rectangle(x=20, y=30, width=64, height=48))
    scene = Scene(tmp_path, TriggerMode.HARDWARE, region)
    scene.session.start()
    part = scene.renderer.good(0)
    scene.show(part[:40])
    until(lambda: "only" in scene.session.state().keeping_trouble, "the small one's fault")
    scene.show(part)
    scene.until_taken(1)
    scene.session.close()
    (sample,) = scene.samples.all()
    np.testing.assert_array_equal(scene.samples.image(sample), part[30:78, 20:84])


def test_pictures_under_way_are_kept_at_the_end(tmp_path: Path) -> None:
    scene = Scene(tmp_path, TriggerMode.HARDWARE)
    scene.session.start()
    for number in range(3):
        scene.show(scene.renderer.good(number))
    until(lambda: scene.session.state().under_way + scene.session.state().taken == 3, "all three")
    scene.session.close()
    assert len(SampleSet(tmp_path).all()) == 3
