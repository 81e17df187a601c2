"""Thumbnails of test images with their heat map."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from core.data.images import read_image
from core.evaluation.inspected import InspectedImage, Inspector
from core.evaluation.overlay import display_image, outline, overlay
from core.evaluation.results import Picture
from core.types import Map

LONGEST_SIDE = 320
TRUTH_COLOUR = (0, 220, 255)


def picture(image: InspectedImage, inspector: Inspector, pixel_threshold: float) -> Picture:
    """The image beside its overlay, the true defect (where known) outlined in cyan."""
    scale = min(1.0, LONGEST_SIDE / max(image.size))
    size = (max(1, round(image.size[0] * scale)), max(1, round(image.size[1] * scale)))
    small = _resized(display_image(read_image(image.sample.path)), size)
    # From the cells straight to the thumbnail: a large image needs no full-size map here.
    pixels: Map = inspector.pixel_maps(image.judgement, size).combined
    marked = overlay(small, pixels, pixel_threshold)
    if image.sample.masks:
        mask = _resized(image.mask().astype(np.uint8) * 255, size)
        small = outline(small, mask > 0, TRUTH_COLOUR)
    return Picture(image.scored(), small, marked)


def _resized(image: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    return np.asarray(cv2.resize(image, size[::-1], interpolation=cv2.INTER_AREA), np.uint8)
