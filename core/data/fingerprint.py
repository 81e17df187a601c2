"""A picture's fingerprint: equal for copies, nearly equal for the same part at the same place."""

from __future__ import annotations

import cv2
import numpy as np

from core.types import Image

SIDE = 16
ALIKE_BITS = 1
FLAT_DEVIATION = 2.0
"""Standard deviation in grey levels of 255 under which an image shows nothing."""


def fingerprint(image: Image) -> int:
    """Difference hash of 16 x 16 gradients, 256 bits: survives recompression and brightness."""
    grey = _grey(image)
    small = cv2.resize(grey, (SIDE + 1, SIDE), interpolation=cv2.INTER_AREA)
    bits = np.packbits(small[:, 1:] > small[:, :-1])
    return int.from_bytes(bits.tobytes(), "big")


def look_alike(one: int, other: int) -> bool:
    """Whether two fingerprints are of almost the same picture."""
    return (one ^ other).bit_count() <= ALIKE_BITS


def is_flat(image: Image) -> bool:
    """Whether the image is one even colour."""
    return bool(_grey(image).std() < FLAT_DEVIATION)


def _grey(image: Image) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """(H, W) on 0 to 255; 16-bit images by what they use."""
    grey = image if image.ndim == 2 else image.mean(axis=2)
    full = 255.0 if image.dtype == np.uint8 else max(float(grey.max()), 1.0)
    return np.asarray(grey * (255.0 / full), np.float32)
