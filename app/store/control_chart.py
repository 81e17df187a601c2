"""Limits between which a steady process stays, and the rules that tell when it does not.

Individuals and moving range: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2. An hour's
mean is one individual: limits from the spread within an hour would be far too narrow for hundreds
of parts, because hours differ by more than chance. Rules: L. S. Nelson, The Shewhart Control
Chart: Tests for Special Causes, Journal of Quality Technology 16(4), 1984; numbers as there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from math import floor, log10

BASELINE_POINTS = 12
"""With fewer, limits are more guess than measurement."""
_D2 = 1.128
"""Expected range of two values of a normal distribution, in standard deviations."""
_SAME_SIDE, _STEADY = 9, 6
_SLACK = 1e-9
"""Of the centre: what rounding does to equal values is no drift."""


class Rule(IntEnum):
    """A reason to look; the numbers are Nelson's."""

    BEYOND = 1
    """One point more than 3 sigma off the centre."""
    SHIFT = 2
    """Nine in a row on one side of the centre."""
    DRIFT = 3
    """Six in a row that only rise, or only fall."""
    WARNING = 5
    """Two of three more than 2 sigma off, on one side."""


@dataclass(frozen=True, slots=True)
class ControlLimits:
    """``lower`` and ``upper`` are 3 sigma off the ``centre``; ``points`` made them."""

    centre: float
    sigma: float
    points: int

    @property
    def lower(self) -> float:
        return self.centre - 3 * self.sigma

    @property
    def upper(self) -> float:
        return self.centre + 3 * self.sigma


def control_limits(values: Sequence[float]) -> ControlLimits | None:
    """From a time in which all was well; None with fewer than ``BASELINE_POINTS``."""
    if len(values) < BASELINE_POINTS:
        return None
    centre = sum(values) / len(values)
    ranges = [abs(b - a) for a, b in pairwise(values)]
    sigma = sum(ranges) / len(ranges) / _D2
    return ControlLimits(centre, max(sigma, _SLACK * abs(centre)), len(values))


def broken_rules(values: Sequence[float], limits: ControlLimits) -> list[tuple[Rule, ...]]:
    """For each value, in order of time, the rules that it completes."""
    zones = [_zone(value, limits) for value in values]
    return [tuple(_broken_at(place, values, zones)) for place in range(len(values))]


def digits_for(spread: float) -> int:
    """Decimals with which values that far apart can be told from each other."""
    return min(6, max(0, 1 - floor(log10(spread)))) if spread > 0 else 3


def _zone(value: float, limits: ControlLimits) -> int:
    """How many whole sigmas off, with its sign: 0 is the centre itself, ±1 nearer than one."""
    off = value - limits.centre
    if off == 0 or limits.sigma == 0:
        return 0
    size = abs(off) / limits.sigma
    number = 4 if size > 3 else 3 if size > 2 else 2 if size > 1 else 1
    return number if off > 0 else -number


def _broken_at(place: int, values: Sequence[float], zones: Sequence[int]) -> list[Rule]:
    found = []
    if abs(zones[place]) > 3:
        found.append(Rule.BEYOND)
    for sign in (1, -1):
        sides = [sign * zone for zone in zones[: place + 1]]
        if len(sides) >= _SAME_SIDE and min(sides[-_SAME_SIDE:]) > 0:
            found.append(Rule.SHIFT)
        recent = [sign * value for value in values[max(0, place + 1 - _STEADY) : place + 1]]
        if len(recent) == _STEADY and all(a < b for a, b in pairwise(recent)):
            found.append(Rule.DRIFT)
        if sides[-1] > 2 and sum(side > 2 for side in sides[-3:]) >= 2:
            found.append(Rule.WARNING)
    return found
