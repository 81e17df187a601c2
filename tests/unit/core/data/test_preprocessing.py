import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from core.data.preprocessing import (
    MEAN,
    STD,
    FromScaled,
    Preprocessing,
    denormalise,
    full_scale_of,
    normalise,
)
from core.errors import ImageError


def test_an_image_is_normalised_exactly_once() -> None:
    image = np.random.default_rng(0).integers(0, 256, (16, 16, 3)).astype(np.uint8)
    result = Preprocessing(16, 16).prepare(image)
    expected = (image / 255.0 - np.array(MEAN)) / np.array(STD)
    assert np.allclose(result.numpy(), expected.transpose(2, 0, 1), atol=1e-5)


@given(st.integers(8, 60), st.integers(8, 60), st.booleans(), st.booleans())
def test_any_image_becomes_the_networks_input(h: int, w: int, grey: bool, deep: bool) -> None:
    image = np.full((h, w) if grey else (h, w, 3), 60 if not deep else 60 * 257)
    result = Preprocessing(20, 31, 65535).prepare(image.astype(np.uint16 if deep else np.uint8))
    assert result.shape == (3, 20, 31)
    assert result.dtype == torch.float32
    colours = denormalise(result[None])
    assert torch.allclose(colours, torch.full_like(colours, 60 / 255), atol=1e-4)


@given(st.booleans(), st.booleans(), st.booleans())
def test_scaled_here_and_normalised_on_the_device_is_the_same(
    grey: bool, deep: bool, fits: bool
) -> None:
    size = (20, 31) if fits else (50, 44)
    random = np.random.default_rng(0)
    image = random.integers(0, 65536 if deep else 256, size if grey else (*size, 3))
    typed = image.astype(np.uint16 if deep else np.uint8)
    preparation = Preprocessing(20, 31, 65535)
    scaled = preparation.scale(typed)
    assert scaled.shape == (20, 31, 3)
    assert (scaled.dtype == np.uint8) is (fits and not deep)
    images = FromScaled()(torch.from_numpy(scaled)[None])
    assert images.is_contiguous(memory_format=torch.channels_last)
    assert torch.allclose(images[0], preparation.prepare(typed), atol=1e-5)


def test_scaling_takes_a_picture_that_must_not_be_written_to() -> None:
    image = np.zeros((16, 32, 3), np.uint8)[:, ::-2]
    image.flags.writeable = False
    assert torch.from_numpy(Preprocessing(16, 16).scale(image)).shape == (16, 16, 3)


def test_twelve_bits_in_sixteen_reach_white_by_their_full_scale() -> None:
    white = np.full((10, 10), 4095, np.uint16)
    colours = denormalise(Preprocessing(10, 10, 4095).prepare(white)[None])
    assert torch.allclose(colours, torch.ones_like(colours), atol=1e-5)


@pytest.mark.parametrize(
    ("highest", "scale"),
    [(0, 1023), (1023, 1023), (1024, 4095), (4095, 4095), (9000, 16383), (20000, 65535)],
)
def test_the_full_scale_is_the_smallest_that_holds_the_images(highest: int, scale: int) -> None:
    images = [np.full((4, 4), highest, np.uint16), np.full((4, 4), 255, np.uint8)]
    assert full_scale_of(images) == scale


def test_eight_bit_images_alone_leave_the_full_scale_open() -> None:
    assert full_scale_of([np.full((4, 4), 255, np.uint8)]) == 65535


def test_shrinking_averages_so_that_fine_defects_survive() -> None:
    image = np.zeros((64, 64), np.uint8)
    image[:, 30] = 255
    colours = denormalise(Preprocessing(16, 16).prepare(image)[None])
    assert colours.sum(dim=3)[0, 0, 8].item() == pytest.approx(0.25, rel=0.01)


@pytest.mark.parametrize(
    "image",
    [
        np.zeros((10, 10, 4), np.uint8),
        np.zeros((10,), np.uint8),
        np.zeros((10, 10), np.float32),
        np.zeros((7, 100), np.uint8),
        np.zeros((0, 0), np.uint8),
    ],
)
def test_what_is_no_image_is_refused(image: np.ndarray) -> None:
    with pytest.raises(ImageError):
        Preprocessing(16, 16).prepare(image)


def test_normalising_undoes_denormalising() -> None:
    images = torch.randn(2, 3, 4, 5)
    assert torch.allclose(normalise(denormalise(images)), images, atol=1e-5)
