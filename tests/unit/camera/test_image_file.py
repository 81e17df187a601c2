from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from camera.image_file import UnreadableImageError, load_image, pixel_format_of

RNG = np.random.default_rng(0)


def written(path: Path, pixels: NDArray[np.generic]) -> Path:
    assert cv2.imwrite(str(path), pixels)
    return path


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_grey_comes_back(tmp_path: Path, suffix: str, dtype: type[np.uint8]) -> None:
    grey = RNG.integers(0, np.iinfo(dtype).max, (20, 30), dtype)
    loaded = load_image(written(tmp_path / f"a{suffix}", grey))
    assert np.array_equal(loaded, grey)
    assert loaded.flags.c_contiguous
    assert pixel_format_of(loaded) == f"Mono{grey.itemsize * 8}"


@pytest.mark.parametrize("channels", [3, 4])
def test_colour_is_rgb_without_alpha(tmp_path: Path, channels: int) -> None:
    colours = RNG.integers(0, 255, (20, 30, channels), np.uint8)
    loaded = load_image(written(tmp_path / "a.png", colours))
    assert np.array_equal(loaded, colours[:, :, 2::-1])
    assert loaded.flags.c_contiguous
    assert pixel_format_of(loaded) == "RGB8"


@pytest.mark.parametrize("suffix", [".png", ".jpg"])
def test_a_file_that_was_cut_short_is_no_image(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path / f"a{suffix}", RNG.integers(0, 255, (64, 64), np.uint8))
    load_image(path)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(UnreadableImageError, match="too early"):
        load_image(path)


def test_the_end_of_a_thumbnail_is_not_the_end_of_the_image(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jpg", RNG.integers(0, 255, (64, 64), np.uint8))
    content = path.read_bytes()
    thumbnail = b"\xff\xd8thumbnail\xff\xd9"
    segment = b"\xff\xe1" + (len(thumbnail) + 2).to_bytes(2, "big") + thumbnail
    path.write_bytes(content[:2] + segment + content[2:])
    load_image(path)
    path.write_bytes(content[:2] + segment + content[2:-40])
    with pytest.raises(UnreadableImageError, match="too early"):
        load_image(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"no image", "unknown type"), (b"\x89PNGIEND", "damaged")],
)
def test_what_is_no_image_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    with pytest.raises(UnreadableImageError, match=reason):
        load_image(path)


def test_an_error_of_the_decoder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise cv2.error("out of luck")

    path = written(tmp_path / "a.png", np.zeros((8, 8), np.uint8))
    monkeypatch.setattr(cv2, "imdecode", fail)
    with pytest.raises(UnreadableImageError, match="damaged"):
        load_image(path)


@pytest.mark.parametrize("channels", [1, 2])
def test_grey_with_alpha_is_grey(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, channels: int
) -> None:
    path = written(tmp_path / "a.png", np.zeros((8, 8), np.uint8))
    decoded = RNG.integers(0, 255, (8, 8, channels), np.uint8)
    monkeypatch.setattr(cv2, "imdecode", lambda *arguments: decoded)
    loaded = load_image(path)
    assert np.array_equal(loaded, decoded[..., 0])
    assert loaded.flags.c_contiguous


def test_real_numbers_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.tif", np.zeros((8, 8), np.float32))
    with pytest.raises(UnreadableImageError, match="float32"):
        load_image(path)
