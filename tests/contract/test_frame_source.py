"""What every camera promises. A new kind of camera is added to ``SOURCES`` and passes."""

from collections.abc import Callable

import numpy as np
import pytest

from camera.errors import CameraError, NotStreamingError
from camera.rendering.renderer import PartRenderer
from camera.simulated import SimulatedLine
from camera.source import FrameSource
from camera.types import ConnectionState

SOURCES: dict[str, Callable[[], FrameSource]] = {
    "simulated": lambda: SimulatedLine(PartRenderer(0, 128, 128), defect_rate=0.3),
}


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest) -> FrameSource:
    return SOURCES[request.param]()


def test_it_is_disconnected_before_the_start_and_after_the_stop(source: FrameSource) -> None:
    assert source.state is ConnectionState.DISCONNECTED
    source.start()
    assert source.state is ConnectionState.STREAMING
    source.stop()
    assert source.state is ConnectionState.DISCONNECTED


def test_starting_and_stopping_twice_is_harmless(source: FrameSource) -> None:
    source.stop()
    for _ in range(2):
        source.start()
        source.start()
        assert source.fetch(5.0) is not None
        source.stop()
        source.stop()


def test_frames_are_numbered_without_gaps_and_time_does_not_run_back(source: FrameSource) -> None:
    source.start()
    frames = [source.fetch(5.0) for _ in range(4)]
    source.stop()
    ids = [frame.frame_id for frame in frames if frame is not None]
    assert ids == list(range(ids[0], ids[0] + 4))
    stamps = [frame.timestamp_ns for frame in frames if frame is not None]
    assert stamps == sorted(stamps)


def test_images_are_what_the_engine_takes_and_belong_to_the_receiver(source: FrameSource) -> None:
    source.start()
    first = source.fetch(5.0)
    assert first is not None
    assert first.image.dtype in (np.uint8, np.uint16)
    assert first.image.ndim == 2 or first.image.shape[2] == 3
    copy = first.image.copy()
    source.fetch(5.0)
    assert np.array_equal(first.image, copy)
    source.stop()


def test_a_frame_of_a_source_that_does_not_stream_is_a_sentence(source: FrameSource) -> None:
    with pytest.raises(NotStreamingError) as caught:
        source.fetch(0.1)
    assert isinstance(caught.value, CameraError)
    assert caught.value.remedy
