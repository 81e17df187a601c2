"""Procedural textures with the spectra of photos: 1/f noise, stripes, grains, shading.

Their colours come from a palette, since a photo's do, too: mostly muted, few at once.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]
"""(H, W, 3) RGB in [0, 1]."""

Field = NDArray[np.float32]
"""(H, W), about zero mean and unit variance."""

PALETTE = 6
WARPED_PROBABILITY = 0.5


def sample_palette(rng: np.random.Generator) -> Picture:
    """(6, 3) colours around one tint, from nearly grey to vivid, with dark and bright ones."""
    vividness = rng.choice([0.04, 0.1, 0.2, 0.35])
    tint = rng.normal(0, vividness, 3)
    greys = (rng.permutation(PALETTE)[:, None] + rng.uniform(0, 1, (PALETTE, 1))) / PALETTE
    colours = greys + 0.6 * tint + rng.normal(0, vividness, (PALETTE, 3))
    return np.asarray(colours.clip(0, 1), np.float32)


def sample_colour(rng: np.random.Generator, palette: Picture) -> Picture:
    """(3,) one of the palette's colours, slightly changed."""
    colour = palette[int(rng.integers(len(palette)))] + rng.normal(0, 0.03, 3)
    return np.asarray(colour.clip(0, 1), np.float32)


def sample_texture(rng: np.random.Generator, height: int, width: int, palette: Picture) -> Picture:
    """A blend of two or three colours by a random field, in half of the cases bent."""
    fields = (noise, noise, _grating, _cells, _gradient)
    field = fields[int(rng.integers(len(fields)))](rng, height, width)
    if rng.random() < WARPED_PROBABILITY:
        field = _warped(rng, field)
    picture = _blend(rng, field, palette)
    if rng.random() < 0.3:
        picture = 0.5 * picture + 0.5 * _blend(rng, noise(rng, height, width), palette)
    return picture


def noise(
    rng: np.random.Generator, height: int, width: int, steepest: float = 1.6, flattest: float = 0.4
) -> Field:
    """Noise of amplitude 1/f^a, a ~ U(flattest, steepest), stretched along a random direction."""
    shape = (height, width // 2 + 1)
    spectrum = rng.standard_normal((*shape, 2), np.float32).view(np.complex64)[..., 0]
    v = np.fft.fftfreq(height).astype(np.float32)[:, None]
    u = np.fft.rfftfreq(width).astype(np.float32)
    angle, stretch = rng.uniform(0, np.pi), rng.choice([1.0, 1.0, 3.0, 8.0])
    c, s = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    squared = (u * c + v * s) ** 2 + ((v * c - u * s) * np.float32(stretch)) ** 2
    squared[0, 0] = np.inf
    half = np.float32(-rng.uniform(flattest, steepest) / 2)
    return _standard(np.fft.irfft2(spectrum * squared**half, s=(height, width)))


def _blend(rng: np.random.Generator, field: Field, palette: Picture) -> Picture:
    share = (0.5 + field * np.float32(rng.uniform(0.15, 0.6))).clip(0, 1)[..., None]
    first, second = palette[rng.choice(len(palette), 2, replace=False)]
    blend: Picture = first * (1 - share) + second * share
    return blend


def _grating(rng: np.random.Generator, height: int, width: int) -> Field:
    """Stripes, or a checked pattern of two of them, soft or sharp."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    wave = np.zeros((height, width), np.float32)
    for _ in range(int(rng.integers(1, 3))):
        angle, period = rng.uniform(0, np.pi), np.exp(rng.uniform(np.log(3), np.log(60)))
        phase = (x * np.cos(angle) + y * np.sin(angle)) * (2 * np.pi / period)
        wave = wave + np.sin(phase + rng.uniform(0, 2 * np.pi)).astype(np.float32)
    return np.sign(wave) if rng.random() < 0.4 else wave


def _cells(rng: np.random.Generator, height: int, width: int) -> Field:
    """Voronoi cells, as stones, scales or grains: shaded by distance, or each of one value."""
    points = np.ones((height, width), np.uint8)
    count = int(np.exp(rng.uniform(np.log(10), np.log(400))))
    points[rng.integers(height, size=count), rng.integers(width, size=count)] = 0
    distance, labels = cv2.distanceTransformWithLabels(
        points, cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL
    )
    if rng.random() < 0.5:
        return _standard(np.asarray(distance))
    values = rng.normal(size=int(labels.max()) + 1)
    return _standard(values[labels] - rng.uniform(0, 0.2) * np.asarray(distance))


def _gradient(rng: np.random.Generator, height: int, width: int) -> Field:
    """Light that falls off to one side, or around a spot."""
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    if rng.random() < 0.5:
        angle = rng.uniform(0, 2 * np.pi)
        return _standard(x * np.cos(angle) + y * np.sin(angle))
    return _standard(np.hypot(x - rng.uniform(-1, 1), y - rng.uniform(-1, 1)))


def _warped(rng: np.random.Generator, field: Field) -> Field:
    """Bent by smooth displacements: stripes become grain of wood, cells become bark."""
    height, width = field.shape
    y, x = np.mgrid[:height, :width].astype(np.float32)
    reach = np.float32(min(height, width) * rng.uniform(0.01, 0.1))
    dx, dy = (_smooth(rng, height, width) * reach for _ in range(2))
    bent = cv2.remap(field, x + dx, y + dy, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(bent, np.float32)


def _smooth(rng: np.random.Generator, height: int, width: int) -> Field:
    # Steep noise has no fine detail: a fourth of the resolution is enough, and quick.
    coarse = noise(rng, height // 4 + 1, width // 4 + 1, 2.4, 1.4)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC))


def _standard(values: NDArray[np.floating]) -> Field:
    return np.asarray((values - values.mean()) / (values.std() + 1e-6), np.float32)
