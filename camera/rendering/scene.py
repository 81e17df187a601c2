"""Where everything of one part lies: a milled flange with bolt holes, a pocket and two inserts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BOLTS = 6
BLUE = (0.13, 0.27, 0.55)
ORANGE = (0.82, 0.42, 0.10)
INSERTS = (BLUE, ORANGE)


@dataclass(frozen=True, slots=True)
class Scene:
    """Natural variation of one part. Lengths are shares of the part's radius."""

    height: int
    width: int
    centre: tuple[float, float]
    radius: float
    turn: float
    lamp_angle: float
    lamp_strength: float
    exposure: float
    brush_angle: float
    insert_colours: tuple[tuple[float, float, float], ...]
    missing_bolt: int | None = None
    missing_insert: int | None = None

    def place(self, distance: float, angle: float) -> tuple[float, float]:
        """Pixel (x, y) of a point at polar coordinates of the part."""
        x = self.centre[0] + self.radius * distance * np.cos(angle + self.turn)
        y = self.centre[1] + self.radius * distance * np.sin(angle + self.turn)
        return float(x), float(y)

    def polygon(self, corners: NDArray[np.float64]) -> NDArray[np.float64]:
        """(n, 2) part coordinates to pixels."""
        c, s = np.cos(self.turn), np.sin(self.turn)
        turned = corners @ np.array([[c, s], [-s, c]])
        return np.asarray(turned * self.radius + np.array(self.centre), np.float64)

    def bolt(self, number: int) -> tuple[float, float]:
        """Pixel centre of a bolt hole."""
        return self.place(0.76, 2 * np.pi * number / BOLTS + np.pi / BOLTS)

    def insert(self, number: int) -> tuple[float, float]:
        """Pixel centre of an insert: 0 on the left, 1 on the right."""
        return self.place(0.46, np.pi * (1 - number))


def draw_scene(rng: np.random.Generator, height: int, width: int) -> Scene:
    """A good part: pose, light and colours vary as on a line."""
    side = min(height, width)
    shift = rng.normal(0, 0.009, 2) * side
    shade = rng.normal(0, 0.015, (len(INSERTS), 1)) + rng.normal(0, 0.006, (len(INSERTS), 3))
    colours = np.clip(np.array(INSERTS) + shade, 0, 1)
    return Scene(
        height=height,
        width=width,
        centre=(width / 2 + float(shift[0]), height / 2 + float(shift[1])),
        radius=side * 0.42 * float(rng.normal(1, 0.006)),
        turn=float(np.radians(rng.normal(0, 1.6))),
        lamp_angle=float(rng.normal(-2.2, 0.08)),
        lamp_strength=float(rng.uniform(0.12, 0.18)),
        exposure=float(rng.normal(1, 0.02)),
        brush_angle=float(np.radians(rng.normal(20, 3))),
        insert_colours=tuple((float(r), float(g), float(b)) for r, g, b in colours),
    )
