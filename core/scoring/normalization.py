"""Map normalisation by quantiles (EfficientAD, section 3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.errors import TrainingError
from core.scoring.thresholds import finite_scores, spread_of
from core.types import Map

LOW_QUANTILE, HIGH_QUANTILE = 0.9, 0.995
LOW_VALUE, HIGH_VALUE = 0.0, 0.1
SMALLEST_SPAN = 1e-9
SMALLEST_RELATIVE_SPAN = 1e-5
"""A map that is constant on good images must neither divide by zero nor magnify rounding."""


@dataclass(frozen=True, slots=True)
class QuantileNormalization:
    """Linear: raw value ``low`` becomes 0 and ``high`` becomes 0.1."""

    low: float
    high: float

    def apply(self, raw: Map) -> Map:
        """Same shape, float32."""
        scaled = (raw - np.float32(self.low)) * np.float32(HIGH_VALUE / self._span)
        return np.asarray(scaled, np.float32)

    def value(self, raw: float) -> float:
        """Of a single number."""
        return (raw - self.low) * HIGH_VALUE / self._span

    @property
    def _span(self) -> float:
        smallest = max(SMALLEST_SPAN, SMALLEST_RELATIVE_SPAN * abs(self.high))
        return max(self.high - self.low, smallest)


def fit_distance(distances: Sequence[float], scores: Sequence[float]) -> QuantileNormalization:
    """One number per good image, brought to the scale of the ``scores`` of the same images' maps.

    Its mean becomes 0 and its standard deviation theirs: the paper's sum of both (PUAD, arXiv
    2402.15143), without dividing the maps' score, whose scale the pixel threshold shares. Not by
    quantiles: tens of images have no 0.995 quantile. Raises TrainingError for what is not finite.
    """
    values, others = finite_scores(distances), finite_scores(scores)
    span = HIGH_VALUE * spread_of(values) / spread_of(others)
    mean = float(values.mean())
    return QuantileNormalization(mean, mean + span)


def fit_quantiles(
    maps: Sequence[Map], low: float = LOW_QUANTILE, high: float = HIGH_QUANTILE
) -> QuantileNormalization:
    """Over all cells of all ``maps`` (any number of them), which must be those of real cells.

    Zero padding has no place here: padded frames would shift "0.9" to another quantile.
    Raises TrainingError where a map holds a value that is not finite, or there is none.
    """
    values = np.concatenate([m.ravel() for m in maps] or [np.empty(0, np.float32)])
    if values.size == 0 or not np.isfinite(values).all():
        raise TrainingError(
            "The model has no finite anomaly map for every held-out good image.",
            "Its maps can't be brought to a common scale, so it can't judge parts.",
            "Train again with more good images or with a lower learning rate.",
        )
    first, second = np.quantile(values, (low, high))
    return QuantileNormalization(float(first), float(second))
