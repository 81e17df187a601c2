"""Image files: reading, writing, listing."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.errors import DataError, ImageError
from core.types import Image, Mask

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"})


def list_images(folder: Path) -> list[Path]:
    """Image files directly in ``folder``, numbers in their order (2 before 10)."""
    try:
        files = [p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file()]
    except OSError as error:
        raise DataError(
            f"The folder {folder} can't be read: {error.strerror}.",
            "Its images are not available.",
            "Check the path and the permissions.",
        ) from error
    return sorted(files, key=_natural)


def list_images_below(folder: Path) -> list[Path]:
    """Image files in ``folder`` and all folders below it, folder by folder."""
    below = sorted(p for p in folder.rglob("*") if p.is_dir())
    return [path for each in (folder, *below) for path in list_images(each)]


def _natural(path: Path) -> list[tuple[int, str]]:
    return [(int(t), "") if t.isdigit() else (0, t) for t in re.split(r"(\d+)", path.name)]


def read_image(path: Path) -> Image:
    """(H, W) or (H, W, 3) RGB, uint8 or uint16. Alpha is dropped, palettes are resolved.

    Raises ImageError naming the file.
    """
    pixels = _decode(path)
    if pixels.dtype not in (np.uint8, np.uint16):
        raise _unusable(path, f"it holds {pixels.dtype} values, not 8 or 16 bits")
    if pixels.ndim == 2:
        return np.ascontiguousarray(pixels)
    channels = pixels.shape[2]
    if channels == 1:
        return np.ascontiguousarray(pixels[:, :, 0])
    if channels == 2:  # grey with alpha
        return np.ascontiguousarray(pixels[:, :, 0])
    return np.ascontiguousarray(pixels[:, :, 2::-1])


def read_mask(path: Path) -> Mask:
    """(H, W), true where the file is not black. Raises ImageError."""
    pixels = _decode(path)
    result: Mask = (pixels if pixels.ndim == 2 else pixels[..., :3].max(axis=2)) > 0
    return result


def write_image(path: Path, image: Image) -> None:
    """Write so that ``path`` is either whole or unchanged. Raises DataError (full disk, ...)."""
    bgr = image if image.ndim == 2 else image[:, :, ::-1]
    try:
        encoded = cv2.imencode(path.suffix, np.ascontiguousarray(bgr))[1]
    except cv2.error as error:
        raise ImageError(
            f"The image {path.name} can't be encoded as {path.suffix}.",
            "It was not written.",
            "Choose PNG, JPEG or TIFF.",
        ) from error
    temporary = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(encoded.tobytes())
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise DataError(
            f"The image {path} could not be written: {error.strerror}.",
            "Its picture is missing; the judgement itself is not affected.",
            "Free disk space or choose another folder.",
        ) from error


def _decode(path: Path) -> NDArray[Any]:
    # Read through numpy: cv2.imread fails on paths outside the system's code page on Windows.
    try:
        encoded = np.fromfile(path, dtype=np.uint8)
    except OSError as error:
        raise _unusable(path, error.strerror or "it can't be opened") from error
    if encoded.size == 0:
        raise _unusable(path, "the file is empty")
    try:
        pixels = cv2.imdecode(encoded, cv2.IMREAD_UNCHANGED)
    except cv2.error as error:
        raise _unusable(path, "the file is damaged or of an unknown type") from error
    if pixels is None or pixels.size == 0 or _is_truncated(path, encoded):
        raise _unusable(path, "the file is damaged or of an unknown type")
    return pixels


def _is_truncated(path: Path, encoded: NDArray[np.uint8]) -> bool:
    """OpenCV fills what is missing of a JPEG or PNG with grey; a part must not be judged by it."""
    tail = encoded[-4096:].tobytes()
    if path.suffix.lower() in (".jpg", ".jpeg"):
        return b"\xff\xd9" not in tail
    return path.suffix.lower() == ".png" and b"IEND" not in tail


def _unusable(path: Path, reason: str) -> ImageError:
    return ImageError(
        f"The image {path} can't be used: {reason}.",
        "It was neither learned from nor judged.",
        "Replace or remove the file.",
    )
