"""When to take a picture by itself: a part came and lies still."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from core.types import Image

SIDE = 64
MOVING = 0.03
"""Mean change between two looks, as a share of the brightness, from which the scene moves."""
CHANGED = 0.03
"""The same against the last picture taken, from which it is another part or place."""
SMALLEST = 1e-6
"""Brightness of a black picture, to divide by."""
LOOKS = 5
"""So many still looks in a row make a part steady."""


class Steadiness:
    """``look`` says once per part that it lies still. One thread."""

    def __init__(self) -> None:
        self._before: NDArray[np.float32] | None = None
        self._taken: NDArray[np.float32] | None = None
        self._still = 0

    def look(self, image: Image) -> bool:
        """True when the picture should be taken: still for LOOKS looks and not taken already."""
        now = _small(image)
        moved = self._before is None or _change(self._before, now) > MOVING
        self._before = now
        self._still = 0 if moved else self._still + 1
        if self._still < LOOKS or not self._is_new(now):
            return False
        self._taken = now
        return True

    def _is_new(self, now: NDArray[np.float32]) -> bool:
        return self._taken is None or _change(self._taken, now) > CHANGED


def _small(image: Image) -> NDArray[np.float32]:
    grey = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32)


def _change(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    brightness = max(float(one.mean()), float(other.mean()), SMALLEST)
    return float(np.abs(one - other).mean()) / brightness
