"""What the record says: parts by time, verdict, recipe, line, serial number, score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, ScalarSelect, Select, and_, func, select, tuple_

from app.store.beginning import begins_with
from app.store.corrections import corrections_of
from app.store.database import READS, told
from app.store.deliveries import deliveries_of
from app.store.parts import Cursor, Delivery, PartFilter, PartRow, microseconds, moment
from app.store.tables import PARTS, RUNS, SETUPS
from core.types import Verdict

PAGE = 200


class History:
    """Reads the record; any thread. Raises StoreError."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine.execution_options(**{READS: True})

    def page(
        self, wanted: PartFilter, after: Cursor | None = None, limit: int = PAGE
    ) -> list[PartRow]:
        """The newest parts first, from the one after ``after`` on.

        The time does not grow with the number of parts before it.
        """
        with told(), self.engine.begin() as connection:
            query = page_of(wanted, after, limit)
            parts = [part_of(row) for row in connection.execute(query)]
            keys = [part.id for part in parts]
            told_of, said = deliveries_of(connection, keys), corrections_of(connection, keys)
        return [
            replace(p, deliveries=told_of.get(p.id, ()), corrections=said.get(p.id, ()))
            for p in parts
        ]

    def all(self, wanted: PartFilter) -> Iterator[PartRow]:
        """Newest first, page by page."""
        after: Cursor | None = None
        while rows := self.page(wanted, after, limit=1000):
            yield from rows
            after = rows[-1].cursor

    def counts(self, wanted: PartFilter) -> dict[Verdict, int]:
        """How many parts there are of each verdict."""
        # One pass, where grouping would sort a million rows.
        numbers = [func.count().filter(PARTS.c.verdict == str(v)).label(v.name) for v in Verdict]
        query = select(*numbers).select_from(PARTS).where(*conditions(wanted))
        with told(), self.engine.begin() as connection:
            found = connection.execute(query).one()._mapping
        return {verdict: found[verdict.name] for verdict in Verdict if found[verdict.name]}

    def deliveries(self, part: PartRow) -> tuple[Delivery, ...]:
        """What the outputs were told of it, as it is now; by output."""
        with told(), self.engine.begin() as connection:
            return deliveries_of(connection, [part.id]).get(part.id, ())

    def lines(self) -> Sequence[str]:
        return self._names(select(RUNS.c.line))

    def recipes(self) -> Sequence[str]:
        return self._names(select(SETUPS.c.recipe))

    def close(self) -> None:
        self.engine.dispose()

    def _names(self, query: Select[Any]) -> list[str]:
        with told(), self.engine.begin() as connection:
            return sorted(set(connection.scalars(query)))


_NEWEST_FIRST = (PARTS.c.decided_us.desc(), PARTS.c.id.desc())
_RUN = (RUNS.c.station, RUNS.c.line)
_SETUP = (
    SETUPS.c.recipe,
    SETUPS.c.recipe_version,
    SETUPS.c.model,
    SETUPS.c.camera,
    SETUPS.c.threshold,
)


def page_of(wanted: PartFilter, after: Cursor | None, limit: int) -> Select[Any]:
    """Of ``parts_of`` so many, from the one after ``after`` on.

    Which they are is found in an index alone, whatever is looked for; only then parts are read.
    """
    parts = PARTS.c
    # With a serial number its own index is the right one, not the order of time: + 0 hides that.
    moment_us = parts.decided_us + 0 if wanted.serial else parts.decided_us
    found = select(parts.id).where(*conditions(wanted))
    if after is not None:
        found = found.where(tuple_(moment_us, parts.id) < tuple_(*after))
    found = found.order_by(moment_us.desc(), parts.id.desc()).limit(limit)
    return _joined().where(parts.id.in_(found.scalar_subquery())).order_by(*_NEWEST_FIRST)


def parts_of(wanted: PartFilter) -> Select[Any]:
    """With their run and setup, the newest first."""
    return _joined().where(*conditions(wanted)).order_by(*_NEWEST_FIRST)


def _joined() -> Select[Any]:
    return (
        select(PARTS, *_RUN, *_SETUP)
        .join(RUNS, RUNS.c.id == PARTS.c.run_id)
        .join(SETUPS, SETUPS.c.id == PARTS.c.setup_id)
    )


def conditions(wanted: PartFilter) -> list[ColumnElement[bool]]:
    """On the parts' own columns, so that their indices are used."""
    parts = PARTS.c
    found: list[ColumnElement[bool]] = [
        parts.challenge != "" if wanted.known_parts else parts.challenge == ""
    ]
    if wanted.since is not None:
        found.append(parts.decided_us >= microseconds(wanted.since))
    if wanted.until is not None:
        found.append(parts.decided_us < microseconds(wanted.until))
    if wanted.verdicts:
        found.append(parts.verdict.in_([str(verdict) for verdict in wanted.verdicts]))
        if Verdict.OK not in wanted.verdicts:
            found.append(parts.verdict != "OK")  # so that the index on the others can be used
    # A line or recipe has half of all parts or none: + 0 hides indices that would collect them.
    if wanted.station:
        stations = select(RUNS.c.id).where(RUNS.c.station == wanted.station)
        found.append((parts.run_id + 0).in_(stations))
    if wanted.line:
        found.append((parts.run_id + 0).in_(select(RUNS.c.id).where(RUNS.c.line == wanted.line)))
    if wanted.recipe:
        same = SETUPS.c.recipe == wanted.recipe
        found.append((parts.setup_id + 0).in_(select(SETUPS.c.id).where(same)))
        found.append(parts.decided_us <= _last_made(same))
    if wanted.serial:
        found.append(_has_serial(wanted.serial))
    if wanted.score_min is not None:
        found.append(parts.score >= wanted.score_min)
    if wanted.score_max is not None:
        found.append(parts.score <= wanted.score_max)
    return found


def _last_made(which: ColumnElement[bool]) -> ScalarSelect[Any]:
    """When setups were used last: a recipe may not have been made for a million parts."""
    other = PARTS.alias()
    last = select(func.max(other.c.decided_us)).where(other.c.setup_id == SETUPS.c.id)
    return select(func.max(last.scalar_subquery())).where(which).scalar_subquery()


def _has_serial(serial: str) -> ColumnElement[bool]:
    given = PARTS.c.serial != ""  # so that the index on serial numbers can be used
    if serial.endswith("*"):
        beginning = serial[:-1]
        return and_(given, begins_with(PARTS.c.serial, beginning)) if beginning else given
    return and_(given, PARTS.c.serial == serial)


def part_of(row: Row[Any]) -> PartRow:
    """Of ``parts_of``."""
    values = dict(row._mapping)
    decided_us = values.pop("decided_us")
    del values["run_id"], values["setup_id"]
    return PartRow(
        **{
            **values,
            "decided_at": moment(decided_us),
            "verdict": Verdict(values["verdict"]),
            "regions": tuple(tuple(box) for box in values["regions"] or ()),
            "gates": values["gates"] or {},
        }
    )
