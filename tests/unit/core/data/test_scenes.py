import numpy as np
import pytest

from core.data.scenes import generated_picture
from core.data.textures import noise, sample_palette, sample_texture


@pytest.mark.parametrize(("height", "width"), [(40, 56), (33, 20), (64, 64)])
def test_pictures_are_colours_of_any_size(height: int, width: int) -> None:
    for seed in range(8):
        picture = generated_picture(np.random.default_rng(seed), height, width)
        assert picture.shape == (height, width, 3)
        assert picture.dtype == np.float32
        assert picture.min() >= 0
        assert picture.max() <= 1


def test_a_picture_follows_from_its_seed() -> None:
    first, again, other = (generated_picture(np.random.default_rng(s), 48, 48) for s in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_spectra_fall_as_those_of_photos() -> None:
    """Amplitude goes as 1/f^a: a is 0.9 to 1.75 in 80 % of the photos of BSDS500, so estimated."""
    exponents = []
    for seed in range(24):
        grey = generated_picture(np.random.default_rng(seed), 96, 96)[16:80, 16:80].mean(axis=2)
        window = np.outer(np.hanning(64), np.hanning(64))
        amplitude = np.abs(np.fft.fft2((grey - grey.mean()) * window))
        frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(64), np.fft.fftfreq(64)))
        band = (frequency > 0.03) & (frequency < 0.4)
        exponents.append(-np.polyfit(np.log(frequency[band]), np.log(amplitude[band]), 1)[0])
    assert 0.9 < np.median(exponents) < 1.75
    assert np.ptp(exponents) > 0.3


def test_as_many_strong_edges_as_in_photos() -> None:
    """Steps of over a fifth: 1 to 3 % of the pixels in the median photo of BSDS500."""
    pictures = [generated_picture(np.random.default_rng(s), 96, 96) for s in range(24)]
    strong = [np.mean(np.abs(np.diff(picture, axis=0)) > 0.2) for picture in pictures]
    assert 0.004 < np.median(strong) < 0.06
    assert max(strong) < 0.6


def test_noise_is_standardised_and_as_rough_as_asked() -> None:
    def roughness(falloff: float) -> float:
        field = noise(np.random.default_rng(4), 64, 80, falloff, falloff)
        assert field.shape == (64, 80)
        assert field.dtype == np.float32
        assert abs(float(field.mean())) < 1e-3
        assert float(field.std()) == pytest.approx(1, abs=1e-3)
        return float(np.abs(np.diff(field, axis=0)).mean())

    assert roughness(0.4) > 1.5 * roughness(1.6)


def test_palettes_hold_dark_and_bright_colours() -> None:
    for seed in range(10):
        palette = sample_palette(np.random.default_rng(seed))
        assert palette.shape == (6, 3)
        assert palette.min() >= 0
        assert palette.max() <= 1
        assert np.ptp(palette.mean(axis=1)) > 0.3


def test_no_texture_is_of_one_colour() -> None:
    for seed in range(30):
        rng = np.random.default_rng(seed)
        texture = sample_texture(rng, 40, 50, sample_palette(rng))
        assert texture.shape == (40, 50, 3)
        assert np.isfinite(texture).all()
        assert texture.std(axis=(0, 1)).max() > 0.005
