"""Anti-aliased shapes, and how they are laid over a picture.

Planes are (1, H, W) grey or (3, H, W) RGB, float32 in [0, 1]; coordinates are pixels
(x, y), pixel centres whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Points = NDArray[np.float64]
"""(n, 2)."""
Point = tuple[float, float]
Colour = tuple[float, ...]
"""RGB, or a grey alone."""

_OVERSAMPLING = 4


@dataclass(frozen=True, slots=True)
class Layer:
    """``cover`` (h, w) in [0, 1] of a window that may reach beyond the picture."""

    cover: Floats
    left: int
    top: int

    def faded(self, factor: float | NDArray[np.floating]) -> Layer:
        """The same shape, thinner."""
        return replace(self, cover=np.asarray(self.cover * factor, np.float32))

    def offsets(self, centre: Point) -> tuple[Floats, Floats]:
        """(1, w) and (h, 1): where the window's columns and rows lie, seen from ``centre``."""
        height, width = self.cover.shape
        return _offsets(self.left, self.top, width, height, centre)

    def distance(self, centre: Point) -> Floats:
        """(h, w): pixels from ``centre``."""
        x, y = self.offsets(centre)
        return np.asarray(np.sqrt(x * x + y * y), np.float32)


def blend(planes: Floats, colour: Colour | Floats, layer: Layer) -> None:
    """Lay ``colour`` over ``planes``, in place; as planes it is of the whole picture's size."""
    window, cover = _clipped(planes, layer)
    under = planes[:, *window]
    over = colour[:, *window] if isinstance(colour, np.ndarray) else _column(colour)
    under += cover * (over - under)


def stain(planes: Floats, colour: Colour, layer: Layer) -> None:
    """Let ``planes`` shine through a film of that colour, in place."""
    window, cover = _clipped(planes, layer)
    planes[:, *window] *= 1 - cover * (1 - _column(colour))


def disc(centre: Point, radius: float, softness: float = 1.0) -> Layer:
    """Its edge fades over ``softness`` pixels."""
    blank = _around(centre, radius + softness)
    return replace(blank, cover=_inside(blank.distance(centre), radius, softness))


def ring(centre: Point, radius: float, thickness: float) -> Layer:
    """``radius`` is that of the ring's middle."""
    blank = _around(centre, radius + thickness + 1)
    return replace(
        blank, cover=_inside(np.abs(blank.distance(centre) - radius), thickness / 2, 1.0)
    )


def slot(start: Point, end: Point, radius: float, softness: float = 1.0) -> Layer:
    """A line with round ends."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    along = np.array(end) - np.array(start)
    length = float(np.hypot(*along))
    blank = _around(middle, length / 2 + radius + softness)
    x, y = blank.offsets(start)
    share = np.clip((x * along[0] + y * along[1]) / length**2, 0, 1)
    away = np.hypot(x - share * along[0], y - share * along[1])
    return replace(blank, cover=_inside(np.asarray(away, np.float32), radius, softness))


def polygon(corners: Points) -> Layer:
    """Filled."""
    canvas, left, top = _canvas(corners, 1.0)
    cv2.fillPoly(canvas, [_on_canvas(corners, left, top)], (255,), cv2.LINE_AA)
    return _shrunk(canvas, left, top)


def stroke(points: Points, thickness: float, weights: Points) -> Layer:
    """An open line whose segment k covers with weight ``weights[k]``, 0 to 1."""
    canvas, left, top = _canvas(points, thickness)
    fixed = _on_canvas(points, left, top)
    pen = max(1, round(thickness * _OVERSAMPLING))
    for start, end, weight in zip(fixed[:-1], fixed[1:], weights, strict=True):
        cv2.line(canvas, start.tolist(), end.tolist(), (255 * float(weight),), pen, cv2.LINE_AA)
    return _shrunk(canvas, left, top)


def softened(layer: Layer, sigma: float) -> Layer:
    """Blurred by ``sigma`` pixels, in a window that is larger by as much as that needs."""
    rim = int(np.ceil(3 * sigma))
    padded = np.pad(layer.cover, rim)
    cover = np.asarray(cv2.GaussianBlur(padded, (0, 0), max(sigma, 0.2)), np.float32)
    return Layer(cover, layer.left - rim, layer.top - rim)


def _inside(distance: Floats, radius: float, softness: float) -> Floats:
    return np.asarray(np.clip((radius - distance) / softness + 0.5, 0, 1), np.float32)


def _around(centre: Point, reach: float) -> Layer:
    left, top = (int(np.floor(c - reach)) for c in centre)
    right, bottom = (int(np.ceil(c + reach)) + 1 for c in centre)
    return Layer(np.zeros((bottom - top, right - left), np.float32), left, top)


def _offsets(left: int, top: int, width: int, height: int, centre: Point) -> tuple[Floats, Floats]:
    x = np.arange(left, left + width, dtype=np.float32) - np.float32(centre[0])
    y = np.arange(top, top + height, dtype=np.float32) - np.float32(centre[1])
    return x[None, :], y[:, None]


def _column(colour: Colour) -> Floats:
    return np.array(colour, np.float32)[:, None, None]


def _clipped(planes: Floats, layer: Layer) -> tuple[tuple[slice, slice], Floats]:
    """The window within the picture, and the cover of what is left of it."""
    height, width = layer.cover.shape
    top, bottom = max(layer.top, 0), min(layer.top + height, planes.shape[1])
    left, right = max(layer.left, 0), min(layer.left + width, planes.shape[2])
    rows, columns = slice(top, max(top, bottom)), slice(left, max(left, right))
    inner = (
        slice(top - layer.top, rows.stop - layer.top),
        slice(left - layer.left, columns.stop - layer.left),
    )
    return (rows, columns), layer.cover[inner]


def _canvas(points: Points, margin: float) -> tuple[NDArray[np.uint8], int, int]:
    """An oversampled canvas that holds the points, with its left and top in pixels."""
    left, top = (int(v) for v in np.floor(points.min(axis=0) - margin - 1))
    right, bottom = (int(v) for v in np.ceil(points.max(axis=0) + margin + 2))
    shape = ((bottom - top) * _OVERSAMPLING, (right - left) * _OVERSAMPLING)
    return np.zeros(shape, np.uint8), left, top


def _on_canvas(points: Points, left: int, top: int) -> NDArray[np.int32]:
    moved = (points - (left, top) + 0.5) * _OVERSAMPLING - 0.5
    return np.round(moved).astype(np.int32)


def _shrunk(canvas: NDArray[np.uint8], left: int, top: int) -> Layer:
    height, width = (side // _OVERSAMPLING for side in canvas.shape)
    small = cv2.resize(canvas, (width, height), interpolation=cv2.INTER_AREA)
    return Layer(np.asarray(small * np.float32(1 / 255), np.float32), left, top)
