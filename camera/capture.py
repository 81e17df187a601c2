"""What is used of OpenCV's video capture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from camera.types import Pixels


class Capture(Protocol):
    """``cv2.VideoCapture``, or a double of it."""

    def isOpened(self) -> bool: ...  # noqa: N802

    def read(self) -> tuple[bool, NDArray[Any] | None]:
        """Whether there was a picture, and it: (H, W, 3) BGR or (H, W), uint8."""

    def get(self, propId: int) -> float: ...  # noqa: N803

    def set(self, propId: int, value: float) -> bool: ...  # noqa: N803

    def release(self) -> None: ...


OpenCapture = Callable[[str | int], Capture]
"""Opens a file by its path or a camera by its index; what failed is not ``isOpened``."""


def open_capture(origin: str | int) -> Capture:
    """OpenCV's own."""
    capture: Capture = cv2.VideoCapture(origin)
    return capture


def rgb(picture: NDArray[Any]) -> tuple[Pixels, str]:
    """``picture`` of a capture, contiguous, RGB or grey; and GenICam's name of what it was."""
    if picture.ndim == 2 or picture.shape[2] == 1:
        return np.ascontiguousarray(picture.reshape(picture.shape[:2]), np.uint8), "Mono8"
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB), np.uint8), "BGR8"
