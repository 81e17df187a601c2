"""What can be wrong with a rendered part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from camera.rendering.drawing import polygon, soft, stroke
from camera.rendering.scene import BOLTS, Scene
from camera.rendering.surfaces import Picture, blend


class DefectKind(StrEnum):
    """The first three spoil the surface; in the last two every detail is good, but misplaced."""

    SCRATCH = "scratch"
    STAIN = "stain"
    CHIP = "chip"
    MISSING_FEATURE = "missing_feature"
    SWAPPED_POSITION = "swapped_position"


DEFECT_KINDS = tuple(DefectKind)
Damage = Callable[[Picture], Picture]


@dataclass(frozen=True, slots=True)
class Defect:
    """The scene to paint instead, and what happens to the painted picture."""

    scene: Scene
    damage: Damage


def draw_defect(kind: DefectKind, scene: Scene, rng: np.random.Generator) -> Defect:
    """A defect of that kind with its natural variation."""
    if kind is DefectKind.MISSING_FEATURE:
        return Defect(_without_a_feature(scene, rng), _untouched)
    if kind is DefectKind.SWAPPED_POSITION:
        return Defect(replace(scene, insert_colours=scene.insert_colours[::-1]), _untouched)
    damages = {
        DefectKind.SCRATCH: _scratch,
        DefectKind.STAIN: _stain,
        DefectKind.CHIP: _chip,
    }
    return Defect(scene, damages[kind](scene, rng))


def _untouched(picture: Picture) -> Picture:
    return picture


def _without_a_feature(scene: Scene, rng: np.random.Generator) -> Scene:
    if rng.random() < 0.35:
        return replace(scene, missing_insert=int(rng.integers(len(scene.insert_colours))))
    return replace(scene, missing_bolt=int(rng.integers(BOLTS)))


def _on_surface(scene: Scene, rng: np.random.Generator) -> tuple[float, float]:
    return scene.place(float(np.sqrt(rng.uniform(0.08, 0.75))), float(rng.uniform(0, 2 * np.pi)))


def _scratch(scene: Scene, rng: np.random.Generator) -> Damage:
    """A slightly bent bright line, sometimes with a dark edge."""
    start, angle = _on_surface(scene, rng), rng.uniform(0, 2 * np.pi)
    length = rng.uniform(0.22, 0.55) * scene.radius
    share = np.linspace(0, 1, 12)
    bend = rng.normal(0, 0.12) * np.sin(share * np.pi)
    x = start[0] + length * (share * np.cos(angle) - bend * np.sin(angle))
    y = start[1] + length * (share * np.sin(angle) + bend * np.cos(angle))
    thickness = max(1, round(rng.uniform(0.012, 0.024) * scene.radius))
    line = stroke(scene, np.stack((x, y), axis=1), thickness)
    brightness = float(rng.uniform(0.86, 0.98)) if rng.random() < 0.6 else 0.16
    strength = np.float32(rng.uniform(0.6, 0.95))
    return lambda picture: blend(picture, (brightness,) * 3, strength * line)


def _stain(scene: Scene, rng: np.random.Generator) -> Damage:
    """A translucent drop of oil or rust with an irregular rim."""
    centre = np.array(_on_surface(scene, rng))
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    reach = rng.uniform(0.07, 0.16) * scene.radius
    wobble = 1 + 0.25 * np.sin(angles * 2 + rng.uniform(0, 6)) + 0.12 * np.sin(angles * 5)
    rim = np.stack((np.cos(angles), np.sin(angles)), axis=1) * (reach * wobble)[:, None] + centre
    cover = soft(polygon(scene, rim), 0.018 * scene.radius)
    colour = ((0.22, 0.17, 0.10), (0.42, 0.24, 0.12), (0.12, 0.13, 0.14))[int(rng.integers(3))]
    strength = np.float32(rng.uniform(0.45, 0.8))
    return lambda picture: blend(picture, colour, strength * cover)


def _chip(scene: Scene, rng: np.random.Generator) -> Damage:
    """A bite out of the outer rim, with a broken bright edge."""
    angle, half = rng.uniform(0, 2 * np.pi), rng.uniform(0.06, 0.13)
    depth = rng.uniform(0.06, 0.13)
    around = np.linspace(angle - half, angle + half, 7)
    inner = 1 - depth * np.array([0, 0.55, 0.95, 0.75, 1.0, 0.6, 0]) * rng.uniform(0.75, 1.1, 7)
    points = [scene.place(float(d), float(a)) for d, a in zip(inner, around, strict=True)]
    points += [scene.place(1.05, float(a)) for a in around[::-1]]
    bite = polygon(scene, np.array(points))
    edge = stroke(scene, np.array(points[:7]), max(1, round(0.012 * scene.radius)))

    def damage(picture: Picture) -> Picture:
        gone = blend(picture, (0.05, 0.05, 0.055), bite)
        return blend(gone, (0.82, 0.83, 0.85), np.asarray(0.7 * edge, np.float32))

    return damage
