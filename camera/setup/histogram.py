"""How the brightness of an image is spread, and how much of it is lost at both ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from camera.types import Pixels

BINS = 256


@dataclass(frozen=True, slots=True)
class Histogram:
    """``counts`` (C, bins) int64, pixels per channel: grey, or red, green, blue.

    ``clipped_dark`` and ``clipped_bright`` are shares of the pixels, 0 to 1, of which any channel
    stands at that end of the scale; what the scene had there is lost. ``mean`` is the brightness
    as a share of full scale.
    """

    counts: NDArray[np.int64]
    clipped_dark: float
    clipped_bright: float
    mean: float


def histogram(image: Pixels, *, bins: int = BINS, full_scale: int | None = None) -> Histogram:
    """``image`` (H, W) or (H, W, 3) uint8 or uint16, not empty: ValueError.

    ``full_scale`` is the brightest value that the camera can send, such as 4095 of 12 bits in
    uint16; None takes the type's. Brighter values count as clipped, in the last bin.
    """
    if image.size == 0:
        raise ValueError("There is no histogram of an empty image.")
    brightest = int(np.iinfo(image.dtype).max) if full_scale is None else full_scale
    planes: list[NDArray[Any]] = [np.asarray(plane) for plane in cv2.split(image)]
    counts = np.stack([_counts(plane, bins, brightest) for plane in planes])
    # A pixel is dark where the darkest of its channels is, bright where the brightest is.
    dark = _share(reduce(np.minimum, planes) == 0)
    bright = _share(reduce(np.maximum, planes) >= brightest)
    mean = float(np.mean(cv2.mean(image)[: len(planes)])) / brightest
    return Histogram(counts, dark, bright, mean)


def _counts(plane: NDArray[Any], bins: int, brightest: int) -> NDArray[np.int64]:
    if brightest < np.iinfo(plane.dtype).max:
        plane = np.minimum(plane, plane.dtype.type(brightest))
    counts = cv2.calcHist([plane], [0], None, [bins], [0, brightest + 1])
    return np.asarray(counts, np.int64).ravel()


def _share(there: NDArray[np.bool_]) -> float:
    return int(np.count_nonzero(there)) / there.size
