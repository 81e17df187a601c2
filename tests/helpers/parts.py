"""Small pictures of parts for tests: a bright disc on a dark ground, with variation."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from core.data.images import write_image


def disc(index: int, height: int = 128, width: int = 128) -> NDArray[np.uint8]:
    """A good part, deterministic by ``index``."""
    rng = np.random.default_rng(index)
    image = np.full((height, width, 3), 60, np.uint8)
    centre = (width // 2 + int(rng.integers(-3, 4)), height // 2 + int(rng.integers(-3, 4)))
    cv2.circle(image, centre, min(height, width) // 3, (190, 180, 160), -1, cv2.LINE_AA)
    noise = rng.normal(0, 3, image.shape)
    return (image + noise).clip(0, 255).astype(np.uint8)


def write_parts(folder: Path, count: int, height: int = 128, width: int = 128) -> Path:
    """``count`` good parts as folder/good/NNN.png; returns ``folder``."""
    for index in range(count):
        write_image(folder / "good" / f"{index:03d}.png", disc(index, height, width))
    return folder
