"""Paints a scene."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from camera.rendering.scene import BOLTS, Scene
from camera.rendering.surfaces import Layer, Picture, blend, brushed, clouds, lamp

_FRACTION_BITS = 4
_MAT = (0.085, 0.09, 0.10)
_METAL = (0.60, 0.61, 0.63)
_HOLE = (0.045, 0.045, 0.05)
_POCKET = (0.43, 0.44, 0.46)
_STAMP = (0.36, 0.37, 0.39)


def paint(scene: Scene, rng: np.random.Generator) -> Picture:
    """The part without sensor noise. ``rng`` draws its textures: the same ones for each call
    with a generator of the same state, whatever the scene lacks.
    """
    height, width = scene.height, scene.width
    mat = np.float32(1) + 0.10 * clouds(rng, height, width, 40)
    grain = 0.035 * brushed(rng, height, width, scene.brush_angle)
    grain += 0.012 * clouds(rng, height, width, 6)
    pocket_grain = 0.05 * brushed(rng, height, width, scene.brush_angle + np.pi / 2)
    picture = np.asarray(np.array(_MAT, np.float32) * mat[..., None], np.float32)
    picture = blend(picture, (0.03, 0.03, 0.035), 0.6 * _soft_shadow(scene))
    metal = np.asarray(np.array(_METAL, np.float32) * (1 + grain[..., None]), np.float32)
    picture = blend(picture, metal, disc(scene, scene.centre, 1.0))
    picture = _edges(picture, scene, scene.centre, 1.0)
    picture = _pocket(picture, scene, pocket_grain)
    picture = _stamp(picture, scene)
    for number in range(BOLTS):
        if number != scene.missing_bolt:
            picture = _hole(picture, scene, scene.bolt(number), 0.085)
    picture = _hole(picture, scene, scene.centre, 0.2)
    for number in range(len(scene.insert_colours)):
        if number != scene.missing_insert:
            picture = _insert(picture, scene, number)
    light = lamp(height, width, scene.lamp_angle, scene.lamp_strength) * scene.exposure
    return np.asarray(picture * light[..., None], np.float32)


def disc(scene: Scene, centre: tuple[float, float], radius: float, line: float = 0.0) -> Layer:
    """Anti-aliased disc, or a ring of thickness ``line``; lengths as shares of the radius."""
    canvas = np.zeros((scene.height, scene.width), np.uint8)
    thickness = max(1, round(line * scene.radius)) if line else -1
    scale = 1 << _FRACTION_BITS
    middle = (round(centre[0] * scale), round(centre[1] * scale))
    reach = max(1, round(radius * scene.radius * scale))
    cv2.circle(canvas, middle, reach, (255,), thickness, cv2.LINE_AA, _FRACTION_BITS)
    return np.asarray(canvas / np.float32(255), np.float32)


def polygon(scene: Scene, corners: NDArray[np.float64]) -> Layer:
    """Anti-aliased filled polygon; (n, 2) pixels."""
    canvas = np.zeros((scene.height, scene.width), np.uint8)
    fixed = np.round(corners * (1 << _FRACTION_BITS)).astype(np.int32)
    cv2.fillPoly(canvas, [fixed], (255,), cv2.LINE_AA, _FRACTION_BITS)
    return np.asarray(canvas / np.float32(255), np.float32)


def stroke(scene: Scene, points: NDArray[np.float64], thickness: int) -> Layer:
    """Anti-aliased open line; (n, 2) pixels."""
    canvas = np.zeros((scene.height, scene.width), np.uint8)
    fixed = np.round(points * (1 << _FRACTION_BITS)).astype(np.int32)
    cv2.polylines(canvas, [fixed], False, (255,), thickness, cv2.LINE_AA, _FRACTION_BITS)
    return np.asarray(canvas / np.float32(255), np.float32)


def soft(layer: Layer, sigma: float) -> Layer:
    """Blurred by ``sigma`` pixels."""
    return np.asarray(cv2.GaussianBlur(layer, (0, 0), max(sigma, 0.3)), np.float32)


def _soft_shadow(scene: Scene) -> Layer:
    away = (scene.centre[0] + 0.04 * scene.radius, scene.centre[1] + 0.06 * scene.radius)
    return soft(disc(scene, away, 1.02), 0.05 * scene.radius)


def _edges(picture: Picture, scene: Scene, centre: tuple[float, float], radius: float) -> Picture:
    """A bevel: bright towards the lamp, dark away from it."""
    step = 0.012 * scene.radius
    lit = (np.cos(scene.lamp_angle) * step, np.sin(scene.lamp_angle) * step)
    bright = disc(scene, (centre[0] - lit[0], centre[1] - lit[1]), radius * 0.985, 0.02)
    dark = disc(scene, (centre[0] + lit[0], centre[1] + lit[1]), radius * 0.985, 0.02)
    picture = blend(picture, (0.86, 0.87, 0.88), 0.45 * bright)
    return blend(picture, (0.22, 0.22, 0.24), 0.35 * dark)


def _hole(picture: Picture, scene: Scene, centre: tuple[float, float], radius: float) -> Picture:
    picture = blend(picture, (0.80, 0.81, 0.82), 0.6 * disc(scene, centre, radius * 1.18, 0.02))
    picture = blend(picture, _HOLE, disc(scene, centre, radius))
    deep = (centre[0] + radius * 0.25 * scene.radius, centre[1] + radius * 0.3 * scene.radius)
    glint = disc(scene, centre, radius * 0.93) * (1 - disc(scene, deep, radius * 1.02))
    return blend(picture, (0.20, 0.20, 0.22), 0.6 * np.asarray(glint, np.float32))


def _pocket(picture: Picture, scene: Scene, grain: Layer) -> Picture:
    """A milled slot in the lower half, with the mill's marks across."""
    ends = [(-0.26, 0.50), (0.26, 0.50), (0.26, 0.64), (-0.26, 0.64)]
    cover = polygon(scene, scene.polygon(np.array(ends)))
    for x in (-0.26, 0.26):
        middle = scene.polygon(np.array([(x, 0.57)]))[0]
        cap = disc(scene, (float(middle[0]), float(middle[1])), 0.07)
        cover = np.maximum(cover, cap)
    floor = np.asarray(np.array(_POCKET, np.float32) * (1 + grain[..., None]), np.float32)
    picture = blend(picture, (0.24, 0.24, 0.26), soft(cover, 0.012 * scene.radius))
    return blend(picture, floor, soft(cover, 0.4) * cover)


def _stamp(picture: Picture, scene: Scene) -> Picture:
    """A stamped arrow and three bars in the upper half: the part's orientation mark."""
    shapes: Sequence[Sequence[tuple[float, float]]] = (
        ((-0.16, -0.50), (0.02, -0.62), (0.02, -0.50)),
        ((0.07, -0.63), (0.095, -0.63), (0.095, -0.50), (0.07, -0.50)),
        ((0.125, -0.63), (0.15, -0.63), (0.15, -0.50), (0.125, -0.50)),
        ((0.18, -0.63), (0.205, -0.63), (0.205, -0.50), (0.18, -0.50)),
    )
    for shape in shapes:
        cover = polygon(scene, scene.polygon(np.array(shape)))
        picture = blend(picture, _STAMP, 0.85 * cover)
    return picture


def _insert(picture: Picture, scene: Scene, number: int) -> Picture:
    centre, colour = scene.insert(number), scene.insert_colours[number]
    picture = blend(picture, (0.16, 0.16, 0.17), disc(scene, centre, 0.135))
    picture = blend(picture, colour, disc(scene, centre, 0.118))
    gleam = (centre[0] - 0.035 * scene.radius, centre[1] - 0.045 * scene.radius)
    lighter = tuple(min(1.0, 0.45 + 0.6 * c) for c in colour)
    shine = soft(disc(scene, gleam, 0.035), 0.012 * scene.radius)
    return blend(picture, (lighter[0], lighter[1], lighter[2]), 0.8 * shine)
