"""Procedural pictures with the statistics of photos: 1/f spectra, occlusion, edges, colour.

They stand in for photos as out-of-distribution images where a site has none. Occluding shapes of
power-law size ("dead leaves") and 1/f noise are the generated pictures from which networks learn
best: Baradad et al., "Learning to See by Looking at Noise", arXiv 2106.05963.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from core.data.fractals import render_fractal

Picture = NDArray[np.float32]
"""(H, W, 3) RGB in [0, 1]."""

FRACTAL_POINTS = 20_000


def generated_picture(rng: np.random.Generator, height: int, width: int) -> Picture:
    """One picture: shapes of all sizes over one another, each with a texture of its own."""
    sheets = [_texture(rng, height, width) for _ in range(4)]
    picture = sheets[0]
    for index in range(int(rng.integers(4, 60))):
        mask = _shape(rng, height, width)
        fill = sheets[index % len(sheets)] if rng.random() < 0.7 else _colour(rng)
        shade = np.float32(rng.uniform(0.6, 1.3))
        picture = picture + mask[..., None] * (fill * shade - picture)
    if rng.random() < 0.3:
        mask = render_fractal(rng, height, width, FRACTAL_POINTS).astype(np.float32)
        picture = picture + mask[..., None] * (_texture(rng, height, width) - picture)
    return _finish(rng, np.asarray(picture, np.float32))


def _texture(rng: np.random.Generator, height: int, width: int) -> Picture:
    kinds = (_coloured_noise, _coloured_noise, _grating, _cells, _gradient)
    return kinds[int(rng.integers(len(kinds)))](rng, height, width)


def _colour(rng: np.random.Generator) -> Picture:
    """One colour, mostly muted as in photos."""
    grey = rng.uniform(0, 1)
    return (grey + rng.normal(0, rng.choice([0.03, 0.15, 0.35]), 3)).clip(0, 1).astype(np.float32)


def _between(rng: np.random.Generator, values: NDArray[np.float32]) -> Picture:
    """Map a (H, W) field of about zero mean and unit variance to a blend of two colours."""
    share = (0.5 + values * np.float32(rng.uniform(0.1, 0.5))).clip(0, 1)[..., None]
    blend: Picture = _colour(rng) * (1 - share) + _colour(rng) * share
    return blend


def _noise(rng: np.random.Generator, height: int, width: int) -> NDArray[np.float32]:
    """Noise with a power spectrum 1/f^a, stretched along a random direction."""
    spectrum = rng.normal(size=(height, width // 2 + 1)) + 1j * rng.normal(
        size=(height, width // 2 + 1)
    )
    v, u = np.meshgrid(np.fft.fftfreq(height), np.fft.rfftfreq(width), indexing="ij")
    angle, stretch = rng.uniform(0, np.pi), rng.choice([1.0, 1.0, 3.0, 8.0])
    along = u * np.cos(angle) + v * np.sin(angle)
    across = (v * np.cos(angle) - u * np.sin(angle)) * stretch
    frequency = np.sqrt(along**2 + across**2)
    frequency[0, 0] = np.inf
    field = np.fft.irfft2(spectrum / frequency ** rng.uniform(0.4, 1.6), s=(height, width))
    return np.asarray((field - field.mean()) / (field.std() + 1e-9), np.float32)


def _coloured_noise(rng: np.random.Generator, height: int, width: int) -> Picture:
    picture = _between(rng, _noise(rng, height, width))
    if rng.random() < 0.3:
        picture = 0.5 * picture + 0.5 * _between(rng, _noise(rng, height, width))
    return picture


def _grating(rng: np.random.Generator, height: int, width: int) -> Picture:
    """Stripes, or a checked pattern of two of them, soft or sharp."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    wave = np.zeros((height, width), np.float32)
    for _ in range(int(rng.integers(1, 3))):
        angle, period = rng.uniform(0, np.pi), np.exp(rng.uniform(np.log(3), np.log(60)))
        phase = (x * np.cos(angle) + y * np.sin(angle)) * (2 * np.pi / period)
        wave = wave + np.sin(phase + rng.uniform(0, 6.28)).astype(np.float32)
    return _between(rng, np.sign(wave) if rng.random() < 0.4 else wave)


def _cells(rng: np.random.Generator, height: int, width: int) -> Picture:
    """Voronoi cells: distance to the nearest of random points, as stones, scales or grains."""
    points = np.ones((height, width), np.uint8)
    count = int(np.exp(rng.uniform(np.log(10), np.log(400))))
    points[rng.integers(height, size=count), rng.integers(width, size=count)] = 0
    distance = cv2.distanceTransform(points, cv2.DIST_L2, 3)
    centred = (distance - distance.mean()) / (distance.std() + 1e-6)
    return _between(rng, centred.astype(np.float32))


def _gradient(rng: np.random.Generator, height: int, width: int) -> Picture:
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    angle = rng.uniform(0, 2 * np.pi)
    return _between(rng, (x * np.cos(angle) + y * np.sin(angle)).astype(np.float32))


def _shape(rng: np.random.Generator, height: int, width: int) -> NDArray[np.float32]:
    """(H, W) in [0, 1]: an ellipse, polygon or stroke, its size drawn from a power law."""
    canvas = np.zeros((height, width), np.uint8)
    side = min(height, width)
    radius = side * 0.03 / max(rng.random(), 0.06) ** 0.9
    centre = (int(rng.integers(width)), int(rng.integers(height)))
    kind = rng.integers(3)
    if kind == 0:
        axes = (max(1, int(radius)), max(1, int(radius * rng.uniform(0.3, 1))))
        cv2.ellipse(canvas, centre, axes, rng.uniform(0, 180), 0, 360, 255, -1, cv2.LINE_AA)
    elif kind == 1:
        angles = np.sort(rng.uniform(0, 2 * np.pi, int(rng.integers(3, 9))))
        reach = radius * rng.uniform(0.5, 1.3, angles.size)
        corners = np.stack([np.cos(angles), np.sin(angles)], 1) * reach[:, None] + centre
        cv2.fillPoly(canvas, [corners.astype(np.int32)], 255, cv2.LINE_AA)
    else:
        bends = rng.normal(0, radius, (int(rng.integers(2, 6)), 2)).cumsum(axis=0) + centre
        thickness = int(rng.integers(1, max(2, side // 16)))
        cv2.polylines(canvas, [bends.astype(np.int32)], False, 255, thickness, cv2.LINE_AA)
    return np.asarray(canvas / 255.0, np.float32)


def _finish(rng: np.random.Generator, picture: Picture) -> Picture:
    """A lens's blur and a sensor's noise, at random strength."""
    if rng.random() < 0.5:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, 1.5)), np.float32)
    noise = rng.normal(0, rng.choice([0.0, 0.01, 0.04]), picture.shape)
    return (picture + noise).clip(0, 1).astype(np.float32)
