"""Median and 99th percentile of latencies, counted by the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Label, case, func, literal_column, select

from app.store.figures import Latency
from app.store.tables import PARTS

Conditions = Sequence[ColumnElement[bool]]


def latencies_by(
    connection: Connection, hour: Label[int], wanted: Conditions
) -> dict[int, dict[float, int]]:
    """Parts by latency, rounded, of each ``hour``: sorting a million takes three times as long."""
    ms = PARTS.c.latency_ms
    rounded = case(
        (ms < 100, func.round(ms * 2) / 2.0),
        (ms < 1000, func.round(ms / 5) * 5.0),
        else_=func.round(ms / 50) * 50.0,
    ).label("rounded")
    query = (
        select(hour, rounded, func.count())
        .where(PARTS.c.inference_ms.is_not(None), *wanted)
        .group_by(literal_column(hour.name), literal_column("rounded"))
    )
    hours: dict[int, dict[float, int]] = {}
    for begun, value, number in connection.execute(query):
        hours.setdefault(begun, {})[float(value)] = number
    return hours


def latency_of(counted: Iterable[tuple[float, int]]) -> Latency | None:
    """Of latencies with how many parts had each."""
    ordered = sorted(counted)
    total = sum(number for _, number in ordered)
    return Latency(_ranked(ordered, 0.5 * total), _ranked(ordered, 0.99 * total)) if total else None


def _ranked(ordered: Sequence[tuple[float, int]], rank: float) -> float:
    """The nearest-rank percentile: the first value that so many parts do not exceed."""
    seen = 0
    for value, number in ordered:
        seen += number
        if seen >= rank:
            return value
    return ordered[-1][0]
