"""What can be wrong with a rendered part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from camera.rendering.drawing import Damage
from camera.rendering.layers import (
    Floats,
    Layer,
    Points,
    blend,
    polygon,
    softened,
    stain,
    stroke,
)
from camera.rendering.scene import BOLTS, Scene, on_metal
from camera.rendering.surfaces import clouds


class DefectKind(StrEnum):
    """The first three spoil the surface; in the last two every detail is good, but misplaced."""

    SCRATCH = "scratch"
    STAIN = "stain"
    CHIP = "chip"
    MISSING_FEATURE = "missing_feature"
    SWAPPED_POSITION = "swapped_position"


DEFECT_KINDS = tuple(DefectKind)
_OIL, _RUST, _SOOT = (0.50, 0.42, 0.26), (0.62, 0.34, 0.18), (0.32, 0.33, 0.35)
_TRIALS = 12


@dataclass(frozen=True, slots=True)
class Defect:
    """The scene to paint instead, and what happens to the painted part, if anything."""

    scene: Scene
    damage: Damage | None = None


def draw_defect(kind: DefectKind, scene: Scene, rng: np.random.Generator) -> Defect:
    """A defect of that kind with its natural variation."""
    draw: dict[DefectKind, Callable[[Scene, np.random.Generator], Defect]] = {
        DefectKind.SCRATCH: _scratch,
        DefectKind.STAIN: _stain,
        DefectKind.CHIP: _chip,
        DefectKind.MISSING_FEATURE: _missing_feature,
        DefectKind.SWAPPED_POSITION: _swapped_position,
    }
    return draw[kind](scene, rng)


def _missing_feature(scene: Scene, rng: np.random.Generator) -> Defect:
    """One bolt hole was not drilled, or one insert and its seat are not there."""
    if rng.random() < 0.35:
        missing = int(rng.integers(len(scene.insert_colours)))
        return Defect(replace(scene, missing_insert=missing))
    return Defect(replace(scene, missing_bolt=int(rng.integers(BOLTS))))


def _swapped_position(scene: Scene, _: np.random.Generator) -> Defect:
    """Both inserts are there, each in the other's seat."""
    return Defect(replace(scene, insert_colours=scene.insert_colours[::-1]))


def _scratch(scene: Scene, rng: np.random.Generator) -> Defect:
    """A slightly bent groove that starts and ends lightly, with a bright burr beside it."""
    path = scene.to_pixels(_clear_of_holes(rng, lambda: _bent_line(rng)))
    width = max(0.9, rng.uniform(0.011, 0.021) * scene.radius)
    pressure = np.sin(np.linspace(0.08, 0.92, len(path) - 1) * np.pi) ** 0.5
    pressure *= rng.uniform(0.75, 1.0, len(pressure))
    along = np.diff(path[[0, -1]], axis=0)[0]
    beside = np.array((-along[1], along[0])) / np.hypot(*along) * 0.8 * width
    groove = _on_part(scene, stroke(path, width, pressure))
    burr = _on_part(scene, stroke(path + beside, width, pressure))
    strength = rng.uniform(0.7, 1.0)
    dark, bright = (0.9, 0.6) if rng.random() < 0.5 else (0.45, 1.0)

    def damage(planes: Floats) -> None:
        blend(planes, (0.16, 0.16, 0.17), groove.faded(strength * dark))
        blend(planes, (0.97, 0.97, 0.98), burr.faded(strength * bright))

    return Defect(scene, damage)


def _stain(scene: Scene, rng: np.random.Generator) -> Defect:
    """A dried drop of oil, rust or soot: uneven, denser at its irregular rim."""
    rim = scene.to_pixels(_clear_of_holes(rng, lambda: _blot(rng)))
    drop = softened(polygon(rim), 0.012 * scene.radius)
    middle = softened(drop, 0.045 * scene.radius)
    grow = (middle.cover.shape[0] - drop.cover.shape[0]) // 2
    drop = Layer(np.pad(drop.cover, grow), middle.left, middle.top)
    height, width = drop.cover.shape
    patches = 1 + 0.22 * clouds(rng, height, width, 5)
    density = np.clip((1.15 - 0.45 * middle.cover) * patches, 0, 1)
    film = _on_part(scene, drop.faded(density * rng.uniform(0.55, 0.95)))
    colour = (_OIL, _RUST, _SOOT)[int(rng.integers(3))]
    return Defect(scene, lambda planes: stain(planes, colour, film))


def _chip(scene: Scene, rng: np.random.Generator) -> Defect:
    """A bite out of the outer rim, with a broken edge that glints in places."""
    angle, half = rng.uniform(0, 2 * np.pi), rng.uniform(0.06, 0.13)
    depth = rng.uniform(0.05, 0.12)
    around = np.linspace(angle - half, angle + half, 9)
    around[1:-1] += rng.normal(0, 0.06 * half, 7)
    profile = np.sin(np.linspace(0, np.pi, 9)) ** 0.7 * rng.uniform(0.7, 1.15, 9)
    away = 1.005 - depth * profile
    edge = np.stack((np.cos(around), np.sin(around)), axis=1) * away[:, None]
    outside = np.stack((np.cos(around), np.sin(around)), axis=1)[::-1] * 1.05
    broken = replace(scene, bite=np.concatenate((edge, outside)))
    width = max(1.0, 0.02 * scene.radius)
    facets = _on_part(scene, stroke(scene.to_pixels(edge), width, rng.uniform(0.1, 0.9, 8)))
    return Defect(broken, lambda planes: blend(planes, (0.86, 0.87, 0.88), facets))


def _bent_line(rng: np.random.Generator) -> Points:
    """(16, 2) points of the part."""
    angle, length = rng.uniform(0, 2 * np.pi), rng.uniform(0.22, 0.55)
    share = np.linspace(-0.5, 0.5, 16)
    bend = rng.normal(0, 0.06) * np.cos(share * np.pi) + rng.normal(0, 0.004, 16)
    c, s = np.cos(angle), np.sin(angle)
    line = length * np.stack((share * c - bend * s, share * s + bend * c), axis=1)
    return np.asarray(line + _anywhere(rng), np.float64)


def _blot(rng: np.random.Generator) -> Points:
    """(48, 2) points of the part around an irregular drop."""
    angles = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    wobble = np.ones(48)
    for waves, size in ((2, 0.20), (3, 0.12), (5, 0.07), (9, 0.03)):
        wobble += rng.normal(0, size) * np.cos(waves * angles + rng.uniform(0, 2 * np.pi))
    reach = rng.uniform(0.06, 0.14) * np.clip(wobble, 0.4, 1.7)
    rim = np.stack((np.cos(angles), np.sin(angles)), axis=1) * reach[:, None]
    return np.asarray(rim + _anywhere(rng), np.float64)


def _anywhere(rng: np.random.Generator) -> Points:
    """(2,): a point of the part, each patch of it equally likely."""
    away, angle = np.sqrt(rng.uniform(0.08, 0.8)), rng.uniform(0, 2 * np.pi)
    return np.asarray((away * np.cos(angle), away * np.sin(angle)), np.float64)


def _clear_of_holes(rng: np.random.Generator, draw: Callable[[], Points]) -> Points:
    """The first of some drawn shapes that lies on the metal, else the one that lies best."""
    shapes = [draw() for _ in range(_TRIALS)]
    return max(shapes, key=lambda points: float(on_metal(points).mean()))


def _on_part(scene: Scene, layer: Layer) -> Layer:
    """Nothing sticks to a hole or to the mat beside the part."""
    keep = np.clip(scene.radius - layer.distance(scene.centre) + 0.5, 0, 1)
    for centre, radius in scene.holes():
        keep *= np.clip(layer.distance(centre) - radius + 0.5, 0, 1)
    return layer.faded(np.asarray(keep, np.float32))
