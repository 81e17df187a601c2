"""What every camera promises. A new kind of camera is added to ``SOURCES`` and passes."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from camera.errors import CameraError, NotStreamingError
from camera.rendering.renderer import PartRenderer
from camera.simulated import SimulatedLine
from camera.source import FrameSource
from camera.types import ConnectionState, Frame

SOURCES: dict[str, Callable[[], FrameSource]] = {
    "simulated": lambda: SimulatedLine(PartRenderer(0, 128, 128), defect_rate=0.3),
}
PATIENCE_S = 5.0


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest) -> Iterator[FrameSource]:
    source = SOURCES[request.param]()
    yield source
    source.stop()


def fetch(source: FrameSource) -> Frame:
    frame = source.fetch(PATIENCE_S)
    assert frame is not None
    return frame


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
        fetch(source)
        source.stop()
        source.stop()


def test_frames_are_numbered_without_gaps(source: FrameSource) -> None:
    source.start()
    ids = [fetch(source).frame_id for _ in range(4)]
    assert ids == list(range(ids[0], ids[0] + 4))


def test_starting_where_it_streams_already_loses_no_frame(source: FrameSource) -> None:
    source.start()
    first = fetch(source).frame_id
    source.start()
    assert fetch(source).frame_id == first + 1


def test_time_does_not_run_back(source: FrameSource) -> None:
    source.start()
    stamps = [fetch(source).timestamp_ns for _ in range(4)]
    assert stamps == sorted(stamps)
    assert stamps[0] >= 0


def test_frames_of_a_source_are_alike_and_say_whose_they_are(source: FrameSource) -> None:
    source.start()
    first, second = fetch(source), fetch(source)
    assert first.serial
    assert first.serial == second.serial
    assert first.pixel_format == second.pixel_format
    assert first.image.shape == second.image.shape
    assert first.image.dtype == second.image.dtype


def test_images_are_what_the_engine_takes(source: FrameSource) -> None:
    source.start()
    image = fetch(source).image
    assert image.dtype in (np.uint8, np.uint16)
    assert image.ndim == 2 or (image.ndim == 3 and image.shape[2] == 3)
    assert image.flags.c_contiguous


def test_an_image_belongs_to_its_receiver(source: FrameSource) -> None:
    source.start()
    first = fetch(source).image
    copy = first.copy()
    fetch(source)
    source.stop()
    assert np.array_equal(first, copy)
    first[:] = 0
    source.start()
    assert fetch(source).image.any()


@pytest.mark.parametrize("started_before", [False, True])
def test_a_frame_of_a_source_that_does_not_stream_is_a_sentence(
    source: FrameSource, started_before: bool
) -> None:
    if started_before:
        source.start()
        source.stop()
    with pytest.raises(NotStreamingError) as caught:
        source.fetch(0.1)
    assert isinstance(caught.value, CameraError)
    assert caught.value.what
    assert caught.value.meaning
    assert caught.value.remedy
