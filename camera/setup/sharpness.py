"""How well a camera is focused, as a number to turn the lens by and to refuse blurred parts by."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from camera.types import Pixels

_SMALLEST_SIDE = 3
_NORMALISER = 8.0
"""The kernel's weights add up to it: the gradient is brightness per pixel."""


@dataclass(frozen=True, slots=True)
class SharpnessReading:
    """A sharpness beside the best one of the sweep so far."""

    value: float
    maximum: float

    @property
    def share(self) -> float:
        """``value`` of ``maximum``, 0 to 1; 0 as long as nothing had any contrast."""
        return self.value / self.maximum if self.maximum > 0.0 else 0.0


class SharpnessGauge:
    """Remembers the maximum while somebody turns the lens. One thread."""

    def __init__(self) -> None:
        self._maximum = 0.0

    def measure(self, image: Pixels) -> SharpnessReading:
        """Sharpness of ``image``, which should show the same part as the ones before."""
        value = sharpness(image)
        self._maximum = max(self._maximum, value)
        return SharpnessReading(value, self._maximum)

    def reset(self) -> None:
        """Forget the maximum: another part, another lens, another region."""
        self._maximum = 0.0


def sharpness(image: Pixels) -> float:
    """Mean squared gradient over squared mean brightness, in thousandths; 0 for a black image.

    Tenengrad after Krotkov, "Focusing", Int. J. of Computer Vision 1 (1988), 223-237, over all
    pixels; among the robust measures in Pertuz, Puig and Garcia, "Analysis of focus measure
    operators for shape-from-focus", Pattern Recognition 46 (2013), 1415-1432. Divided by the
    brightness, so that exposure, gain and bit depth don't pass for focus. Values compare between
    images of the same scene and size alone.

    ``image`` (H, W) or (H, W, 3) uint8 or uint16, at least 3 pixels a side: ValueError.
    """
    if min(image.shape[:2]) < _SMALLEST_SIDE:
        raise ValueError(f"Sharpness needs {_SMALLEST_SIDE} pixels a side, got {image.shape[:2]}.")
    grey = _grey(image)
    brightness = float(grey.mean())
    if brightness == 0.0:
        return 0.0
    return 1000.0 * _mean_squared_gradient(grey) / brightness**2


def _grey(image: Pixels) -> NDArray[np.float32]:
    plane = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    return np.asarray(plane, np.float32)


def _mean_squared_gradient(grey: NDArray[np.float32]) -> float:
    total = 0.0
    for dx, dy in ((1, 0), (0, 1)):
        # Replicated borders have no gradient across them: no edge that the scene doesn't have.
        gradient = cv2.Sobel(
            grey, cv2.CV_32F, dx, dy, scale=1 / _NORMALISER, borderType=cv2.BORDER_REPLICATE
        )
        total += float(cv2.norm(gradient, cv2.NORM_L2SQR))
    return total / grey.size
