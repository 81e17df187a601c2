"""What stands in a shift report, whatever it is written as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.shifts import shifts_between
from app.store.figures import Figures
from app.store.parts import PartFilter, PartRow

WORST = 6
"""Rejected parts that are shown."""
Pictures = Callable[[PartRow], Path | None]
"""Where a part's picture is kept; None where none is."""


def no_pictures(row: PartRow) -> Path | None:
    """Where none are kept."""
    return None


class ReadsFigures(Protocol):
    """``app.store.statistics.Statistics``."""

    def figures(self, wanted: PartFilter, shifts: Sequence[str] = ()) -> Figures: ...

    def worst(self, wanted: PartFilter, limit: int) -> list[PartRow]: ...


@dataclass(frozen=True, slots=True)
class WorstPart:
    """A rejected part with one of the highest scores."""

    part: PartRow
    picture: Path | None


@dataclass(frozen=True, slots=True)
class ReportedAlarm:
    """``text`` is one or several plain English sentences. ``at`` has a time zone."""

    at: datetime
    line: str
    severity: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """``line`` and ``recipe`` are "" for all. ``is_shift``: the time is exactly one shift.

    ``is_whole``: no part is known to be missing that was on its way into the database.
    """

    station: str
    line: str
    recipe: str
    is_shift: bool
    made_at: datetime
    figures: Figures
    worst: tuple[WorstPart, ...] = ()
    alarms: tuple[ReportedAlarm, ...] = field(default=())
    is_whole: bool = True


def collect(
    statistics: ReadsFigures,
    wanted: PartFilter,
    *,
    station: str,
    shifts: Sequence[str] = (),
    pictures: Pictures = no_pictures,
    alarms: Sequence[ReportedAlarm] = (),
) -> Report:
    """``wanted`` gives the time, and may give line and recipe. Raises StoreError."""
    figures = statistics.figures(wanted, shifts)
    worst = statistics.worst(wanted, WORST)
    span = figures.since, figures.until
    same = [(s.since, s.until) == span for s in shifts_between(*span, shifts)]
    return Report(
        station=station,
        line=wanted.line,
        recipe=wanted.recipe,
        is_shift=same == [True],
        made_at=datetime.now().astimezone(),
        figures=figures,
        worst=tuple(WorstPart(row, pictures(row)) for row in worst),
        alarms=tuple(alarms),
    )
