"""Where a part lies, compared with the reference picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.types import Image, Mask

_SIDE = 256
"""Poses are found on pictures of at most this side: some milliseconds, a tenth of a pixel."""
_STEPS, _EPSILON = 60, 1e-4

_WARP = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
_SEEN = 128
"""Of 255: at least half of the pixel is of the picture."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pose:
    """``matrix`` (2, 3) maps a pixel (x, y) of the reference to the one of the picture.

    ``shift_px`` is how far the picture's centre moved, ``angle_deg`` how far it turned,
    ``correlation`` how alike the two are after that, -1 to 1.
    """

    matrix: Matrix
    shift_px: float
    angle_deg: float
    correlation: float


class PoseFinder:
    """Finds the pose by translation and rotation that correlates best with the reference.

    Phase correlation gives the start, then the enhanced correlation coefficient is maximised
    (Evangelidis and Psarakis, "Parametric image alignment using enhanced correlation coefficient
    maximization", IEEE PAMI 30 (2008), 1858-1865). For shifts up to about a quarter of the picture
    and some degrees. One thread.
    """

    def __init__(self, reference: Image) -> None:
        self.size = (reference.shape[0], reference.shape[1])
        self._scale = min(1.0, _SIDE / max(self.size))
        self._reference = self._small(reference)
        self._window = cv2.createHanningWindow(self._reference.shape[::-1], cv2.CV_32F)

    def find(self, image: Image) -> Pose | None:
        """The pose in an image of the reference's size; None where there is nothing alike."""
        small = self._small(image)
        if not small.any() or not self._reference.any():
            return None
        start = np.eye(2, 3, dtype=np.float32)
        # Copies: it multiplies its arguments by the window where they have a size that it likes.
        start[:, 2], _ = cv2.phaseCorrelate(self._reference.copy(), small.copy(), self._window)
        criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, _STEPS, _EPSILON)
        try:
            correlation, found = cv2.findTransformECC(
                self._reference, small, start, cv2.MOTION_EUCLIDEAN, criteria
            )
        except cv2.error:  # it says so when it doesn't converge
            return None
        return self._pose(np.asarray(found, np.float64), float(correlation))

    def _small(self, image: Image) -> NDArray[np.float32]:
        grey = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
        small = cv2.resize(
            np.asarray(grey, np.float32),
            None,
            fx=self._scale,
            fy=self._scale,
            interpolation=cv2.INTER_AREA,
        )
        # About zero, since pixels that come from outside count as zero: they would pull the pose.
        return np.asarray(small - small.mean(), np.float32)

    def _pose(self, small: Matrix, correlation: float) -> Pose:
        # Pixel p of the full picture lies at (p + 0.5) * scale - 0.5 of the small one.
        half = (self._scale - 1) / 2
        shrink = np.array([[self._scale, 0, half], [0, self._scale, half], [0, 0, 1]])
        full = (np.linalg.inv(shrink) @ np.vstack([small, [0, 0, 1]]) @ shrink)[:2]
        centre = np.array([(self.size[1] - 1) / 2, (self.size[0] - 1) / 2, 1.0])
        shift = float(np.linalg.norm(full @ centre - centre[:2]))
        angle = math.degrees(math.atan2(full[1, 0], full[0, 0]))
        return Pose(full, shift, angle, correlation)


def align(image: Image, pose: Pose, offset: tuple[int, int]) -> tuple[Image, Mask]:
    """``image`` moved so that its part lies as in the reference, and which pixels are made up.

    ``offset`` (x, y) is where in ``image`` the region lies in which the pose was found. Pixels
    that come from outside repeat the border; the (H, W) mask is true there.
    """
    there = np.array([[1, 0, offset[0]], [0, 1, offset[1]], [0, 0, 1]], np.float64)
    matrix = (there @ np.vstack([pose.matrix, [0, 0, 1]]) @ np.linalg.inv(there))[:2]
    size = (image.shape[1], image.shape[0])
    moved: NDArray[Any] = cv2.warpAffine(
        image, matrix, size, flags=_WARP, borderMode=cv2.BORDER_REPLICATE
    )
    whole = np.full(image.shape[:2], 255, np.uint8)
    seen = cv2.warpAffine(whole, matrix, size, flags=_WARP, borderMode=cv2.BORDER_CONSTANT)
    return moved, np.asarray(seen < _SEEN, np.bool_)
