from collections.abc import Iterator

import cv2
import numpy as np
import pytest

from camera.capture import rgb
from camera.errors import CameraLostError
from camera.types import ConnectionState, Frame
from camera.video_device import VideoDevice
from tests.helpers.capture import FakeWebcam, numbered_picture

PATIENCE_S = 20.0


@pytest.fixture
def webcam() -> FakeWebcam:
    return FakeWebcam(by_itself=False)


@pytest.fixture
def device(webcam: FakeWebcam) -> Iterator[VideoDevice]:
    device = VideoDevice(3, rate_hz=30.0, size=(64, 48), buffers=2, capture=webcam.capture)
    yield device
    webcam.unplug()
    device.stop()


def fetched(device: VideoDevice) -> Frame:
    frame = device.fetch(PATIENCE_S)
    assert frame is not None
    return frame


def test_it_asks_for_size_and_rate_and_sends_rgb(webcam: FakeWebcam, device: VideoDevice) -> None:
    device.start()
    webcam.allow(1)
    frame = fetched(device)
    assert np.array_equal(frame.image, numbered_picture(0))
    assert (frame.serial, frame.pixel_format) == ("video 3", "BGR8")
    assert frame.received_ns == frame.timestamp_ns > 0
    assert webcam.settings == {
        cv2.CAP_PROP_FRAME_WIDTH: 64,
        cv2.CAP_PROP_FRAME_HEIGHT: 48,
        cv2.CAP_PROP_FPS: 30.0,
    }


def test_no_picture_in_time_is_none(webcam: FakeWebcam, device: VideoDevice) -> None:
    device.start()
    assert device.fetch(0.01) is None
    webcam.allow(1)
    assert fetched(device).frame_id == 0


def test_pictures_beyond_the_buffers_leave_a_gap(webcam: FakeWebcam, device: VideoDevice) -> None:
    device.start()
    webcam.allow(5)
    webcam.drained(5)
    ids = [fetched(device).frame_id for _ in range(2)]
    webcam.allow(1)
    assert [*ids, fetched(device).frame_id] == [0, 1, 5]


def test_what_came_before_the_loss_is_still_sent(webcam: FakeWebcam, device: VideoDevice) -> None:
    device.start()
    webcam.allow(2)
    webcam.drained(2)
    webcam.unplug()
    assert [fetched(device).frame_id for _ in range(2)] == [0, 1]
    assert device.state is ConnectionState.STREAMING
    with pytest.raises(CameraLostError, match="number 3"):
        device.fetch(PATIENCE_S)
    assert device.state is ConnectionState.LOST


def test_the_capture_is_released(webcam: FakeWebcam, device: VideoDevice) -> None:
    device.start()
    webcam.allow(1)
    fetched(device)
    assert webcam.open_captures == 1
    webcam.unplug()
    device.stop()
    assert webcam.open_captures == 0
    with pytest.raises(CameraLostError):
        device.start()
    assert webcam.open_captures == 0


def test_an_error_of_the_driver_is_a_loss(webcam: FakeWebcam, device: VideoDevice) -> None:
    webcam.error = cv2.error("the driver failed")
    device.start()
    webcam.allow(1)
    with pytest.raises(CameraLostError):
        device.fetch(PATIENCE_S)


def test_grey_pictures_stay_grey() -> None:
    grey = np.arange(12, dtype=np.uint8).reshape(3, 4)
    for picture in (grey, grey[..., None]):
        image, pixel_format = rgb(picture)
        assert np.array_equal(image, grey)
        assert pixel_format == "Mono8"
