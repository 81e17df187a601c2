from pathlib import Path

import numpy as np
import pytest

from camera.errors import CameraLostError
from camera.types import ConnectionState, Frame
from camera.video import VideoFile, VideoSource
from tests.helpers.capture import HEIGHT, WIDTH, numbered_picture, write_video
from tests.helpers.clock import FakeClock

COUNT = 5
CODING_ERROR = 6


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_video(tmp_path / "parts.avi", COUNT, rate_hz=20.0)


def fetched(source: VideoFile, timeout_s: float = 1.0) -> Frame:
    frame = source.fetch(timeout_s)
    assert frame is not None
    return frame


def assert_shows(frame: Frame, number: int) -> None:
    difference = frame.image.astype(int) - numbered_picture(number)
    assert np.abs(difference).max() <= CODING_ERROR


def test_all_pictures_come_once_in_rgb(path: Path) -> None:
    source = VideoFile(path)
    source.start()
    for number in range(COUNT):
        frame = fetched(source)
        assert frame.image.shape == (HEIGHT, WIDTH, 3)
        assert (frame.frame_id, frame.pixel_format, frame.serial) == (number, "BGR8", "parts.avi")
        assert_shows(frame, number)
    assert source.fetch(0.0) is None
    source.stop()


def test_a_loop_begins_again_and_goes_on_counting(path: Path) -> None:
    source = VideoFile(path, loop=True)
    source.start()
    frames = [fetched(source) for _ in range(COUNT + 2)]
    assert [frame.frame_id for frame in frames] == list(range(COUNT + 2))
    assert_shows(frames[-1], 1)
    source.stop()


@pytest.mark.parametrize(("rate_hz", "step_ns"), [(None, 50_000_000), (100.0, 10_000_000)])
def test_its_own_timing_or_another(path: Path, rate_hz: float | None, step_ns: int) -> None:
    clock = FakeClock(0)
    source = VideoFile(
        path,
        rate_hz=rate_hz,
        original_timing=rate_hz is None,
        clock_ns=clock.now_ns,
        wait=clock.wait,
    )
    source.start()
    stamps = [fetched(source).timestamp_ns for _ in range(COUNT)]
    assert stamps == [number * step_ns for number in range(COUNT)]
    source.stop()


def test_after_a_loss_it_goes_on_where_it_was(path: Path) -> None:
    source = VideoFile(path)
    source.start()
    assert_shows(fetched(source), 0)
    away = path.rename(path.with_name("away.avi"))
    with pytest.raises(CameraLostError, match="parts"):
        source.fetch(0.0)
    away.rename(path)
    source.start()
    frame = fetched(source)
    assert frame.frame_id == 1
    assert_shows(frame, 1)
    source.stop()


def test_what_is_no_video_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "parts.avi"
    path.write_bytes(b"no video")
    source = VideoFile(path)
    with pytest.raises(CameraLostError, match="no video") as caught:
        source.start()
    assert caught.value.remedy
    assert source.state is ConnectionState.DISCONNECTED


def test_a_path_is_a_file_and_a_number_a_camera(path: Path) -> None:
    source = VideoSource(path, rate_hz=1000.0)
    source.start()
    frame = source.fetch(5.0)
    assert frame is not None
    assert frame.serial == "parts.avi"
    source.stop()
    with pytest.raises(CameraLostError, match="number 977"):
        VideoSource(977).start()
