"""Writes entries into the database: every one once, however often it is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from app.store.database import told
from app.store.entries import (
    DeliveryRecord,
    PictureRecord,
    PicturesRemoved,
    RunRecord,
    StoreEntry,
)
from app.store.errors import RefusedRecordError
from app.store.record import PartRecord, Setup
from app.store.tables import DELIVERIES, PARTS, PICTURES, RUNS, SETUPS

Row = dict[str, Any]
Kind = TypeVar("Kind")


class PartStore:
    """One thread. ``add`` returns when all is on the database's disk. Raises StoreError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._runs: dict[str, int] = {}
        self._setups: dict[str, int] = {}

    def add(self, entries: Sequence[StoreEntry]) -> None:
        """All or none of them. What is there already is left as it is."""
        if not entries:
            return
        try:
            self._add(entries)
        except RefusedRecordError:
            if not (self._runs or self._setups):
                raise
            # Somebody may have restored or emptied the database: what was known of it is void.
            self._runs, self._setups = {}, {}
            self._add(entries)

    def _add(self, entries: Sequence[StoreEntry]) -> None:
        parts = _of(entries, PartRecord)
        begun = {e.run: _run(e) for e in entries if isinstance(e, PartRecord | RunRecord)}
        with told(), self._engine.begin() as connection:
            runs = _known(connection, RUNS, "uuid", self._runs, begun)
            runs = _recalled(connection, runs, entries)
            setups = _known(connection, SETUPS, "digest", self._setups, _setups_of(parts))
            rows = [_row(r, runs[r.run], setups[r.setup.digest]) for r in parts]
            _add_once(connection, PARTS, ["run_id", "trigger"], rows)
            pictures = [_named(e, runs) for e in _of(entries, PictureRecord)]
            _add_once(connection, PICTURES, ["run_id", "trigger", "kind"], pictures)
            _deliver(connection, [_named(e, runs) for e in _of(entries, DeliveryRecord)])
            for removed in _of(entries, PicturesRemoved):  # a path is never taken again
                _remove(connection, removed)
        self._runs, self._setups = runs, setups  # only what was committed is remembered

    def close(self) -> None:
        self._engine.dispose()


def _of(entries: Iterable[StoreEntry], kind: type[Kind]) -> list[Kind]:
    return [entry for entry in entries if isinstance(entry, kind)]


def _known(
    connection: Connection, table: Table, name: str, cached: dict[str, int], rows: dict[str, Row]
) -> dict[str, int]:
    """The keys of the rows by name; those that are missing are added."""
    new = {key: row for key, row in rows.items() if key not in cached}
    _add_once(connection, table, [name], list(new.values()))
    return cached | _keys(connection, table, name, new)


def _recalled(
    connection: Connection, runs: dict[str, int], entries: Iterable[StoreEntry]
) -> dict[str, int]:
    """With the runs of earlier lives, of which pictures and deliveries may come later."""
    named = {e.run for e in entries if isinstance(e, PictureRecord | DeliveryRecord)} - set(runs)
    found = _keys(connection, RUNS, "uuid", named)
    if unknown := named - set(found):
        raise RefusedRecordError(
            f"The database does not know the run {min(unknown)}.",
            "What names it is put aside. Other parts are recorded.",
            "Report this with the log file.",
        )
    return runs | found


def _keys(connection: Connection, table: Table, name: str, names: Iterable[str]) -> dict[str, int]:
    if not (wanted := list(names)):
        return {}
    column = table.c[name]
    found = connection.execute(select(column, table.c.id).where(column.in_(wanted)))
    return {str(row[0]): int(row[1]) for row in found}


def _run(record: PartRecord | RunRecord) -> Row:
    return {"uuid": record.run, "station": record.station, "line": record.line}


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


def _named(record: PictureRecord | DeliveryRecord, runs: dict[str, int]) -> Row:
    return {**record.model_dump(mode="json", exclude={"entry", "run"}), "run_id": runs[record.run]}


def _add_once(connection: Connection, table: Table, unique: list[str], rows: list[Row]) -> None:
    if rows:
        insert = _insert(connection, table)
        connection.execute(insert.on_conflict_do_nothing(index_elements=unique), rows)


def _deliver(connection: Connection, rows: list[Row]) -> None:
    """What is acknowledged stays; else more attempts count, so that the order does not matter."""
    if not rows:
        return
    insert = _insert(connection, DELIVERIES)
    there, new = DELIVERIES.c, insert.excluded
    goes_on = or_(new.acknowledged_us.is_not(None), new.attempts > there.attempts)
    changed = {name: new[name] for name in ("sent_us", "acknowledged_us", "attempts", "problem")}
    statement = insert.on_conflict_do_update(
        index_elements=["run_id", "trigger", "output"],
        set_=changed,
        where=there.acknowledged_us.is_(None) & goes_on,
    )
    connection.execute(statement, rows)


def _remove(connection: Connection, removed: PicturesRemoved) -> None:
    """Only this station's: others may share the database, and know paths of the same name."""
    ours = select(RUNS.c.id).where(RUNS.c.station == removed.station)
    gone = PICTURES.c.path.in_(removed.paths) & PICTURES.c.run_id.in_(ours)
    connection.execute(delete(PICTURES).where(gone))


def _insert(connection: Connection, table: Table) -> Any:  # noqa: ANN401
    """An INSERT that may say what is done with what is there. The dialects share no class."""
    makers: dict[str, Callable[[Table], Any]] = {
        "sqlite": sqlite.insert,
        "postgresql": postgresql.insert,
    }
    return makers[connection.dialect.name](table)
