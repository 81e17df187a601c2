"""Images from files, as a camera would have sent them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from camera.types import Pixels

SUFFIXES = frozenset({".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})
_PNG_START, _PNG_END = b"\x89PNG", b"IEND"
_JPEG_START, _JPEG_SCAN, _JPEG_END = b"\xff\xd8", b"\xff\xda", b"\xff\xd9"
_GREY, _GREY_AND_ALPHA = 1, 2


class UnreadableImageError(ValueError):
    """The file holds no whole image of 8 or 16 bits; the message says why."""


def load_image(path: Path) -> Pixels:
    """(H, W) grey or (H, W, 3) RGB, contiguous; alpha is dropped.

    Raises UnreadableImageError, and OSError where the file can't be read at all.
    """
    content = path.read_bytes()
    if _is_cut_short(content):
        raise UnreadableImageError("the file ends too early")
    pixels = _decode(content)
    if pixels.ndim == 2:
        return np.ascontiguousarray(pixels)
    if pixels.shape[2] in (_GREY, _GREY_AND_ALPHA):
        return np.ascontiguousarray(pixels[:, :, 0])
    return np.ascontiguousarray(pixels[:, :, 2::-1])


def pixel_format_of(image: Pixels) -> str:
    """GenICam's name for what ``image`` is: Mono8, Mono16, RGB8, RGB16."""
    kind = "Mono" if image.ndim == 2 else "RGB"
    return f"{kind}{8 * image.dtype.itemsize}"


def _decode(content: bytes) -> NDArray[Any]:
    if not content:
        raise UnreadableImageError("the file is empty")
    try:
        pixels: NDArray[Any] | None = cv2.imdecode(
            np.frombuffer(content, np.uint8), cv2.IMREAD_UNCHANGED
        )
    except cv2.error as error:
        raise UnreadableImageError("the file is damaged or of an unknown type") from error
    if pixels is None or pixels.size == 0:
        raise UnreadableImageError("the file is damaged or of an unknown type")
    if pixels.dtype not in (np.uint8, np.uint16):
        raise UnreadableImageError(f"its values are {pixels.dtype}, not of 8 or 16 bits")
    return pixels


def _is_cut_short(content: bytes) -> bool:
    """Decoders fill what is missing with grey, and no part may be judged by that."""
    if content.startswith(_PNG_START):
        return _PNG_END not in content
    if content.startswith(_JPEG_START):
        # A thumbnail has an end of its own, but ahead of the scan of the image itself.
        return content.rfind(_JPEG_END) < content.rfind(_JPEG_SCAN)
    return False
