"""Map normalisation by quantiles (EfficientAD, section 3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.types import Map

LOW_QUANTILE, HIGH_QUANTILE = 0.9, 0.995
LOW_VALUE, HIGH_VALUE = 0.0, 0.1
SMALLEST_SPAN = 1e-9
"""A map that is constant on good images still must not divide by zero."""


@dataclass(frozen=True, slots=True)
class QuantileNormalization:
    """Linear: raw value ``low`` becomes 0 and ``high`` becomes 0.1."""

    low: float
    high: float

    def apply(self, raw: Map) -> Map:
        """Same shape, float32."""
        span = max(self.high - self.low, SMALLEST_SPAN)
        scaled = (raw - np.float32(self.low)) * np.float32(HIGH_VALUE / span)
        return np.asarray(scaled, np.float32)


def fit_quantiles(
    maps: Sequence[Map], low: float = LOW_QUANTILE, high: float = HIGH_QUANTILE
) -> QuantileNormalization:
    """Over all cells of all ``maps`` (any number of them), which must be those of real cells.

    Zero padding has no place here: padded frames would shift "0.9" to another quantile.
    """
    values = np.concatenate([m.ravel() for m in maps])
    first, second = np.quantile(values, (low, high))
    return QuantileNormalization(float(first), float(second))
