"""Hour by hour: what good parts score, how bright and sharp their pictures are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.store.control_chart import BASELINE_POINTS, broken_rules, control_limits
from app.store.figures import Stream, Trend, TrendPoint
from core.types import Verdict

MEASURES = ("score", "brightness", "sharpness")
LEAST_PARTS = 5
"""An hour with fewer is no point: its mean would jump for no reason."""


@dataclass(frozen=True, slots=True)
class HourGroup:
    """Parts of one hour, one stream and one verdict."""

    since: datetime
    stream: Stream
    verdict: Verdict
    parts: int
    sums: Mapping[str, tuple[int, float]]
    """By measure: how many parts have it, and their sum."""

    @classmethod
    def of_row(cls, row: Any, since: datetime, line: str, setup: Any) -> HourGroup:  # noqa: ANN401
        """``row``: hour, run, setup, verdict, parts, then number and sum of each measure."""
        sums = {name: (row[5 + 2 * n], row[6 + 2 * n]) for n, name in enumerate(MEASURES)}
        return cls(
            since,
            Stream(line, setup.recipe, setup.model),
            Verdict(row.verdict),
            row[4],
            {name: (number, float(total)) for name, (number, total) in sums.items() if number},
        )


def trends_of(groups: Sequence[HourGroup], earlier: Sequence[HourGroup]) -> tuple[Trend, ...]:
    """Of OK parts in the period, with those ``earlier`` as what they are compared with."""
    parts: dict[Stream, int] = {}
    for group in groups:
        if group.verdict is Verdict.OK:
            parts[group.stream] = parts.get(group.stream, 0) + group.parts
    streams = sorted(parts, key=lambda stream: -parts[stream])
    made = (_trend(stream, measure, groups, earlier) for stream in streams for measure in MEASURES)
    return tuple(trend for trend in made if any(point.in_period for point in trend.points))


def _trend(
    stream: Stream, measure: str, groups: Sequence[HourGroup], earlier: Sequence[HourGroup]
) -> Trend:
    now = _means(groups, stream, measure)
    # An hour that the period cuts in two is a point of the period alone.
    before = {at: mean for at, mean in _means(earlier, stream, measure).items() if at not in now}
    means = [(at, *mean, at in now) for at, mean in sorted((before | now).items())]
    values = [value for _, value, _, _ in means]
    limits = control_limits(values[: max(len(before), BASELINE_POINTS)])
    broken = broken_rules(values, limits) if limits is not None else [()] * len(values)
    points = tuple(
        TrendPoint(at, value, parts, in_period, rules)
        for (at, value, parts, in_period), rules in zip(means, broken, strict=True)
    )
    return Trend(stream, measure, points, limits)


def _means(
    groups: Sequence[HourGroup], stream: Stream, measure: str
) -> dict[datetime, tuple[float, int]]:
    """Mean and number of parts by the hour's beginning."""
    sums: dict[datetime, tuple[int, float]] = {}
    for group in groups:
        if group.stream == stream and group.verdict is Verdict.OK and measure in group.sums:
            number, total = sums.get(group.since, (0, 0.0))
            more, added = group.sums[measure]
            sums[group.since] = number + more, total + added
    return {at: (total / n, n) for at, (n, total) in sums.items() if n >= LEAST_PARTS}
