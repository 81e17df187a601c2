"""The GenICam camera on our strict producer, through harvesters, in its real process."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from camera.errors import CameraError, CameraLostError, FeatureError
from camera.genicam.client import GenicamCamera
from camera.genicam.settings import region_settings
from camera.genicam.simulator import SimulatedGenicam
from camera.types import ConnectionState, Frame, TriggerMode
from tests.helpers.gentl import SERIAL, SMALL, camera

PATIENCE_S = 20.0
Pair = tuple[GenicamCamera, SimulatedGenicam]


@pytest.fixture
def triggered(tmp_path: Path) -> Iterator[Pair]:
    with camera(tmp_path) as pair:
        pair[0].start()
        yield pair


def shoot(source: GenicamCamera) -> Frame:
    source.trigger()
    frame = source.fetch(PATIENCE_S)
    assert frame is not None
    return frame


def pattern(frame_id: int, shape: tuple[int, ...], modulo: int = 256) -> NDArray[np.int64]:
    """What the producer draws."""
    y, x = np.mgrid[: shape[0], : shape[1]]
    return np.asarray((x + y + frame_id) % modulo)


def test_every_pixel_of_every_triggered_frame_is_right(triggered: Pair) -> None:
    source, _ = triggered
    for number in range(30):
        frame = shoot(source)
        assert frame.frame_id == number
        assert frame.image.shape == (120, 160)
        assert np.array_equal(frame.image, pattern(number, frame.image.shape))
        assert frame.received_ns >= frame.timestamp_ns > 0  # one clock, in the simulation


@pytest.mark.parametrize(
    ("pixel_format", "modulo", "depth"),
    [
        ("Mono8", 256, 8),
        ("Mono10", 1024, 10),
        ("Mono12", 4096, 12),
        ("Mono10p", 1024, 10),
        ("Mono12p", 4096, 12),
        ("Mono12Packed", 4096, 12),
    ],
)
def test_every_grey_format_arrives(
    tmp_path: Path, pixel_format: str, modulo: int, depth: int
) -> None:
    with camera(tmp_path, settings={**SMALL, "PixelFormat": pixel_format}) as (source, _):
        source.start()
        shoot(source)
        frame = shoot(source)
        assert frame.pixel_format == pixel_format
        top = 2 ** (8 if depth == 8 else 16) - 1
        expected = pattern(1, (120, 160), modulo) * (top / (2**depth - 1))
        assert np.abs(frame.image - expected).max() <= 1


@pytest.mark.parametrize("pixel_format", ["RGB8", "BGR8"])
def test_colours_arrive_as_rgb(tmp_path: Path, pixel_format: str) -> None:
    with camera(tmp_path, settings={**SMALL, "PixelFormat": pixel_format}) as (source, _):
        source.start()
        image = shoot(source).image
        for channel in range(3):
            assert np.array_equal(image[..., channel], pattern(channel, (120, 160)))


@pytest.mark.parametrize("pixel_format", ["BayerRG8", "BayerRG12", "YCbCr422_8"])
def test_other_colour_formats_become_rgb(tmp_path: Path, pixel_format: str) -> None:
    with camera(tmp_path, settings={**SMALL, "PixelFormat": pixel_format}) as (source, _):
        source.start()
        assert shoot(source).image.shape == (120, 160, 3)


def test_padding_behind_rows_is_removed(tmp_path: Path) -> None:
    with camera(tmp_path) as (source, simulated):
        simulated.pad(SERIAL, 24)
        source.start()
        frame = shoot(source)
        assert np.array_equal(frame.image, pattern(0, (120, 160)))


def test_lost_and_incomplete_frames_are_gaps_and_counted(triggered: Pair) -> None:
    source, simulated = triggered
    assert shoot(source).frame_id == 0
    simulated.skip(SERIAL)
    assert shoot(source).frame_id == 2
    simulated.incomplete(SERIAL)
    source.trigger()
    assert shoot(source).frame_id == 4
    assert source.status().incomplete == 1


def test_frames_wait_in_the_ring_and_more_than_it_holds_are_a_visible_gap(tmp_path: Path) -> None:
    with camera(tmp_path, buffers=8) as (source, _):
        source.start()
        for _ in range(20):
            source.trigger()
        ids = []
        while (frame := source.fetch(0.5)) is not None:
            ids.append(frame.frame_id)
        assert len(ids) >= 8
        assert ids == sorted(set(ids))
        assert shoot(source).frame_id == 20
        status = source.status()
        lost_by_the_driver = int(status.link["StreamLostFrameCount"])
        assert status.frames + lost_by_the_driver == 21
        assert status.no_slot + lost_by_the_driver == 20 - len(ids)


def test_chunks_come_with_their_frame(tmp_path: Path) -> None:
    chunks = {"ChunkModeActive": True, "ChunkSelector": "ExposureTime", "ChunkEnable": True}
    with camera(tmp_path, settings={**SMALL, **chunks}) as (source, _):
        source.start()
        for number in range(3):
            source.write({"ExposureTime": 1000.0 + number})
            frame = shoot(source)
            assert frame.chunks == {"ChunkFrameID": number, "ChunkExposureTime": 1000.0 + number}


def test_a_free_running_camera_delivers_by_itself(tmp_path: Path) -> None:
    settings = {**SMALL, "AcquisitionFrameRate": 200.0}
    with camera(tmp_path, trigger=TriggerMode.FREE_RUN, settings=settings) as (source, _):
        source.start()
        frames = [source.fetch(PATIENCE_S) for _ in range(5)]
        assert all(frame is not None for frame in frames)
        with pytest.raises(CameraError, match="no software trigger"):
            source.trigger()


def test_a_hardware_trigger_exposes_one_frame(tmp_path: Path) -> None:
    with camera(tmp_path, trigger=TriggerMode.HARDWARE) as (source, simulated):
        source.start()
        assert source.read("TriggerSource").value == "Line0"
        assert source.fetch(0.2) is None
        for number in range(3):
            simulated.hardware_trigger(SERIAL)
            frame = source.fetch(PATIENCE_S)
            assert frame is not None
            assert frame.frame_id == number


def test_features_say_their_kinds_limits_and_entries(triggered: Pair) -> None:
    source, _ = triggered
    features = {feature.name: feature for feature in source.features()}
    width = features["Width"]
    assert (width.kind, width.value, width.increment, width.unit) == ("integer", 160, 8.0, "px")
    assert (width.minimum, width.maximum) == (16.0, 4096.0)
    assert not width.writable  # while it streams
    exposure = features["ExposureTime"]
    assert (exposure.kind, exposure.minimum, exposure.maximum) == ("float", 10.0, 1e6)
    assert exposure.writable
    assert "BayerRG8" in features["PixelFormat"].entries
    assert features["TriggerSoftware"].kind == "command"
    assert features["DeviceSerialNumber"].value == SERIAL
    assert features["LineInverter"].kind == "boolean"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("Width", 320, "can't change while the camera streams"),
        ("ExposureTime", 1e9, "smaller than or equal"),
        ("Gain", -1.0, "Gain"),
        ("TriggerSource", "Line9", "Line9|entry|TriggerSource"),
        ("Nonsense", 1, "has no feature Nonsense"),
        ("DeviceSerialNumber", "x", "writable"),
    ],
)
def test_a_setting_that_can_not_be_is_refused_by_name(
    triggered: Pair, name: str, value: float | str, words: str
) -> None:
    with pytest.raises(FeatureError, match=words) as refusal:
        triggered[0].write({name: value})
    assert name in refusal.value.what
    assert shoot(triggered[0]).frame_id == 0  # and the camera goes on


def test_a_region_of_interest_is_set_in_an_order_that_works(tmp_path: Path) -> None:
    first = region_settings(x=2000, y=1000, width=1600, height=1200)
    second = region_settings(x=8, y=4, width=4000, height=3000)
    with camera(tmp_path, settings=first) as (source, _):
        source.connect()
        assert source.state is ConnectionState.CONNECTED
        source.write(second)
        got = {name: source.read(name).value for name in ("OffsetX", "OffsetY", "Width", "Height")}
        assert got == {"OffsetX": 8, "OffsetY": 4, "Width": 4000, "Height": 3000}


def test_outputs_and_presets_of_the_camera(tmp_path: Path) -> None:
    with camera(tmp_path) as (source, _):
        source.connect()
        strobe = {"LineSelector": "Line1", "LineMode": "Output", "LineSource": "ExposureActive"}
        source.write(strobe)
        assert source.read("LineSource").value == "ExposureActive"
        source.write({"UserOutputSelector": "UserOutput1", "UserOutputValue": True})
        source.write({"Gain": 6.0, "UserSetSelector": "UserSet1"})
        source.execute("UserSetSave")
        source.write({"Gain": 12.0})
        source.execute("UserSetLoad")
        assert source.read("Gain").value == 6.0
        with pytest.raises(FeatureError, match="no command"):
            source.execute("Gain")


def test_settings_come_back_after_the_driver_crashed(triggered: Pair) -> None:
    source, simulated = triggered
    source.write({"ExposureTime": 4321.0})
    simulated.crash(SERIAL)
    with pytest.raises(CameraLostError):  # whichever notices first
        source.trigger()
        source.fetch(PATIENCE_S)
    assert source.state is ConnectionState.LOST
    source.start()
    assert source.read("ExposureTime").value == 4321.0
    assert source.read("Width").value == 160
    assert shoot(source).frame_id == 0


def test_a_driver_that_hangs_is_killed(triggered: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    source, _ = triggered
    process = source._process
    assert process is not None
    monkeypatch.setattr("camera.genicam.client.SILENCE_S", 0.5)
    os.kill(process.pid, signal.SIGSTOP)
    with pytest.raises(CameraLostError, match="hangs"):
        source.fetch(PATIENCE_S)
    source.start()
    assert shoot(source).frame_id == 0


def test_a_camera_that_is_not_there_is_named(tmp_path: Path) -> None:
    with camera(tmp_path) as (source, simulated):
        simulated.unplug(SERIAL)
        with pytest.raises(CameraLostError, match=SERIAL):
            source.start()
        assert source.state is ConnectionState.DISCONNECTED


def test_without_any_driver_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GENICAM_GENTL64_PATH", raising=False)
    with pytest.raises(CameraError, match="No GenICam driver"):
        GenicamCamera("X").start()


def test_a_trigger_that_fails_leaves_the_ring_to_the_thread_that_fetches(triggered: Pair) -> None:
    source, simulated = triggered
    ring = source._ring
    assert ring is not None
    simulated.crash(SERIAL)
    with pytest.raises(CameraLostError):
        for _ in range(100):
            source.trigger()
    with pytest.raises(CameraLostError):
        source.status()
    assert not ring.is_closed, "a reader may be at it"
    with pytest.raises(CameraLostError):
        for _ in range(100):
            source.fetch(PATIENCE_S)
    assert ring.is_closed


def test_a_stop_while_a_frame_is_on_its_way_ends_the_fetch_with_words(triggered: Pair) -> None:
    source, _ = triggered
    process, ring = source._process, source._ring
    assert process is not None and ring is not None
    source.trigger()
    note = None
    while note is None:
        note = process.next_note(PATIENCE_S)
    source.stop()
    with pytest.raises(CameraLostError):
        source._frame(note, ring)
    with pytest.raises(CameraLostError):
        process.next_note(0)


def test_a_driver_that_is_not_there_or_none_at_all_is_named(tmp_path: Path) -> None:
    text = tmp_path / "text.cti"
    text.write_text("no library")
    source = GenicamCamera("1", producers=[tmp_path / "missing.cti", text])
    with pytest.raises(CameraLostError) as refusal:
        source.start()
    assert "missing.cti does not exist" in str(refusal.value)
    assert "text.cti can't be loaded" in str(refusal.value)
    assert "Install the driver" in refusal.value.remedy
