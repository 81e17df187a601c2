"""Image files: reading, writing, listing."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.errors import DataError, ImageError, writing_remedy
from core.types import Image, Mask

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"})
SMALLEST_SIDE = 8
"""Of a picture in pixels, from which it can be judged."""
_SIXTEEN_BIT_SUFFIXES = frozenset({".png", ".tif", ".tiff"})
_JPEG_START, _JPEG_END, _JPEG_SCAN = b"\xff\xd8", b"\xff\xd9", 0xDA
_PNG_START, _PNG_END = b"\x89PNG", b"IEND\xaeB`\x82"


def list_images(folder: Path) -> list[Path]:
    """Image files directly in ``folder``, numbers in their order (2 before 10).

    Hidden files, as macOS leaves beside the real ones, are no images. Raises DataError.
    """
    try:
        files = [p for p in folder.iterdir() if _is_listed(p)]
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


def _is_listed(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    # The name itself settles ties (1.png, 01.png): splits must not depend on the file system.
    parts = re.split(r"(\d+)", path.name)
    return [(int(t), "") if t.isdecimal() else (0, t) for t in parts], path.name


def read_image(path: Path) -> Image:
    """(H, W) or (H, W, 3) RGB, uint8 or uint16. Alpha is dropped, palettes are resolved.

    Pixels come as stored: a turning noted in EXIF is not applied, since masks don't follow it.
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
    """Write so that ``path`` is either whole or unchanged. Raises DataError (full disk, ...).

    16 bits go into PNG and TIFF alone; elsewhere OpenCV would cut them off at white: ImageError.
    """
    encoded = encode_image(image, path.suffix)
    temporary = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(encoded)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise DataError(
            f"The image {path} could not be written: {error.strerror}.",
            "Its picture is missing; the judgement itself is not affected.",
            writing_remedy(error),
        ) from error


def encode_image(image: Image, suffix: str, quality: int | None = None) -> bytes:
    """The content of a file with that ``suffix``; ``quality`` of a JPEG from 1 to 100.

    Raises ImageError as ``write_image`` does.
    """
    bgr = image if image.ndim == 2 else image[:, :, ::-1]
    suits = image.dtype == np.uint8 or suffix.lower() in _SIXTEEN_BIT_SUFFIXES
    options = [] if quality is None else [cv2.IMWRITE_JPEG_QUALITY, quality]
    try:
        done, encoded = cv2.imencode(suffix, np.ascontiguousarray(bgr), options)
    except cv2.error:
        done = False
    if not (done and suits):
        raise ImageError(
            f"An image of type {image.dtype} can't be encoded as {suffix}.",
            "It was not written.",
            "Choose PNG or TIFF.",
        )
    return encoded.tobytes()


def _decode(path: Path) -> NDArray[Any]:
    # cv2.imread itself fails on paths outside the system's code page on Windows.
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unusable(path, error.strerror or "it can't be opened") from error
    if not content:
        raise _unusable(path, "the file is empty")
    if _is_truncated(content):  # before it is decoded: the decoder would write to the terminal
        raise _unusable(path, "the file is damaged or of an unknown type")
    try:
        pixels = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error as error:
        raise _unusable(path, "the file is damaged or of an unknown type") from error
    if pixels is None or pixels.size == 0:
        raise _unusable(path, "the file is damaged or of an unknown type")
    return pixels


def _is_truncated(content: bytes) -> bool:
    """OpenCV fills what is missing of a JPEG or PNG with grey; a part must not be judged by it.

    What a file is, its first bytes say: cameras' and users' suffixes are often wrong.
    """
    if content.startswith(_JPEG_START):
        return content.find(_JPEG_END, _jpeg_scan(content)) < 0
    return content.startswith(_PNG_START) and _PNG_END not in content


def _jpeg_scan(content: bytes) -> int:
    """Where the picture's own pixels begin: a preview in the header has an end mark, too."""
    place = len(_JPEG_START)
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == _JPEG_SCAN:
            break
        length = int.from_bytes(content[place + 2 : place + 4], "big")
        place += 1 if marker == 0xFF else 2 + length
    return place


def _unusable(path: Path, reason: str) -> ImageError:
    return ImageError(
        f"The image {path} can't be used: {reason}.",
        "It was neither learned from nor judged.",
        "Replace or remove the file.",
    )
