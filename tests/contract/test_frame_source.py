"""What every camera promises. A new kind of camera is added to ``SOURCES`` and passes."""

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest

from camera.errors import CameraError, CameraLostError, FeatureError, NotStreamingError
from camera.source import Configurable, SoftwareTriggered
from camera.types import ConnectionState, FeatureValue, Frame
from tests.helpers.frame_sources import SOURCES, Case

PATIENCE_S = 20.0
MOMENT_S = 0.05
FRAMES_UNDER_WAY = 1000


@pytest.fixture
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Case]:
    with SOURCES[request.param].make(tmp_path) as case:
        yield case
        case.source.stop()


def sources(names: Iterable[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", list(names), indirect=True)


every = sources(SOURCES)
losing = sources(name for name, kind in SOURCES.items() if kind.loses)
triggered = sources(name for name, kind in SOURCES.items() if kind.triggered)
triggered_and_losing = sources(
    name for name, kind in SOURCES.items() if kind.triggered and kind.loses
)
configurable = sources(name for name, kind in SOURCES.items() if kind.configurable)


def fetch(case: Case) -> Frame:
    case.trigger()
    frame = case.source.fetch(PATIENCE_S)
    assert frame is not None
    return frame


def notice_the_loss(case: Case) -> CameraLostError:
    """Frames that were under way may still come."""
    with pytest.raises(CameraLostError) as caught:
        for _ in range(FRAMES_UNDER_WAY):
            case.source.fetch(PATIENCE_S)
    return caught.value


@every
def test_it_is_disconnected_before_the_start_and_after_the_stop(case: Case) -> None:
    assert case.source.state is ConnectionState.DISCONNECTED
    case.source.start()
    assert case.source.state is ConnectionState.STREAMING
    case.source.stop()
    assert case.source.state is ConnectionState.DISCONNECTED


@every
def test_starting_and_stopping_twice_is_harmless(case: Case) -> None:
    case.source.stop()
    for _ in range(2):
        case.source.start()
        case.source.start()
        fetch(case)
        case.source.stop()
        case.source.stop()


@every
def test_frames_are_numbered_without_gaps(case: Case) -> None:
    case.source.start()
    ids = [fetch(case).frame_id for _ in range(4)]
    assert ids == list(range(ids[0], ids[0] + 4))


@every
def test_starting_where_it_streams_already_loses_no_frame(case: Case) -> None:
    case.source.start()
    first = fetch(case).frame_id
    case.source.start()
    assert fetch(case).frame_id == first + 1


@every
def test_time_does_not_run_back(case: Case) -> None:
    case.source.start()
    frames = [fetch(case) for _ in range(4)]
    for stamps in ([f.timestamp_ns for f in frames], [f.received_ns for f in frames]):
        assert stamps == sorted(stamps)
        assert stamps[0] >= 0
    assert frames[0].received_ns > 0


@every
def test_frames_of_a_source_are_alike_and_say_whose_they_are(case: Case) -> None:
    case.source.start()
    first, second = fetch(case), fetch(case)
    assert first.serial
    assert first.serial == second.serial
    assert first.pixel_format == second.pixel_format
    assert first.image.shape == second.image.shape
    assert first.image.dtype == second.image.dtype


@every
def test_images_are_what_the_engine_takes(case: Case) -> None:
    case.source.start()
    image = fetch(case).image
    assert image.dtype in (np.uint8, np.uint16)
    assert image.ndim == 2 or (image.ndim == 3 and image.shape[2] == 3)
    assert image.flags.c_contiguous


@every
def test_an_image_belongs_to_its_receiver(case: Case) -> None:
    case.source.start()
    first = fetch(case).image
    copy = first.copy()
    fetch(case)
    case.source.stop()
    assert np.array_equal(first, copy)
    first[:] = 0
    case.source.start()
    assert fetch(case).image.any()


@every
@pytest.mark.parametrize("started_before", [False, True])
def test_a_frame_of_a_source_that_does_not_stream_is_a_sentence(
    case: Case, started_before: bool
) -> None:
    if started_before:
        case.source.start()
        case.source.stop()
    with pytest.raises(NotStreamingError) as caught:
        case.source.fetch(0.1)
    assert_three_sentences(caught.value)


@triggered
def test_a_trigger_brings_one_frame(case: Case) -> None:
    assert isinstance(case.source, SoftwareTriggered)
    case.source.start()
    assert case.source.fetch(MOMENT_S) is None
    assert fetch(case).frame_id + 1 == fetch(case).frame_id
    assert case.source.fetch(MOMENT_S) is None
    assert case.source.state is ConnectionState.STREAMING


@triggered
def test_a_trigger_without_a_stream_is_a_sentence(case: Case) -> None:
    assert isinstance(case.source, SoftwareTriggered)
    with pytest.raises(NotStreamingError) as caught:
        case.source.trigger()
    assert_three_sentences(caught.value)


@losing
def test_a_loss_is_told_until_the_source_is_stopped(case: Case) -> None:
    case.source.start()
    fetch(case)
    case.unplug()
    assert_three_sentences(notice_the_loss(case))
    assert case.source.state is ConnectionState.LOST
    with pytest.raises(CameraLostError):
        case.source.fetch(MOMENT_S)
    case.source.stop()
    assert case.source.state is ConnectionState.DISCONNECTED
    with pytest.raises(NotStreamingError):
        case.source.fetch(MOMENT_S)


@losing
def test_it_does_not_start_while_it_is_away(case: Case) -> None:
    case.source.start()
    case.unplug()
    notice_the_loss(case)
    with pytest.raises(CameraError) as caught:
        case.source.start()
    assert_three_sentences(caught.value)
    assert case.source.state is ConnectionState.LOST
    case.source.stop()
    with pytest.raises(CameraError):
        case.source.start()
    assert case.source.state is ConnectionState.DISCONNECTED


@losing
@pytest.mark.parametrize("stopped_meanwhile", [False, True])
def test_it_starts_again_when_it_is_back(case: Case, stopped_meanwhile: bool) -> None:
    case.source.start()
    before = fetch(case)
    case.unplug()
    notice_the_loss(case)
    if stopped_meanwhile:
        case.source.stop()
    case.replug()
    case.source.start()
    assert case.source.state is ConnectionState.STREAMING
    first, second = fetch(case), fetch(case)
    assert second.frame_id == first.frame_id + 1
    assert first.serial == before.serial
    assert first.image.shape == before.image.shape


@triggered_and_losing
def test_a_loss_ends_a_wait_for_a_frame(case: Case) -> None:
    case.source.start()
    fetch(case)
    puller = threading.Thread(target=case.unplug)
    puller.start()
    with pytest.raises(CameraLostError):
        case.source.fetch(PATIENCE_S)
    puller.join()


@configurable
def test_features_are_read_and_written_by_name(case: Case) -> None:
    source, name, _, value = set_up(case)
    assert name in [feature.name for feature in source.features()]
    source.write({name: value})
    feature = source.read(name)
    assert feature.value == value
    assert feature.readable
    assert feature.writable


@configurable
def test_an_unknown_feature_is_named(case: Case) -> None:
    source, _, value, _ = set_up(case)
    for access in (lambda: source.read("Wheels"), lambda: source.write({"Wheels": value})):
        with pytest.raises(FeatureError, match="Wheels") as caught:
            access()
        assert_three_sentences(caught.value)


@configurable
def test_settings_outlast_a_loss(case: Case) -> None:
    source, name, other, value = set_up(case)
    source.write({name: other})
    source.write({name: value})
    case.unplug()
    notice_the_loss(case)
    case.replug()
    case.source.start()
    assert source.read(name).value == value


def set_up(case: Case) -> tuple[Configurable, str, FeatureValue, FeatureValue]:
    assert case.setting is not None
    assert isinstance(case.source, Configurable)
    case.source.start()
    return case.source, *case.setting


def assert_three_sentences(error: CameraError) -> None:
    for sentence in (error.what, error.meaning, error.remedy):
        assert sentence[0].isupper()
        assert sentence.endswith((".", "!"))
