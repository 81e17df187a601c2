"""Every format against bytes that are packed here, bit by bit, by its definition."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from camera.errors import CameraError
from camera.genicam.pixel_formats import bits_per_pixel, decode

WIDTH, HEIGHT = 8, 6


def values(depth: int) -> st.SearchStrategy[NDArray[np.uint16]]:
    return arrays(np.uint16, (HEIGHT, WIDTH), elements=st.integers(0, 2**depth - 1))


def as_bytes(content: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(content, np.uint8)


def lsb_packed(pixels: NDArray[np.uint16], depth: int) -> NDArray[np.uint8]:
    """PFNC "p": one long number, the first pixel in its lowest bits."""
    number = sum(int(value) << depth * i for i, value in enumerate(pixels.ravel()))
    return as_bytes(number.to_bytes(pixels.size * depth // 8, "little"))


def full_scale(pixels: NDArray[np.uint16], depth: int) -> NDArray[np.uint16]:
    top = 2**depth - 1
    return np.asarray([[int(v) * 65535 / top for v in row] for row in pixels])


@pytest.mark.parametrize("depth", [10, 12])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_mono_of_more_than_8_bits(depth: int, data: st.DataObject) -> None:
    pixels = data.draw(values(depth))
    wanted = full_scale(pixels, depth)
    for content, name in (
        (as_bytes(pixels.astype("<u2").tobytes()), f"Mono{depth}"),
        (lsb_packed(pixels, depth), f"Mono{depth}p"),
    ):
        image = decode(content, WIDTH, HEIGHT, name)
        assert image.dtype == np.uint16
        assert np.abs(image - wanted).max() <= 1


@settings(max_examples=25, deadline=None)
@given(values(12))
def test_mono12packed_shares_the_middle_byte(pixels: NDArray[np.uint16]) -> None:
    content = bytearray()
    flat = [int(v) for v in pixels.ravel()]
    for first, second in zip(flat[::2], flat[1::2], strict=True):
        content += bytes([first >> 4, (first & 15) | (second & 15) << 4, second >> 4])
    image = decode(as_bytes(bytes(content)), WIDTH, HEIGHT, "Mono12Packed")
    assert np.abs(image - full_scale(pixels, 12)).max() <= 1


def test_black_and_white_stay_black_and_white() -> None:
    for depth in (10, 12):
        pixels = np.array([[0, 2**depth - 1] * 4] * HEIGHT, np.uint16)
        image = decode(lsb_packed(pixels, depth), WIDTH, HEIGHT, f"Mono{depth}p")
        assert (image.min(), image.max()) == (0, 65535)


@pytest.mark.parametrize(("name", "order"), [("RGB8", (0, 1, 2)), ("BGR8", (2, 1, 0))])
def test_colours_come_out_as_rgb(name: str, order: tuple[int, ...]) -> None:
    rgb = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
    content = np.ascontiguousarray(rgb[..., list(order)]).reshape(-1)
    assert np.array_equal(decode(content, WIDTH, HEIGHT, name), rgb)


def test_alpha_is_dropped() -> None:
    rgba = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 4), np.uint8)
    assert np.array_equal(decode(rgba.reshape(-1), WIDTH, HEIGHT, "RGBa8"), rgba[..., :3])


@pytest.mark.parametrize(
    ("name", "red_at", "blue_at"),
    [
        ("BayerRG8", (0, 0), (1, 1)),
        ("BayerGR8", (0, 1), (1, 0)),
        ("BayerGB8", (1, 0), (0, 1)),
        ("BayerBG8", (1, 1), (0, 0)),
    ],
)
def test_a_bayer_mosaic_of_one_colour_gives_that_colour(
    name: str, red_at: tuple[int, int], blue_at: tuple[int, int]
) -> None:
    mosaic = np.full((HEIGHT, WIDTH), 120, np.uint8)  # green
    mosaic[red_at[0] :: 2, red_at[1] :: 2] = 200
    mosaic[blue_at[0] :: 2, blue_at[1] :: 2] = 40
    image = decode(mosaic.reshape(-1), WIDTH, HEIGHT, name)
    assert image.reshape(-1, 3)[WIDTH + 1].tolist() == [200, 120, 40]
    deep = (mosaic.astype(np.uint16) << 4).astype("<u2")
    image12 = decode(as_bytes(deep.tobytes()), WIDTH, HEIGHT, name[:-1] + "12")
    assert image12.dtype == np.uint16
    assert np.abs(image12[2, 2] / 257 - [200, 120, 40]).max() < 1.5


@pytest.mark.parametrize("name", ["YCbCr422_8", "YUV422_8_UYVY"])
def test_ycbcr_is_full_range_bt601(name: str) -> None:
    for red, green, blue in ((200, 30, 60), (0, 0, 0), (255, 255, 255), (10, 220, 90)):
        luma = 0.299 * red + 0.587 * green + 0.114 * blue
        cb = 128 + (blue - luma) * 0.564
        cr = 128 + (red - luma) * 0.713
        pair = [round(luma), round(cb), round(luma), round(cr)]
        if name.endswith("UYVY"):
            pair = [pair[1], pair[0], pair[3], pair[2]]
        content = np.tile(np.asarray(pair, np.uint8), HEIGHT * WIDTH // 2)
        image = decode(content, WIDTH, HEIGHT, name)
        assert np.abs(image[0, 0].astype(int) - (red, green, blue)).max() <= 3


def test_the_picture_is_its_own() -> None:
    content = np.zeros(HEIGHT * WIDTH, np.uint8)
    image = decode(content, WIDTH, HEIGHT, "Mono8")
    content[:] = 255
    assert image.max() == 0


def test_an_unknown_format_and_too_few_bytes_are_refused() -> None:
    with pytest.raises(CameraError, match="Coord3D_ABC32f"):
        bits_per_pixel("Coord3D_ABC32f")
    with pytest.raises(CameraError, match="47 bytes"):
        decode(np.zeros(47, np.uint8), WIDTH, HEIGHT, "Mono8")
