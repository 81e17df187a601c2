"""Values that cross module boundaries: images, maps, regions, thresholds, judgements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8] | NDArray[np.uint16]
"""(H, W) grey or (H, W, 3) RGB, uint8 or uint16. Alpha is dropped when a file is read."""

Map = NDArray[np.float32]
"""(h, w) anomaly values, one per cell or per pixel."""

Mask = NDArray[np.bool_]
"""(H, W), true where a pixel is defective (ground truth) or above a threshold."""


class Verdict(StrEnum):
    """How a part's inspection ended. Only OK lets a part pass."""

    OK = "OK"
    NG = "NG"
    UNCERTAIN = "UNCERTAIN"
    CANNOT_JUDGE = "CANNOT_JUDGE"
    ERROR = "ERROR"
    TIMEOUT = "TIMEOUT"
    MISSED = "MISSED"


@dataclass(frozen=True, slots=True)
class AnomalyMaps:
    """Normalised maps of one image, all of one shape (h, w), float32.

    0 is the 0.9 quantile and 0.1 the 0.995 quantile of good validation pixels (paper, 3.4).
    A method without a global map carries its only map three times.
    """

    local: Map
    global_: Map
    combined: Map


@dataclass(frozen=True, slots=True)
class Region:
    """A connected set of pixels above the pixel threshold, in pixels of the inspected image."""

    x: int
    y: int
    width: int
    height: int
    area_px: int
    score: float
    """Maximum of the combined map inside the region."""


@dataclass(frozen=True, slots=True)
class RateInterval:
    """A rate in [0, 1] with its two-sided 95 % confidence interval."""

    expected: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Threshold:
    """An image or pixel threshold and what is known about the good parts that it rejects.

    ``warning`` is a plain sentence where ``samples`` can't support the wished rate, else "".
    """

    value: float
    samples: int
    false_reject_rate: RateInterval
    wished_rate: float
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the engine says of one image.

    ``maps`` lie on the model's cell grid (see ``Predictor``), ``regions`` in image pixels.
    ``puad_score`` is PUAD's, normalised, None for a model without it; ``lift`` is what it added to
    the score of the combined map.
    """

    verdict: Verdict
    score: float
    local_score: float
    global_score: float
    threshold: float
    maps: AnomalyMaps
    regions: tuple[Region, ...]
    puad_score: float | None = None
    lift: float = 0.0
