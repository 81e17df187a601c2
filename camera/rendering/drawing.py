"""Paints a scene, from the mat upwards."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from camera.rendering.layers import (
    Colour,
    Floats,
    Layer,
    Point,
    blend,
    disc,
    polygon,
    ring,
    slot,
    softened,
)
from camera.rendering.scene import CHAMFER, Scene
from camera.rendering.surfaces import Picture, Textures, lamp, lens

Damage = Callable[[Floats], None]
"""Spoils the planes of a part in place, before light falls on it."""

_MAT = (0.085, 0.09, 0.10)
_METAL = (0.98, 1.0, 1.03)
"""Tint of the metal, whose brightness is painted in grey."""
_FACE, _POCKET, _HOLE = 0.61, 0.46, 0.045
_BRIGHT, _DARK, _BLACK = 0.90, 0.20, 0.02
_LABEL = "FL-27A"


def paint(scene: Scene, textures: Textures, damage: Damage | None = None) -> Picture:
    """The picture without the sensor's noise."""
    mat = _coloured(_MAT, _mat(scene, textures))
    planes = mat.copy()
    metal = _coloured(_METAL, _metal(scene, textures))
    blend(planes, metal, disc(scene.centre, scene.radius))
    for number in range(len(scene.insert_colours)):
        if number != scene.missing_insert:
            _insert(planes, scene, number)
    if scene.bite is not None:
        blend(planes, mat, polygon(scene.to_pixels(scene.bite)))
    if damage is not None:
        damage(planes)
    planes *= lamp(scene.height, scene.width, scene.lamp_angle, scene.lamp_strength)
    planes *= np.array(scene.gains, np.float32)[:, None, None]
    return lens(planes)


def _coloured(colour: Colour, grey: Floats) -> Floats:
    return np.asarray(np.array(colour, np.float32)[:, None, None] * grey, np.float32)


def _mat(scene: Scene, textures: Textures) -> Floats:
    """(1, H, W): the mat with the part's soft shadow, away from the lamp."""
    grey = textures.mat[None].copy()
    shadow = _towards_lamp(scene, scene.centre, -0.065 * scene.radius)
    blend(grey, (0.2,), disc(shadow, scene.radius, 0.16 * scene.radius).faded(0.8))
    return grey


def _metal(scene: Scene, textures: Textures) -> Floats:
    """(1, H, W): the part without its inserts, as if it filled the picture."""
    grey = _coloured((_FACE,), textures.metal)
    _bevel(grey, scene, scene.centre, 0.985 * scene.radius, outward=True)
    _pocket(grey, scene, textures.pocket)
    _label(grey, scene)
    for centre, radius in scene.holes():
        _hole(grey, scene, centre, radius)
    return grey


def _towards_lamp(scene: Scene, point: Point, pixels: float) -> Point:
    x, y = math.cos(scene.lamp_angle), math.sin(scene.lamp_angle)
    return point[0] + pixels * x, point[1] + pixels * y


def _lit(scene: Scene, layer: Layer, centre: Point) -> Floats:
    """(h, w) in [-1, 1]: how much a slope that falls away from ``centre`` faces the lamp."""
    x, y = layer.offsets(centre)
    facing = x * math.cos(scene.lamp_angle) + y * math.sin(scene.lamp_angle)
    return np.asarray(facing / np.maximum(layer.distance(centre), 1), np.float32)


def _bevel(grey: Floats, scene: Scene, centre: Point, radius: float, *, outward: bool) -> None:
    """A chamfered edge: bright where it faces the lamp, dark where it faces away."""
    edge = ring(centre, radius, max(1.0, 0.026 * scene.radius))
    lit = _lit(scene, edge, centre) * (1 if outward else -1)
    blend(grey, (_BRIGHT,), edge.faded(0.15 + 0.55 * np.maximum(lit, 0)))
    blend(grey, (_DARK,), edge.faded(0.6 * np.maximum(-lit, 0)))


def _hole(grey: Floats, scene: Scene, centre: Point, radius: float) -> None:
    """A through hole: chamfer, darkness, and the wall that the lamp reaches."""
    _bevel(grey, scene, centre, radius + (CHAMFER - 1) * radius / 2, outward=False)
    inside = disc(centre, radius)
    blend(grey, (_HOLE,), inside)
    floor = inside.distance(_towards_lamp(scene, centre, 0.22 * radius))
    blend(grey, (0.27,), inside.faded(0.75 * np.clip(floor - radius + 0.5, 0, 1)))


def _pocket(grey: Floats, scene: Scene, texture: Floats) -> None:
    """A milled slot in the lower half, with the mill's marks across and its wall's shadow."""
    start, end, radius = scene.place(-0.26, 0.57), scene.place(0.26, 0.57), 0.07 * scene.radius
    outline = slot(start, end, radius)
    blend(grey, (0.75,), slot(start, end, 1.17 * radius).faded(0.7))
    blend(grey, (0.22,), outline)
    lit = [_towards_lamp(scene, point, -0.022 * scene.radius) for point in (start, end)]
    floor = slot(lit[0], lit[1], radius, 0.03 * scene.radius + 1)
    blend(grey, _coloured((_POCKET,), texture), _common(outline, floor))


def _common(first: Layer, second: Layer) -> Layer:
    """Where both cover, in the window of the first."""
    canvas = np.zeros((1, *first.cover.shape), np.float32)
    moved = Layer(second.cover, second.left - first.left, second.top - first.top)
    blend(canvas, (1.0,), moved)
    return first.faded(canvas[0])


def _label(grey: Floats, scene: Scene) -> None:
    """The stamped type of the part, in the upper half: dark, with a lit lower edge."""
    height, width = 72, 400
    canvas = np.zeros((height, width), np.uint8)
    cv2.putText(canvas, _LABEL, (8, 58), cv2.FONT_HERSHEY_SIMPLEX, 2.0, (255,), 7, cv2.LINE_AA)
    used = cv2.boundingRect(canvas)
    scale = 0.60 * scene.radius / used[2]
    text = cv2.GaussianBlur(canvas, (0, 0), max(0.4, 0.42 / scale)) * np.float32(1 / 255)
    stamp = _posed(scene, text, (used[0] + used[2] / 2, used[1] + used[3] / 2), scale)
    depth = max(0.6, 0.008 * scene.radius)
    move = np.array([[1, 0, depth * 0.6], [0, 1, depth * 0.8]])
    lit = cv2.warpAffine(stamp.cover, move, stamp.cover.shape[::-1])
    blend(grey, (_BRIGHT,), replace(stamp, cover=np.asarray(lit, np.float32)).faded(0.5))
    blend(grey, (0.28,), stamp.faded(0.9))


def _posed(scene: Scene, text: NDArray[np.floating], middle: Point, scale: float) -> Layer:
    """``text`` turned with the part, its ``middle`` laid on the part's label place."""
    x, y = scene.place(0.0, -0.50)
    reach = int(0.36 * scene.radius) + 2
    left, top = int(x) - reach, int(y) - reach // 2
    c, s = scale * np.cos(scene.turn), scale * np.sin(scene.turn)
    turn = np.array([[c, -s, 0.0], [s, c, 0.0]])
    turn[:, 2] = (x - left, y - top) - turn[:, :2] @ np.array(middle)
    cover = cv2.warpAffine(text, turn, (2 * reach, reach))
    return Layer(np.asarray(cover, np.float32), left, top)


def _insert(planes: Floats, scene: Scene, number: int) -> None:
    """A coloured plug in a dark seat, with the lamp's reflex."""
    centre, (red, green, blue) = scene.insert(number), scene.insert_colours[number]
    blend(planes, (0.15, 0.15, 0.16), disc(centre, 0.132 * scene.radius))
    plug = disc(centre, 0.116 * scene.radius)
    blend(planes, (red, green, blue), plug)
    shade = 0.35 * np.maximum(-_lit(scene, plug, centre), 0) * plug.distance(centre)
    blend(planes, (_BLACK,), plug.faded(shade / (0.116 * scene.radius)))
    reflex = _towards_lamp(scene, centre, 0.055 * scene.radius)
    lighter = (min(1, 0.45 + 0.6 * red), min(1, 0.45 + 0.6 * green), min(1, 0.45 + 0.6 * blue))
    shine = softened(disc(reflex, 0.032 * scene.radius), 0.014 * scene.radius)
    blend(planes, lighter, shine.faded(0.75))
