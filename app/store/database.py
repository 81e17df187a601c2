"""The database behind a URL: opened, brought up to date, its failures in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DataError, IntegrityError, SQLAlchemyError

from app.masking import STARS, masked_text
from app.store.errors import RefusedRecordError, StoreError
from core.errors import first_line

BUSY_S = 2.0
"""How long a locked database, or a server that does not answer, is waited for."""
STATEMENT_S = 10
READS = "reads"
"""Execution option of engines that only read: in SQLite they then never wait for a writer."""
_MIGRATIONS = Path(__file__).with_name("migrations")
_MIGRATION_LOCK = 0x600D9A27
"""Number of PostgreSQL's advisory lock under which one program at a time migrates."""


def open_database(url: str, *, creates: bool = True) -> Engine:
    """An engine on a database with today's tables. Raises StoreError.

    ``creates``: whether a file that is not there is made; who only reads wants none.

    ``url`` is ``sqlite:///FILE`` or ``postgresql://USER@HOST/DATABASE``; the password comes from
    PostgreSQL's own password file or service file. Engines may be shared between threads.
    """
    place = _checked(url)
    if place.get_backend_name() == "sqlite":
        _check_file(url, place.database or "", creates=creates)
    engine = create_engine(place, **_options(place))
    if place.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    try:
        with told():
            _bring_up_to_date(engine)
    except StoreError:
        engine.dispose()
        raise
    return engine


@contextmanager
def told() -> Iterator[None]:
    """Raise what the database says as StoreError, or RefusedRecordError where only a row is bad."""
    try:
        yield
    except (DataError, IntegrityError, ArithmeticError, TypeError, ValueError) as error:
        raise RefusedRecordError(
            f"The database does not take a record: {_reason(error)}.",
            "Other parts are recorded.",
            "Report this with the log file.",
        ) from error
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(
            f"The database can't be used: {_reason(error)}.",
            "Results can't be read from it or written to it now.",
            "Check that its server runs, that its disk has room, and the station's settings.",
        ) from error


def _reason(error: Exception) -> str:
    return first_line(getattr(error, "orig", None) or error)


def _checked(url: str) -> URL:
    try:
        place = make_url(url)
        backend = place.get_backend_name()
    except (ArgumentError, SQLAlchemyError) as error:
        raise _unusable(url, "That is no address of a database.") from error
    if place.password or {"password", "sslpassword"} & set(place.query):
        raise StoreError(
            "The address of the database holds a password.",
            "It would stand in the settings for everybody to read. No result is recorded there.",
            "Put it into PostgreSQL's password file (.pgpass) and leave it out of the address.",
        )
    if backend not in ("sqlite", "postgresql"):
        raise _unusable(url, f"The database {backend!r} is not one that is known.")
    if backend == "postgresql":
        return place.set(drivername="postgresql+psycopg")
    return place


def _check_file(url: str, name: str, *, creates: bool) -> None:
    """With its folder, where it may be made. Raises StoreError."""
    if name in ("", ":memory:") or name.startswith("file:"):
        return
    path = Path(name)
    if not creates and not path.exists():
        raise StoreError(
            f"There is no database {path}.",
            "No part is on record there.",
            "Run a line, which makes it, or check the address.",
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(url, f"Its folder can't be made: {error}.") from error


def _unusable(url: str, what: str) -> StoreError:
    shown = masked_text(url)
    if "://" not in url and "@" in url:  # mistyped: anything before the @ may be a password
        shown = STARS + url[url.rindex("@") :]
    return StoreError(
        f"{what} ({shown})",
        "No result is recorded in a database.",
        "Give sqlite:///FILE or postgresql://USER@HOST/DATABASE.",
    )


def _options(place: URL) -> dict[str, Any]:
    if place.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": BUSY_S}}
    return {
        "connect_args": {
            "connect_timeout": round(BUSY_S),
            "tcp_user_timeout": STATEMENT_S * 1000,
            "options": f"-c statement_timeout={STATEMENT_S}s",
            "application_name": "goodpart",
        }
    }


def _prepare_sqlite(connection: Any, record: object) -> None:  # noqa: ANN401 - a driver's own type
    """Readers never wait for the writer, and what was committed survives a power cut."""
    connection.isolation_level = None  # the driver's own BEGIN comes too late, see _begin_sqlite
    cursor = connection.cursor()
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn at once: a transaction that becomes one later fails, not waits."""
    reads = connection.get_execution_options().get(READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _bring_up_to_date(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    head = ScriptDirectory.from_config(config).get_current_head()
    with engine.execution_options(**{READS: True}).begin() as connection:
        if MigrationContext.configure(connection).get_current_revision() == head:
            return
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        _migrate(connection, config)


def _migrate(connection: Connection, config: Config) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))  # some take minutes
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        known = ScriptDirectory.from_config(config).get_current_head()
        raise StoreError(
            f"The database was written by a newer program; this one knows version {known}.",
            "No result is recorded there: they are kept in the journal.",
            "Update this station's program.",
        ) from error
