"""What a time on record comes to, summed up by the database: no part is loaded for a count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Label,
    Select,
    func,
    literal_column,
    select,
    text,
)

from app.shifts import shifts_between
from app.store.causes import kinds_of, places_of, reasons_of
from app.store.database import READS, told
from app.store.figures import Figures, Period, Tally, summed
from app.store.latencies import latencies_by, latency_of
from app.store.parts import PartFilter, PartRow
from app.store.queries import conditions, part_of, parts_of
from app.store.tables import PARTS, RUNS, SETUPS
from app.store.trends import MEASURES, HourGroup, trends_of
from core.types import Verdict

BASELINE = timedelta(days=7)
"""Before the period: what its trends are compared with."""
PATIENCE_S = 120
HOUR_US = 3_600_000_000
UNJUDGED = (Verdict.CANNOT_JUDGE, Verdict.ERROR, Verdict.TIMEOUT, Verdict.MISSED)
_HOUR: ColumnElement[int] = literal_column("hour")
"""Named, not repeated: PostgreSQL takes two equal expressions with parameters for different."""
Key = TypeVar("Key")


class Statistics:
    """Reads the record; any thread. Raises StoreError.

    Some 3 s for a million parts, so never in the GUI's thread. ``since`` and ``until`` must be
    given.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(**{READS: True})

    def figures(self, wanted: PartFilter, shifts: Sequence[str] = ()) -> Figures:
        """Of all parts in that time. ``shifts``: when they begin, HH:MM."""
        since, until = _span(wanted)
        before = replace(wanted, since=since - BASELINE, until=since, verdicts=(Verdict.OK,))
        rejected = replace(wanted, verdicts=(Verdict.NG,))
        with told(), self._reading() as connection:
            groups = _groups(connection, wanted)
            earlier = _groups(connection, before)
            latencies = latencies_by(connection, _hour(wanted), conditions(wanted))
            return Figures(
                since=since,
                until=until,
                tally=_tally(groups),
                latency=latency_of(n for hour in latencies.values() for n in hour.items()),
                hours=_hours(groups, latencies, since, until),
                shifts=_shifts(connection, wanted, shifts),
                by_line=_by(groups, lambda group: group.stream.line),
                by_recipe=_by(groups, lambda group: group.stream.recipe),
                kinds=kinds_of(connection, conditions(rejected)),
                places=places_of(connection, conditions(rejected)),
                reasons=reasons_of(connection, conditions(replace(wanted, verdicts=UNJUDGED))),
                trends=trends_of(groups, earlier),
            )

    def worst(self, wanted: PartFilter, limit: int) -> list[PartRow]:
        """Rejected parts with the highest scores first."""
        query = (
            parts_of(replace(wanted, verdicts=(Verdict.NG,)))
            .where(PARTS.c.score.is_not(None))
            .order_by(None)
            .order_by(PARTS.c.score.desc(), PARTS.c.id)
            .limit(limit)
        )
        with told(), self._reading() as connection:
            return [part_of(row) for row in connection.execute(query)]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Sums over months take longer than any other statement may."""
        with self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SET LOCAL statement_timeout = '{PATIENCE_S}s'"))
            yield connection

    def close(self) -> None:
        self._engine.dispose()


def _span(wanted: PartFilter) -> tuple[datetime, datetime]:
    if wanted.since is None or wanted.until is None:
        raise ValueError("statistics need a time: since and until")
    return wanted.since, wanted.until


def _hour(wanted: PartFilter) -> Label[int]:
    """Hours of the wall clock: where its zone is half an hour off, so are they."""
    since, _ = _span(wanted)
    return ((PARTS.c.decided_us + _clock_us(since)) // HOUR_US).label("hour")


def _clock_us(moment: datetime) -> int:
    offset = moment.astimezone().utcoffset() or timedelta()
    return round(offset.total_seconds() * 1_000_000) % HOUR_US


def _begin(hour: int, since: datetime) -> datetime:
    return datetime.fromtimestamp((hour * HOUR_US - _clock_us(since)) / 1e6, UTC)


def _groups(connection: Connection, wanted: PartFilter) -> list[HourGroup]:
    """All sums in one pass: the rows are read from disk once."""
    parts = PARTS.c
    measures: list[ColumnElement[Any]] = []
    for name in MEASURES:
        value = parts.score if name == "score" else parts.gates[name].as_float()
        measures += [func.count(value), func.sum(value)]
    query = (
        select(_hour(wanted), parts.run_id, parts.setup_id, parts.verdict, func.count(), *measures)
        .where(*conditions(wanted))
        .group_by(_HOUR, parts.run_id, parts.setup_id, parts.verdict)
    )
    lines = {row.id: row.line for row in connection.execute(select(RUNS.c.id, RUNS.c.line))}
    setups = {row.id: row for row in connection.execute(select(SETUPS))}
    since, _ = _span(wanted)
    return [
        HourGroup.of_row(row, _begin(row[0], since), lines[row.run_id], setups[row.setup_id])
        for row in connection.execute(query)
    ]


def _tally(groups: Iterable[HourGroup]) -> Tally:
    return summed(Tally({group.verdict: group.parts}) for group in groups)


def _by(groups: Sequence[HourGroup], key: Callable[[HourGroup], Key]) -> dict[Key, Tally]:
    sorted_out: dict[Key, list[HourGroup]] = {}
    for group in groups:
        sorted_out.setdefault(key(group), []).append(group)
    tallies = {name: _tally(found) for name, found in sorted_out.items()}
    return dict(sorted(tallies.items(), key=lambda item: -item[1].total))


def _hours(
    groups: Sequence[HourGroup],
    latencies: Mapping[int, Mapping[float, int]],
    since: datetime,
    until: datetime,
) -> tuple[Period, ...]:
    """The first and the last are cut to the time that is looked at."""
    by_begin = {_begin(hour, since): counted.items() for hour, counted in latencies.items()}
    return tuple(
        Period(
            max(begin, since),
            min(begin + timedelta(hours=1), until),
            tally,
            latency_of(by_begin.get(begin, ())),
        )
        for begin, tally in sorted(_by(groups, lambda group: group.since).items())
    )


def _shifts(
    connection: Connection, wanted: PartFilter, starts: Sequence[str]
) -> tuple[Period, ...]:
    since, until = _span(wanted)
    found = []
    for shift in shifts_between(since, until, starts):
        cut = replace(wanted, since=max(since, shift.since), until=min(until, shift.until))
        query: Select[Any] = (
            select(PARTS.c.verdict, func.count()).where(*conditions(cut)).group_by(PARTS.c.verdict)
        )
        tally = Tally({Verdict(verdict): n for verdict, n in connection.execute(query)})
        if tally.total:
            found.append(Period(*_span(cut), tally))
    return tuple(found)
