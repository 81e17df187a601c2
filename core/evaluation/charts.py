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
TAIL_FACTOR = 4.0
"""Scores beyond this multiple of the threshold share the last bin: the gap is what matters."""
ROC_SIDE, ROC_POINTS = 264.0, 1500
NICE_STEPS = (1, 2, 2.5, 5, 10)


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
    tail: str
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


def histogram(good: Sequence[float], bad: Sequence[float], threshold: float) -> Histogram:
    """Each half is scaled to its own highest bar. Scores that are no numbers are left out."""
    first, second = _finite(good), _finite(bad)
    low, high, cut = _range(first, second, threshold)
    edges = np.linspace(low, high, BINS + 1)
    return Histogram(
        good=_bars(first, edges, "good", upward=True),
        bad=_bars(second, edges, "bad", upward=False),
        ticks=tuple(Tick(_place(v, low, high), f"{v:g}") for v in _nice(low, high)),
        threshold_x=_place(threshold, low, high),
        tail=f"The last bar holds all scores from {edges[-2]:.3g} up." if cut else "",
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


def _range(
    good: NDArray[np.float64], bad: NDArray[np.float64], threshold: float
) -> tuple[float, float, bool]:
    """Lowest and highest score shown, and whether higher ones were cut."""
    values = np.concatenate((good, bad, [threshold]))
    low, high = float(values.min()), float(values.max())
    enough = low + TAIL_FACTOR * (max(float(good.max(initial=threshold)), threshold) - low)
    cut = low < enough < high
    high = enough if cut else high
    margin = 0.02 * (high - low) or 0.5
    return low - margin, high if cut else high + margin, cut


def _bars(
    scores: NDArray[np.float64], edges: NDArray[np.float64], name: str, *, upward: bool
) -> tuple[Bar, ...]:
    counts, _ = np.histogram(np.minimum(scores, edges[-1]), edges)
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


def _place(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) * WIDTH


def _nice(low: float, high: float, wished: int = 8) -> list[float]:
    """Round numbers within the range."""
    rough = (high - low) / wished
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(n * power for n in NICE_STEPS if n * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step), math.floor(high / step)
    return [round(i * step, 12) for i in range(first, last + 1)]
