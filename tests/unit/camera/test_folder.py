import logging
import os
import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest

from camera.errors import CameraLostError
from camera.folder import FolderReplay
from camera.types import ConnectionState, Frame
from tests.helpers.clock import FakeClock
from tests.helpers.frame_sources import write_images


@pytest.fixture
def images(tmp_path: Path) -> Path:
    return write_images(tmp_path / "images", 3)


def all_frames(source: FolderReplay, timeout_s: float = 0.0) -> list[Frame]:
    source.start()
    return list(iter(lambda: source.fetch(timeout_s), None))


def file_names(frames: list[Frame]) -> list[object]:
    return [frame.chunks["FileName"] for frame in frames]


def test_all_images_come_once_in_the_order_of_their_numbers(images: Path) -> None:
    for name in ("10.png", "notes.txt", ".0.png"):
        shutil.copy(images / "0.png", images / name)
    frames = all_frames(FolderReplay(images))
    assert file_names(frames) == ["0.png", "1.png", "2.png", "10.png"]
    assert [f.frame_id for f in frames] == [0, 1, 2, 3]
    assert [int(f.image[0, 0]) for f in frames] == [10, 20, 30, 10]
    assert {f.serial for f in frames} == {"images"}


def test_the_end_waits_like_a_camera_that_sends_nothing(images: Path) -> None:
    clock = FakeClock(0)
    source = FolderReplay(images, clock_ns=clock.now_ns, wait=clock.wait)
    all_frames(source)
    assert source.fetch(0.3) is None
    assert clock.now_ns() == 300_000_000
    assert source.state is ConnectionState.STREAMING


def test_it_begins_anew_after_a_stop_and_goes_on_counting(images: Path) -> None:
    source = FolderReplay(images)
    all_frames(source)
    source.stop()
    frames = all_frames(source)
    assert file_names(frames) == ["0.png", "1.png", "2.png"]
    assert [f.frame_id for f in frames] == [3, 4, 5]


def test_a_loop_finds_images_that_were_added(images: Path) -> None:
    source = FolderReplay(images, loop=True)
    source.start()
    frames = [source.fetch(0.0)]
    shutil.copy(images / "0.png", images / "3.png")
    frames += [source.fetch(0.0) for _ in range(6)]
    names = file_names([frame for frame in frames if frame is not None])
    assert names == ["0.png", "1.png", "2.png", "0.png", "1.png", "2.png", "3.png"]


def test_a_rate(images: Path) -> None:
    clock = FakeClock(0)
    source = FolderReplay(images, rate_hz=2.0, clock_ns=clock.now_ns, wait=clock.wait)
    source.start()
    stamps = []
    for _ in range(3):
        frame = source.fetch(1.0)
        assert frame is not None
        stamps.append((frame.timestamp_ns, frame.received_ns))
    assert stamps == [(0, 0), (500_000_000,) * 2, (1_000_000_000,) * 2]


def test_an_image_that_is_not_due_is_kept(images: Path) -> None:
    clock = FakeClock(0)
    source = FolderReplay(images, rate_hz=1.0, clock_ns=clock.now_ns, wait=clock.wait)
    source.start()
    numbers = [frame and frame.frame_id for frame in (source.fetch(0.6) for _ in range(5))]
    assert numbers == [0, None, 1, None, 2]


def test_who_fetches_late_loses_nothing(images: Path) -> None:
    clock = FakeClock(0)
    source = FolderReplay(images, rate_hz=1.0, clock_ns=clock.now_ns, wait=clock.wait)
    source.start()
    clock.advance(60.0)
    frames = [source.fetch(0.0) for _ in range(3)]
    assert [f and f.frame_id for f in frames] == [0, 1, 2]
    assert not clock.waits_s


def test_the_original_timing_comes_from_the_files(images: Path) -> None:
    for name, seconds in (("0.png", 100), ("1.png", 103), ("2.png", 104)):
        os.utime(images / name, (seconds, seconds))
    assert original_stamps_s(images) == [0, 3, 4]


def test_a_table_of_times_comes_first(images: Path) -> None:
    (images / "timestamps.csv").write_text("0.png,1000000000\n1.png,1500000000\n2.png,9000000000\n")
    assert original_stamps_s(images) == [0, 0.5, 8]


def test_an_image_that_the_table_forgot_comes_with_the_one_before(images: Path) -> None:
    (images / "timestamps.csv").write_text("0.png,1000000000\n2.png,9000000000\n")
    assert original_stamps_s(images) == [0, 0, 8]


def test_an_unreadable_image_does_not_shift_the_others(images: Path) -> None:
    (images / "1.png").write_bytes(b"")
    for name, seconds in (("0.png", 100), ("1.png", 103), ("2.png", 104)):
        os.utime(images / name, (seconds, seconds))
    assert original_stamps_s(images) == [0, 4]


def original_stamps_s(images: Path) -> list[float]:
    clock = FakeClock(0)
    source = FolderReplay(images, original_timing=True, clock_ns=clock.now_ns, wait=clock.wait)
    source.start()
    frames = [source.fetch(10.0) for _ in range(3)]
    return [frame.timestamp_ns / 1e9 for frame in frames if frame is not None]


@pytest.mark.parametrize("table", ["0.png\n", "0.png,soon\n", "\xff\n"])
def test_a_damaged_table_of_times_is_a_sentence(images: Path, table: str) -> None:
    (images / "timestamps.csv").write_bytes(table.encode("latin-1"))
    with pytest.raises(CameraLostError, match=r"timestamps\.csv"):
        FolderReplay(images, original_timing=True).start()
    FolderReplay(images).start()


def test_an_unreadable_image_is_told_and_leaves_a_gap(
    images: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (images / "1.png").write_bytes((images / "1.png").read_bytes()[:40])
    clock = FakeClock()
    with caplog.at_level(logging.WARNING):
        source = FolderReplay(images, clock_ns=clock.now_ns, wait=clock.wait)
        frames = all_frames(source, timeout_s=1.0)
    assert [f.frame_id for f in frames] == [0, 2]
    assert "1.png" in caplog.text


def test_a_deleted_image_leaves_a_gap(images: Path) -> None:
    source = FolderReplay(images)
    source.start()
    (images / "0.png").unlink()
    frames = [source.fetch(0.0) for _ in range(3)]
    assert [frame and frame.frame_id for frame in frames] == [None, 1, 2]


def test_nothing_but_unreadable_images_ends_with_the_timeout(images: Path) -> None:
    for path in images.iterdir():
        path.write_bytes(b"")
    ticks = iter(range(0, 10**12, 10**6))
    source = FolderReplay(images, loop=True, clock_ns=lambda: next(ticks))
    source.start()
    assert source.fetch(0.1) is None


def test_after_a_loss_it_goes_on_where_it_was(images: Path) -> None:
    source = FolderReplay(images)
    source.start()
    assert source.fetch(0.0) is not None
    away = images.with_name("away")
    images.rename(away)
    with pytest.raises(CameraLostError, match="images"):
        source.fetch(0.0)
    with pytest.raises(CameraLostError):
        source.start()
    away.rename(images)
    source.start()
    frame = source.fetch(0.0)
    assert frame is not None
    assert (frame.frame_id, frame.chunks["FileName"]) == (1, "1.png")


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_without_images_is_a_sentence(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "empty"
    if there:
        folder.mkdir()
    with pytest.raises(CameraLostError, match="empty") as caught:
        FolderReplay(folder).start()
    assert caught.value.remedy


def test_colours_and_sixteen_bits_are_kept(tmp_path: Path) -> None:
    deep = np.zeros((8, 8, 3), np.uint16)
    deep[..., 2] = 40_000
    assert cv2.imwrite(str(tmp_path / "deep.png"), deep)
    (frame,) = all_frames(FolderReplay(tmp_path))
    assert frame.pixel_format == "RGB16"
    assert frame.image[0, 0].tolist() == [40_000, 0, 0]
