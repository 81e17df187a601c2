"""Procedural pictures that stand in for photos where a site has none.

Occluding shapes of power-law size ("dead leaves") and 1/f noise are the generated pictures from
which networks learn best: Baradad et al., "Learning to See by Looking at Noise", arXiv 2106.05963.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from core.data.fractals import render_fractal
from core.data.textures import Picture, noise, sample_colour, sample_palette, sample_texture

FRACTAL_POINTS = 20_000
FRACTAL_PROBABILITY = 0.3
SILHOUETTE_PROBABILITY = 0.4
SHADOW_PROBABILITY = 0.4
SHEETS = 4

Coverage = NDArray[np.float32]
"""(H, W) in [0, 1]: how much of each pixel a shape covers."""


def generated_picture(rng: np.random.Generator, height: int, width: int) -> Picture:
    """A ground, outlines of 1/f noise, shapes over one another, at times a fractal."""
    palette = sample_palette(rng)
    sheets = [sample_texture(rng, height, width, palette) for _ in range(SHEETS)]
    picture = sheets[0].copy()
    if rng.random() < SILHOUETTE_PROBABILITY:
        _cover(picture, _silhouette(rng, height, width), sheets[1])
    if rng.random() < 0.3:  # out of focus, as what lies behind a subject
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), rng.uniform(1, 4)), np.float32)
    for index in range(int(np.exp(rng.uniform(np.log(6), np.log(90))))):
        _add_shape(rng, picture, palette, sheets[index % SHEETS])
    if rng.random() < FRACTAL_PROBABILITY:
        mask = render_fractal(rng, height, width, FRACTAL_POINTS).astype(np.float32)
        _cover(picture, mask, sample_texture(rng, height, width, palette))
    return _captured(rng, picture)


def _add_shape(
    rng: np.random.Generator, picture: Picture, palette: Picture, sheet: Picture
) -> None:
    """Lay a shape over ``picture``, in place; at times with the shadow that it casts."""
    mask = _shape(rng, *picture.shape[:2])
    x, y, width, height = cv2.boundingRect(mask)
    if not width:
        return
    if rng.random() < SHADOW_PROBABILITY:
        _cast_shadow(rng, picture, mask)
    window = (slice(y, y + height), slice(x, x + width))
    fill = sheet[window] if rng.random() < 0.7 else sample_colour(rng, palette)
    lit = (fill * _light(rng, height, width)[..., None]).clip(0, 1)
    _cover(picture[window], np.asarray(mask[window] / 255, np.float32), lit)


def _cover(picture: Picture, coverage: Coverage, fill: Picture) -> None:
    picture += coverage[..., None] * (fill - picture)


def _cast_shadow(rng: np.random.Generator, picture: Picture, mask: NDArray[np.uint8]) -> None:
    side = min(mask.shape)
    offset = rng.uniform(-0.04, 0.04, 2) * side
    moved = cv2.warpAffine(mask, np.array([[1, 0, offset[0]], [0, 1, offset[1]]]), mask.shape[::-1])
    kernel = 2 * int(rng.integers(1, max(2, side // 24))) + 1
    soft = np.asarray(cv2.blur(moved, (kernel, kernel)), np.float32)
    picture *= 1 - soft[..., None] * np.float32(rng.uniform(0.2, 0.6) / 255)


def _light(rng: np.random.Generator, height: int, width: int) -> Coverage:
    """Factors around one that fall off over the shape, as on a curved surface."""
    y, x = np.ogrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    slope = rng.normal(0, 0.2, 2)
    light = rng.uniform(0.6, 1.3) + slope[0] * x + slope[1] * y
    return np.asarray(light, np.float32)


def _silhouette(rng: np.random.Generator, height: int, width: int) -> Coverage:
    """Hills, foliage, clouds: where steep noise is above one of its levels."""
    field = noise(rng, height, width, 2.0, 1.0)
    level = np.quantile(field, rng.uniform(0.2, 0.8))
    return np.asarray(((field - level) * 12 + 0.5).clip(0, 1), np.float32)


def _shape(rng: np.random.Generator, height: int, width: int) -> NDArray[np.uint8]:
    """(H, W) of 0 to 255: an ellipse, polygon or stroke, its size drawn from a power law."""
    canvas = np.zeros((height, width), np.uint8)
    side = min(height, width)
    radius = side * 0.03 / max(rng.random(), 0.04) ** 0.9
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
    return canvas


def _captured(rng: np.random.Generator, picture: Picture) -> Picture:
    """A light's fall-off, a lens's blur and a sensor's noise, at random strength."""
    if rng.random() < 0.5:
        picture = picture * _light(rng, *picture.shape[:2])[..., None]
    if rng.random() < 0.5:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, 1.5)), np.float32)
    strength = np.float32(rng.choice([0.0, 0.01, 0.04]))
    grains = rng.standard_normal(picture.shape, np.float32) * strength
    return (picture + grains).clip(0, 1)
