"""What a model in training sees, as one picture on disk."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from core.data.images import read_image, write_image
from core.errors import GoodpartError
from core.evaluation.overlay import Rgb, display_image, overlay
from core.types import Map

SIDE = 256


def write_preview(path: Path, looks: Sequence[tuple[Path, Map]]) -> None:
    """Held-out pictures above, the same with their maps below: (2 * SIDE, n * SIDE, 3) RGB.

    A preview that can't be written or read stops no training.
    """
    with contextlib.suppress(GoodpartError):
        columns = [_column(read_image(file), cells) for file, cells in looks]
        write_image(path, np.hstack(columns))


def _column(image: np.ndarray, cells: Map) -> Rgb:
    shown = cv2.resize(display_image(image), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    pixels = cv2.resize(cells, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR)
    middle, top = float(np.median(pixels)), float(pixels.max())
    # Each by its own range: the absolute level falls while the networks learn.
    scaled = (pixels - middle) / max(top - middle, 1e-9)
    heat = overlay(np.asarray(shown, np.uint8), np.asarray(scaled, np.float32), 0.99)
    return np.asarray(np.vstack([shown, heat]), np.uint8)
