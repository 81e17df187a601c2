"""Where everything of one part lies: a milled flange with bolt holes, a pocket and two inserts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from camera.rendering.layers import Point, Points

BOLTS = 6
BOLT_RADIUS = 0.085
BORE_RADIUS = 0.2
CHAMFER = 1.2
"""A hole's chamfer reaches this many times the hole's radius."""
BLUE = (0.13, 0.27, 0.55)
ORANGE = (0.82, 0.42, 0.10)
INSERTS = (BLUE, ORANGE)


@dataclass(frozen=True, slots=True)
class Scene:
    """One part with its natural variation.

    Points of the part are shares of its radius from its centre, x to the right and y down
    before it is turned by ``turn`` radians.
    """

    height: int
    width: int
    centre: Point
    radius: float
    turn: float
    lamp_angle: float
    lamp_strength: float
    gains: tuple[float, float, float]
    """Exposure and white balance."""
    brush_angle: float
    insert_colours: tuple[tuple[float, float, float], ...]
    missing_bolt: int | None = None
    missing_insert: int | None = None
    bite: Points | None = None
    """Outline of what is broken off, points of the part."""

    def to_pixels(self, points: Points) -> Points:
        """(n, 2) points of the part to pixels (x, y)."""
        c, s = np.cos(self.turn), np.sin(self.turn)
        turned = points @ np.array([[c, s], [-s, c]])
        return np.asarray(turned * self.radius + np.array(self.centre), np.float64)

    def place(self, x: float, y: float) -> Point:
        """One point of the part in pixels."""
        pixel = self.to_pixels(np.array([(x, y)]))[0]
        return float(pixel[0]), float(pixel[1])

    def insert(self, number: int) -> Point:
        """Pixel centre of an insert: 0 on the left, 1 on the right."""
        return self.place(0.46 * (2 * number - 1), 0.0)

    def holes(self) -> tuple[tuple[Point, float], ...]:
        """Pixel centre and radius in pixels of the bore and of each bolt hole there is."""
        bolts = [
            (self.place(*bolt), BOLT_RADIUS * self.radius)
            for number, bolt in enumerate(bolt_circle().tolist())
            if number != self.missing_bolt
        ]
        return ((self.centre, BORE_RADIUS * self.radius), *bolts)


def bolt_circle() -> Points:
    """(BOLTS, 2): points of the part on which bolt holes lie."""
    angles = (2 * np.arange(BOLTS) + 1) * np.pi / BOLTS
    return 0.76 * np.stack((np.cos(angles), np.sin(angles)), axis=1)


def on_metal(points: Points) -> NDArray[np.bool_]:
    """(n,): which points of the part lie on its face, clear of the rim, holes and chamfers."""
    away = np.hypot(*points.T)
    to_bolts = np.linalg.norm(points[:, None] - bolt_circle()[None], axis=2).min(axis=1)
    clear = (away < 0.95) & (away > CHAMFER * BORE_RADIUS) & (to_bolts > CHAMFER * BOLT_RADIUS)
    return np.asarray(clear, np.bool_)


def draw_scene(rng: np.random.Generator, height: int, width: int) -> Scene:
    """A good part: pose, light and colours vary as on a line."""
    side = min(height, width)
    shift = rng.normal(0, 0.009, 2) * side
    shade = rng.normal(0, 0.015, (len(INSERTS), 1)) + rng.normal(0, 0.006, (len(INSERTS), 3))
    colours = np.clip(np.array(INSERTS) + shade, 0, 1)
    gains = rng.normal(1, 0.02) * rng.normal(1, 0.004, 3)
    return Scene(
        height=height,
        width=width,
        centre=(width / 2 + float(shift[0]), height / 2 + float(shift[1])),
        radius=side * 0.42 * float(rng.normal(1, 0.006)),
        turn=float(np.radians(rng.normal(0, 1.6))),
        lamp_angle=float(rng.normal(-2.2, 0.08)),
        lamp_strength=float(rng.uniform(0.12, 0.18)),
        gains=_triple(gains),
        brush_angle=float(np.radians(rng.normal(20, 3))),
        insert_colours=tuple(_triple(colour) for colour in colours),
    )


def _triple(values: NDArray[np.float64]) -> tuple[float, float, float]:
    red, green, blue = (float(value) for value in values)
    return red, green, blue
