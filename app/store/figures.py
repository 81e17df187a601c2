"""What a time on record comes to: counts, causes, places, trends. Knows no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.shifts import shifts_of
from app.store.control_chart import ControlLimits, Rule
from core.types import Verdict

LOST = (Verdict.TIMEOUT, Verdict.MISSED, Verdict.ERROR)
"""Parts that nobody judged in time: one number for people."""
STACK = ((Verdict.OK,), (Verdict.NG,), (Verdict.UNCERTAIN,), (Verdict.CANNOT_JUDGE,), LOST)
"""What bars of counts are made of, from the axis upwards."""
MOST_HOURS = 26
"""A longer time is told by shifts: hours would be pages long, and too small to see."""
SHOWN_BEFORE = 16
"""Points of a trend before the period."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many parts ended how."""

    counts: Mapping[Verdict, int] = field(default_factory=dict)

    def of(self, *verdicts: Verdict) -> int:
        return sum(self.counts.get(verdict, 0) for verdict in verdicts)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def yield_rate(self) -> float | None:
        """OK among all parts, as the line counts it; None before the first."""
        return self.of(Verdict.OK) / self.total if self.total else None


def summed(tallies: Iterable[Tally]) -> Tally:
    counts: dict[Verdict, int] = {}
    for tally in tallies:
        for verdict, number in tally.counts.items():
            counts[verdict] = counts.get(verdict, 0) + number
    return Tally(counts)


@dataclass(frozen=True, slots=True)
class Latency:
    """From the frame's arrival to the verdict, of parts that the engine judged.

    To 0.25 ms below 100 ms, to 2.5 % above.
    """

    median_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class Period:
    """A time with its parts. ``since`` and ``until`` have a time zone."""

    since: datetime
    until: datetime
    tally: Tally
    latency: Latency | None = None


class Kind(StrEnum):
    """Which map carried the score of a rejected part."""

    SURFACE = "surface"
    """The local one: scratches, stains, dents."""
    LAYOUT = "layout"
    """The global one: something is missing, or where it should not be."""
    BOTH = "both"
    """Equal, as with a method that has one map only."""
    NO_SCORE = "no score"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why parts were not judged. Values in the sentence are left out: they differ every time."""

    verdict: Verdict
    text: str
    number: int


Cell = tuple[int, int]
"""Column and row on the grid, from 0 at the top left."""


def cell_name(cell: Cell) -> str:
    """As on a chessboard, but from the top: A1 is the top left."""
    return f"{chr(ord('A') + cell[0])}{cell[1] + 1}"


@dataclass(frozen=True, slots=True)
class Places:
    """Where rejected parts differ: each counts once, where its strongest region has its middle.

    ``width_px`` and ``height_px`` are how far the regions on record reach: the size of the
    inspected image is not on record.
    """

    columns: int
    rows: int
    width_px: int
    height_px: int
    counts: Mapping[Cell, int] = field(default_factory=dict)
    without: int = 0
    """Rejected parts without any region: only the score as a whole was too high."""

    def ranked(self) -> list[tuple[Cell, int]]:
        """The most frequent first."""
        return sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))


@dataclass(frozen=True, slots=True)
class Stream:
    """Parts that may be compared: one line, one product, one model."""

    line: str
    recipe: str
    model: str


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The mean of an hour's OK parts."""

    since: datetime
    value: float
    parts: int
    in_period: bool
    """False: before the period that is looked at, for comparison."""
    broken: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """A measure over hours. ``limits`` is None with too few hours for any."""

    stream: Stream
    measure: str
    """"score", or a gate's name: brightness, sharpness, ..."""
    points: tuple[TrendPoint, ...]
    limits: ControlLimits | None

    @property
    def shown_points(self) -> tuple[TrendPoint, ...]:
        """Those of the period, with some before them that do not crowd them out."""
        inside = sum(point.in_period for point in self.points)
        return self.points[-(inside + max(SHOWN_BEFORE, inside // 2)) :]

    @property
    def broken(self) -> tuple[TrendPoint, ...]:
        """Points of the period at which a rule is broken."""
        return tuple(point for point in self.points if point.in_period and point.broken)


@dataclass(frozen=True, slots=True)
class Figures:
    """All of a period. Hours without parts are not in ``hours``."""

    since: datetime
    until: datetime
    tally: Tally
    latency: Latency | None
    hours: tuple[Period, ...]
    shifts: tuple[Period, ...]
    by_line: Mapping[str, Tally]
    by_recipe: Mapping[str, Tally]
    kinds: Mapping[Kind, int]
    places: Places
    reasons: tuple[Reason, ...]
    trends: tuple[Trend, ...]
    """Those with the most parts first; per stream the score comes first."""

    @property
    def by_hour(self) -> bool:
        return len(self.hours) <= MOST_HOURS

    @property
    def periods(self) -> tuple[Period, ...]:
        """Hours, or shifts of a longer time."""
        return self.hours if self.by_hour else self.shifts

    @property
    def days(self) -> tuple[Period, ...]:
        """Local calendar days with parts; the first and the last are cut to the time."""
        hours: dict[date, list[Period]] = {}
        for hour in self.hours:
            hours.setdefault(hour.since.astimezone().date(), []).append(hour)
        return tuple(
            Period(
                max(self.since, day.since),
                min(self.until, day.until),
                summed(hour.tally for hour in found),
            )
            for name, found in hours.items()
            for day in shifts_of(name, ())
        )
