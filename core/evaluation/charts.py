"""Geometry of the report's charts, in SVG user units; the template draws it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.evaluation.ranking import Confusion, RocCurve

WIDTH, HALF, MARGIN = 720.0, 130.0, 34.0
BINS = 48
ROC_SIDE, ROC_POINTS = 264.0, 1500
ROUND_NUMBERS = (1, 2, 5)
TICK_DISTANCE = 46.0
SMALLEST_UNIT = 1e-4
"""Of the range: what the linear part of the axis shows at least."""
SMALLEST_SPAN = 1e-6
"""Of the largest score: where all scores are equal there still is an axis."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; ``text`` says it in words."""

    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis and its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """Good images rise above the line at ``base``, bad ones hang below it."""

    good: tuple[Bar, ...]
    bad: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    threshold_x: float
    width: float = WIDTH
    height: float = 2 * HALF + 2 * MARGIN
    base: float = HALF + MARGIN


@dataclass(frozen=True, slots=True)
class RocChart:
    """``line`` is an SVG path; (``x``, ``y``) is the model's own threshold."""

    line: str
    x: float
    y: float
    side: float = ROC_SIDE


@dataclass(frozen=True, slots=True)
class Axis:
    """Linear around ``centre`` within about ``unit``, logarithmic beyond.

    Scores of good parts lie close together and those of gross defects a hundred times higher;
    one axis has to show the gap at the threshold and both humps.
    """

    centre: float
    unit: float
    low: float
    high: float

    def place(self, value: float) -> float:
        """Score to 0 ... WIDTH."""
        first, last = self._bend(self.low), self._bend(self.high)
        return (self._bend(value) - first) / (last - first) * WIDTH

    def edges(self) -> NDArray[np.float64]:
        """Scores (BINS + 1,) at equal distances."""
        bent = np.linspace(self._bend(self.low), self._bend(self.high), BINS + 1)
        edges = np.asarray(self.centre + self.unit * np.sinh(bent), np.float64)
        edges[[0, -1]] = self.low, self.high  # rounding must not lose the extreme scores
        return edges

    def _bend(self, value: float) -> float:
        return math.asinh((value - self.centre) / self.unit)


def histogram(good: Sequence[float], bad: Sequence[float], threshold: float) -> Histogram:
    """Each half is scaled to its own highest bar. Scores that are no numbers are left out."""
    first, second = _finite(good), _finite(bad)
    axis = _axis(first, second, threshold)
    return Histogram(
        good=_bars(first, axis.edges(), "good", upward=True),
        bad=_bars(second, axis.edges(), "bad", upward=False),
        ticks=_ticks(axis),
        threshold_x=axis.place(threshold),
    )


def roc_chart(curve: RocCurve, confusion: Confusion) -> RocChart:
    """Axes 0 to 1; long curves are thinned to what a screen shows."""
    last = curve.thresholds.size - 1
    chosen = np.unique(np.linspace(0, last, min(last + 1, ROC_POINTS)).round().astype(int))
    points = zip(
        curve.false_positive_rate[chosen] * ROC_SIDE,
        (1 - curve.true_positive_rate[chosen]) * ROC_SIDE,
        strict=True,
    )
    line = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    rejected = confusion.false_rejects / (confusion.false_rejects + confusion.accepted)
    caught = confusion.caught / (confusion.caught + confusion.missed)
    return RocChart(line, rejected * ROC_SIDE, (1 - caught) * ROC_SIDE)


def _finite(scores: Sequence[float]) -> NDArray[np.float64]:
    values = np.asarray(scores, np.float64)
    return values[np.isfinite(values)]


def _axis(good: NDArray[np.float64], bad: NDArray[np.float64], threshold: float) -> Axis:
    values = np.concatenate((good, bad, [threshold]))
    low, high = float(values.min()), float(values.max())
    span = max(high - low, SMALLEST_SPAN * max(abs(low), abs(high), 1.0))
    centre = float(np.median(good)) if good.size else threshold
    unit = max(abs(threshold - centre), SMALLEST_UNIT * span)
    return Axis(centre, unit, low - min(0.02 * span, unit / 4), high + 0.02 * span)


def _bars(
    scores: NDArray[np.float64], edges: NDArray[np.float64], name: str, *, upward: bool
) -> tuple[Bar, ...]:
    counts, _ = np.histogram(scores, edges)
    unit = HALF / max(int(counts.max(initial=0)), 1)
    step = WIDTH / BINS
    base = HALF + MARGIN
    return tuple(
        Bar(
            x=i * step + 0.75,
            y=base - count * unit if upward else base,
            width=step - 1.5,
            height=count * unit,
            text=f"{count} {name}, score {edges[i]:.3g} to {edges[i + 1]:.3g}",
        )
        for i, count in enumerate(counts.tolist())
        if count
    )


def _ticks(axis: Axis) -> tuple[Tick, ...]:
    """0 and round numbers, the roundest first, wherever they leave each other room."""
    top = max(abs(axis.low), abs(axis.high))
    powers = [10.0 ** (math.floor(math.log10(top)) - i) for i in range(4)]
    sizes = [0.0, *(digit * power for digit in ROUND_NUMBERS for power in powers)]
    chosen: list[Tick] = []
    for value in (sign * size for size in sizes for sign in (1, -1)):
        x = axis.place(value)
        if 12 <= x <= WIDTH - 12 and all(abs(x - t.x) >= TICK_DISTANCE for t in chosen):
            chosen.append(Tick(x, f"{value:g}"))
    return tuple(sorted(chosen, key=lambda tick: tick.x))
