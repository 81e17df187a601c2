"""Writes parts into the database: every one once, however often it is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from app.store.database import told
from app.store.record import PartRecord, Setup
from app.store.tables import PARTS, RUNS, SETUPS

Row = dict[str, Any]


class PartStore:
    """One thread. ``add`` returns when the parts are on the database's disk. Raises StoreError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._runs: dict[str, int] = {}
        self._setups: dict[str, int] = {}

    def add(self, records: Sequence[PartRecord]) -> None:
        """All or none of them. A part that is there already is left as it is."""
        if not records:
            return
        with told(), self._engine.begin() as connection:
            runs = self._known(connection, RUNS, "uuid", self._runs, _runs_of(records))
            setups = self._known(connection, SETUPS, "digest", self._setups, _setups_of(records))
            rows = [_row(r, runs[r.run], setups[r.setup.digest]) for r in records]
            connection.execute(_insert(connection, PARTS, ["run_id", "trigger"]), rows)
        self._runs, self._setups = runs, setups  # only what was committed is remembered

    def close(self) -> None:
        self._engine.dispose()

    def _known(
        self,
        connection: Connection,
        table: Table,
        name: str,
        cached: dict[str, int],
        rows: dict[str, Row],
    ) -> dict[str, int]:
        """The keys of the rows by name; those that are missing are added."""
        new = {key: row for key, row in rows.items() if key not in cached}
        if not new:
            return cached
        connection.execute(_insert(connection, table, [name]), list(new.values()))
        column = table.c[name]
        found = connection.execute(select(column, table.c.id).where(column.in_(list(new))))
        return cached | {str(row[0]): int(row[1]) for row in found}


def _runs_of(records: Iterable[PartRecord]) -> dict[str, Row]:
    return {r.run: {"uuid": r.run, "station": r.station, "line": r.line} for r in records}


def _setups_of(records: Iterable[PartRecord]) -> dict[str, Row]:
    setups: dict[str, Setup] = {record.setup.digest: record.setup for record in records}
    return {digest: {"digest": digest, **setup.model_dump()} for digest, setup in setups.items()}


def _row(record: PartRecord, run: int, setup: int) -> Row:
    row = record.model_dump(exclude={"run", "station", "line", "setup"})
    return {
        **row,
        "verdict": str(record.verdict),
        "regions": record.regions or None,
        "gates": record.gates or None,
        "run_id": run,
        "setup_id": setup,
    }


def _insert(connection: Connection, table: Table, unique: list[str]) -> Any:  # noqa: ANN401
    """An INSERT that leaves alone what is there. The dialects share no class for it."""
    makers: dict[str, Callable[[Table], Any]] = {
        "sqlite": sqlite.insert,
        "postgresql": postgresql.insert,
    }
    return makers[connection.dialect.name](table).on_conflict_do_nothing(index_elements=unique)
