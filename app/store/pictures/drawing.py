"""The pictures of a part, as bytes of files."""

from __future__ import annotations

import numpy as np

from app.station.result import InspectionResult
from app.store.pictures.policy import PictureFormat, PictureKind, PicturePolicy
from core.data.images import encode_image
from core.evaluation.overlay import display_image, overlay
from core.scoring.maps import to_pixels
from core.types import Image

SUFFIXES = {PictureFormat.PNG: ".png", PictureFormat.JPEG: ".jpg", PictureFormat.TIFF: ".tif"}


def suffix_of(kind: PictureKind, policy: PicturePolicy) -> str:
    """Drawn pictures have 8 bits: TIFF would only make them large."""
    if kind is not PictureKind.ORIGINAL and policy.format is PictureFormat.TIFF:
        return SUFFIXES[PictureFormat.PNG]
    return SUFFIXES[policy.format]


def encoded(kind: PictureKind, result: InspectionResult, policy: PicturePolicy) -> bytes | None:
    """None where the part has no such picture. Raises ImageError."""
    picture = _picture(kind, result)
    if picture is None:
        return None
    suffix = suffix_of(kind, policy)
    if suffix != SUFFIXES[PictureFormat.JPEG]:
        return encode_image(picture, suffix)
    eight_bits = display_image(picture) if picture.dtype != np.uint8 else picture
    return encode_image(eight_bits, suffix, policy.jpeg_quality)


def _picture(kind: PictureKind, result: InspectionResult) -> Image | None:
    image = result.image
    if image is None or kind is PictureKind.ORIGINAL:
        return image
    if result.maps is None or result.model_size is None:
        return None
    size = (image.shape[0], image.shape[1])
    pixels = to_pixels(result.maps.combined, result.model_size, size)
    threshold = result.pixel_threshold or 1.0
    if kind is PictureKind.OVERLAY:
        return overlay(image, pixels, threshold)
    return overlay(np.zeros(size, np.uint8), pixels, threshold, opacity=1.0)
