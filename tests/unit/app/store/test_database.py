"""The same promises on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, select, text

from app.store.database import open_database
from app.store.errors import RefusedRecordError, StoreError
from app.store.part_store import PartStore
from app.store.tables import METADATA, PARTS, RUNS, SETUPS
from core.types import Verdict
from tests.helpers.records import SETUP, part


def triggers(engine: Engine) -> list[int]:
    with engine.connect() as connection:
        return list(connection.scalars(select(PARTS.c.trigger).order_by(PARTS.c.id)))


def test_migrations_lead_to_the_tables_that_the_program_uses(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_a_database_is_migrated_once(url: str) -> None:
    for _ in range(2):
        engine = open_database(url)
        assert {"runs", "setups", "parts"} <= set(inspect(engine).get_table_names())
        engine.dispose()


def test_what_is_written_is_read(engine: Engine) -> None:
    store = PartStore(engine)
    written = part(7, verdict=Verdict.NG, serial="A-1", reason="", late=True, frame_id=2**40)
    store.add([written])
    with engine.connect() as connection:
        row = connection.execute(select(PARTS)).mappings().one()
        run = connection.execute(select(RUNS)).mappings().one()
        setup = connection.execute(select(SETUPS)).mappings().one()
    assert (run["uuid"], run["line"]) == (written.run, "Line 1")
    assert (setup["recipe"], setup["threshold"]) == ("Flange", 0.4)
    assert (row["verdict"], row["serial"], row["frame_id"]) == ("NG", "A-1", 2**40)
    assert row["regions"] == [[1, 2, 3, 4, 5, 0.5]] and row["gates"] == {"brightness": 0.4}
    assert row["late"] is True and row["decided_us"] == written.decided_us


def test_a_part_that_is_offered_again_is_there_once(engine: Engine) -> None:
    PartStore(engine).add([part(1), part(2)])
    again = PartStore(engine)  # another process, which knows no keys yet
    again.add([part(2, verdict=Verdict.NG), part(3)])
    again.add([])
    assert triggers(engine) == [1, 2, 3]
    with engine.connect() as connection:
        second = select(PARTS.c.verdict).where(PARTS.c.trigger == 2)
        assert connection.scalar(second) == "OK", "what was recorded first stays"


def test_runs_and_setups_are_shared(engine: Engine) -> None:
    store = PartStore(engine)
    other = SETUP.model_copy(update={"threshold": 0.5})
    store.add([part(n) for n in range(50)])
    store.add([part(50, setup=other), part(1, run="0b5c9d3e-0000-4000-8000-000000000002")])
    with engine.connect() as connection:
        assert len(connection.execute(select(RUNS)).all()) == 2
        assert len(connection.execute(select(SETUPS)).all()) == 2
    assert len(triggers(engine)) == 52


def test_a_batch_is_written_whole_or_not_at_all(engine: Engine) -> None:
    store = PartStore(engine)
    with pytest.raises(RefusedRecordError, match="does not take a record"):
        store.add([part(1), part(2, verdict=Verdict.OK, decided_us=2**70)])
    assert triggers(engine) == []
    store.add([part(1)])
    assert triggers(engine) == [1], "keys of what was rolled back are not remembered"


def test_a_newer_programs_database_is_left_alone(url: str) -> None:
    engine = open_database(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer program"):
        open_database(url)


@pytest.mark.parametrize(
    "wrong",
    ["results.db", "mysql://a/b", "postgresql://a:secret@b/c", "nonsense://", ""],
)
def test_an_address_that_can_not_be_used_is_told(wrong: str) -> None:
    with pytest.raises(StoreError) as told:
        open_database(wrong)
    assert "secret" not in str(told.value)


def test_a_server_that_is_away_is_told_soon() -> None:
    with pytest.raises(StoreError, match="can't be used"):
        open_database("postgresql://goodpart@/postgres?host=/nowhere")


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "results.sqlite").write_text("this is no database, but long enough" * 20)
    with pytest.raises(StoreError, match="can't be used"):
        open_database(f"sqlite:///{tmp_path / 'results.sqlite'}")


def test_what_was_committed_survives_a_power_cut(tmp_path: Path) -> None:
    """The settings that say so are on, in every connection."""
    engine = open_database(f"sqlite:///{tmp_path / 'a' / 'results.sqlite'}")
    with engine.connect() as connection:
        settings = [connection.scalar(text(f"PRAGMA {n}")) for n in ("journal_mode", "synchronous")]
    engine.dispose()
    assert settings == ["wal", 2]
    assert sqlite3.connect(tmp_path / "a" / "results.sqlite").close() is None
