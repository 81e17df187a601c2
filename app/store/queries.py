"""What the record says: parts by time, verdict, recipe, line, serial number, score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, Select, and_, func, select, tuple_

from app.store.database import READS, told
from app.store.parts import Cursor, PartFilter, PartRow, microseconds
from app.store.tables import PARTS, RUNS, SETUPS
from core.types import Verdict

PAGE = 200


class History:
    """Reads the record; any thread. Raises StoreError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(**{READS: True})

    def page(
        self, wanted: PartFilter, after: Cursor | None = None, limit: int = PAGE
    ) -> list[PartRow]:
        """The newest parts first, from the one after ``after`` on.

        The time does not grow with the number of parts before it.
        """
        query = parts_of(wanted).limit(limit)
        if after is not None:
            query = query.where(tuple_(PARTS.c.decided_us, PARTS.c.id) < tuple_(*after))
        with told(), self._engine.begin() as connection:
            return [part_of(row) for row in connection.execute(query)]

    def all(self, wanted: PartFilter) -> Iterator[PartRow]:
        """Newest first, page by page."""
        after: Cursor | None = None
        while rows := self.page(wanted, after, limit=1000):
            yield from rows
            after = rows[-1].cursor

    def counts(self, wanted: PartFilter) -> dict[Verdict, int]:
        """How many parts there are of each verdict."""
        query = (
            select(PARTS.c.verdict, func.count())
            .where(*conditions(wanted))
            .group_by(PARTS.c.verdict)
        )
        with told(), self._engine.begin() as connection:
            return {Verdict(verdict): number for verdict, number in connection.execute(query)}

    def lines(self) -> Sequence[str]:
        return self._names(select(RUNS.c.line))

    def recipes(self) -> Sequence[str]:
        return self._names(select(SETUPS.c.recipe))

    def close(self) -> None:
        self._engine.dispose()

    def _names(self, query: Select[Any]) -> list[str]:
        with told(), self._engine.begin() as connection:
            return sorted(set(connection.scalars(query)))


_RUN = (RUNS.c.station, RUNS.c.line)
_SETUP = (
    SETUPS.c.recipe,
    SETUPS.c.recipe_version,
    SETUPS.c.model,
    SETUPS.c.camera,
    SETUPS.c.threshold,
)


def parts_of(wanted: PartFilter) -> Select[Any]:
    """With their run and setup, the newest first."""
    return (
        select(PARTS, *_RUN, *_SETUP)
        .join(RUNS, RUNS.c.id == PARTS.c.run_id)
        .join(SETUPS, SETUPS.c.id == PARTS.c.setup_id)
        .where(*conditions(wanted))
        .order_by(PARTS.c.decided_us.desc(), PARTS.c.id.desc())
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
    if wanted.line:
        # The sum keeps SQLite from the index on runs, which has no order by time: on a million
        # parts it took ten times as long.
        runs = select(RUNS.c.id).where(RUNS.c.line == wanted.line)
        found.append((parts.run_id + 0).in_(runs))
    if wanted.recipe:
        same = select(SETUPS.c.id).where(SETUPS.c.recipe == wanted.recipe)
        found.append(parts.setup_id.in_(same))
    if wanted.serial:
        found.append(_has_serial(wanted.serial))
    if wanted.score_min is not None:
        found.append(parts.score >= wanted.score_min)
    if wanted.score_max is not None:
        found.append(parts.score <= wanted.score_max)
    return found


def _has_serial(serial: str) -> ColumnElement[bool]:
    given = PARTS.c.serial != ""  # so that the index on serial numbers can be used
    if serial.endswith("*"):
        return and_(given, PARTS.c.serial.startswith(serial[:-1], autoescape=True))
    return and_(given, PARTS.c.serial == serial)


def part_of(row: Row[Any]) -> PartRow:
    """Of ``parts_of``."""
    values = dict(row._mapping)
    seconds, rest = divmod(values.pop("decided_us"), 1_000_000)
    del values["run_id"], values["setup_id"]
    return PartRow(
        **{
            **values,
            "decided_at": datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest),
            "verdict": Verdict(values["verdict"]),
            "regions": tuple(tuple(box) for box in values["regions"] or ()),
            "gates": values["gates"] or {},
        }
    )
