"""Fractals by iterated function systems.

Source: FractalAD, arXiv 2301.12739, with the sampling of contractive maps by their singular
values after Anderson and Farrell, "Improving Fractal Pre-training", arXiv 2110.03091.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from core.types import Mask

Maps = NDArray[np.float64]
"""(n, 2, 3): n affine maps of the plane."""

POINTS = 100_000
BURN_IN = 20
CHAINS = 2_000
MAPS = 2


def sample_system(rng: np.random.Generator, count: int = MAPS) -> Maps:
    """``count`` (2 or more) contractive maps whose singular values satisfy sum(s1 + 2 s2) = q.

    q ~ U((5 + n) / 2, (6 + n) / 2) gives attractors that are neither dust nor a filled square.
    """
    total = rng.uniform((5 + count) / 2, (6 + count) / 2)
    singular = _singular_values(rng, count, total)
    first, second = rng.uniform(0, 2 * np.pi, (2, count))
    signs = rng.choice([-1.0, 1.0], (count, 2))
    systems = np.empty((count, 2, 3))
    for i in range(count):
        scale = np.diag(singular[i] * signs[i])
        systems[i, :, :2] = _rotation(first[i]) @ scale @ _rotation(second[i])
    systems[:, :, 2] = rng.uniform(-1, 1, (count, 2))
    return systems


def _singular_values(rng: np.random.Generator, count: int, total: float) -> NDArray[np.float64]:
    """(n, 2) values s1 >= s2 in (0, 1) with sum(s1 + 2 s2) = total, drawn map by map."""
    values = np.empty((count, 2))
    left = total
    for i in range(count):
        others = 3.0 * (count - i - 1)  # the most that the maps to come can take
        own = rng.uniform(max(0.0, left - others), min(3.0, left)) if i < count - 1 else left
        second = rng.uniform(max(0.0, (own - 1) / 2), own / 3)
        values[i] = own - 2 * second, second
        left -= own
    return values


def _rotation(angle: float) -> NDArray[np.float64]:
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s], [s, c]])


def attractor(rng: np.random.Generator, system: Maps, points: int = POINTS) -> NDArray[np.float64]:
    """(points, 2) on the attractor: many chains run side by side, maps drawn by |det|."""
    weights = np.abs(np.linalg.det(system[:, :, :2])) + 1e-9
    weights /= weights.sum()
    position = rng.uniform(-1, 1, (CHAINS, 2))
    rounds = BURN_IN + -(-points // CHAINS)
    choices = rng.choice(len(system), size=(rounds, CHAINS), p=weights)
    kept = []
    for step, choice in enumerate(choices):
        chosen = system[choice]
        position = np.einsum("nij,nj->ni", chosen[:, :, :2], position) + chosen[:, :, 2]
        if step >= BURN_IN:
            kept.append(position)
    return np.concatenate(kept)[:points]


def render_fractal(rng: np.random.Generator, height: int, width: int, points: int = POINTS) -> Mask:
    """(height, width), true on the fractal: a random 3 x 3 brush, filling the frame."""
    places = attractor(rng, sample_system(rng), points)
    places = places[np.isfinite(places).all(axis=1)]
    low, high = places.min(axis=0), places.max(axis=0)
    unit = (places - low) / np.maximum(high - low, 1e-9)
    columns = (unit[:, 0] * (width - 1)).astype(np.int64)
    rows = (unit[:, 1] * (height - 1)).astype(np.int64)
    canvas = np.zeros((height, width), np.uint8)
    canvas[rows, columns] = 1
    brush = (rng.random((3, 3)) < 0.5).astype(np.uint8)
    brush[1, 1] = 1
    return np.asarray(cv2.dilate(canvas, brush)) > 0
