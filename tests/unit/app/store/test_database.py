"""The same promises on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, select, text

from app.store import migrations
from app.store.database import open_database
from app.store.entries import PicturesRemoved, RunRecord, StoreEntry
from app.store.errors import RefusedRecordError, StoreError
from app.store.part_store import PartStore
from app.store.pictures.policy import PictureKind
from app.store.tables import DELIVERIES, METADATA, PARTS, PICTURES, RUNS, SETUPS
from core.types import Verdict
from tests.helpers.records import RUN, SETUP, delivery, part, picture


def driver_url(url: str) -> str:
    return url.replace("postgresql:", "postgresql+psycopg:")


def migrate(url: str, revision: str) -> None:
    """As an older program left it."""
    engine = create_engine(driver_url(url))
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


@pytest.fixture
def sqlite_engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(f"sqlite:///{tmp_path / 'results.sqlite'}")
    yield opened
    opened.dispose()


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


BEGUN = RunRecord(run=RUN, station="Station 1", line="Line 1")


def test_an_older_database_keeps_its_parts(url: str) -> None:
    migrate(url, "0001")
    before = create_engine(driver_url(url))
    with before.begin() as connection:
        for statement in (
            f"INSERT INTO runs (id, uuid, station, line) VALUES (41, '{RUN}', 's', 'l')",
            "INSERT INTO setups (id, digest, camera, recipe, recipe_version, model)"
            " VALUES (41, 'd', 'c', 'r', 0, 'm')",
            "INSERT INTO parts (run_id, trigger, setup_id, decided_us, verdict, reason, serial,"
            " latency_ms, late, challenge) VALUES (41, 5, 41, 9, 'NG', '', 'A', 1.5, false, '')",
        ):
            connection.execute(text(statement))
    before.dispose()
    engine = open_database(url)
    PartStore(engine).add([picture(5), delivery(5), part(6, puad_score=0.25)])
    assert triggers(engine) == [5, 6]
    with engine.connect() as connection:
        assert connection.scalar(select(PICTURES.c.path)) == picture(5).path
        assert connection.scalar(select(DELIVERIES.c.output)) == "PLC"
        third = connection.scalars(select(PARTS.c.puad_score).order_by(PARTS.c.id))
        assert list(third) == [None, 0.25]
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


def test_pictures_and_deliveries_are_there_once(engine: Engine) -> None:
    entries: list[StoreEntry] = [BEGUN, delivery(1), part(1), picture(1)]
    PartStore(engine).add(entries)
    again = PartStore(engine)  # another process replays
    again.add(entries)
    again.add([picture(1, path="other.png"), picture(1, kind=PictureKind.MAP)])
    with engine.connect() as connection:
        kinds = connection.execute(select(PICTURES.c.kind, PICTURES.c.path).order_by(PICTURES.c.id))
        assert [tuple(row) for row in kinds] == [
            ("original", picture(1).path),
            ("map", picture(1, kind=PictureKind.MAP).path),
        ]
        assert len(connection.execute(select(DELIVERIES)).all()) == 1
        assert connection.scalar(select(RUNS.c.line)) == "Line 1"


SENT = delivery(1, acknowledged_us=None, problem="")
AGAIN = delivery(1, acknowledged_us=None, attempts=2, problem="No answer.")
DONE = delivery(1, attempts=3)


@pytest.mark.parametrize("order", list(permutations((SENT, AGAIN, DONE))))
def test_of_deliveries_the_furthest_counts(
    sqlite_engine: Engine, order: tuple[StoreEntry, ...]
) -> None:
    check_furthest(sqlite_engine, order)


def test_of_deliveries_the_furthest_counts_everywhere(engine: Engine) -> None:
    check_furthest(engine, (DONE, SENT, AGAIN, SENT))


def check_furthest(engine: Engine, order: Sequence[StoreEntry]) -> None:
    store = PartStore(engine)
    store.add([BEGUN, *order])  # in one batch
    for entry in order:  # and one by one
        store.add([entry])
    with engine.connect() as connection:
        row = connection.execute(select(DELIVERIES)).mappings().one()
    assert (row["attempts"], row["acknowledged_us"], row["problem"]) == (
        3,
        DONE.acknowledged_us,
        "",
    )


def test_pictures_of_this_station_are_forgotten(engine: Engine) -> None:
    other = "0b5c9d3e-0000-4000-8000-000000000002"
    store = PartStore(engine)
    gone = PicturesRemoved(station="Station 1", paths=("a.png", "b.png"))
    there: list[StoreEntry] = [BEGUN, RunRecord(run=other, station="Station 2", line="Line 1")]
    there += [
        picture(1, path="a.png"),
        picture(2, path="c.png"),
        picture(1, run=other, path="a.png"),
    ]
    for _ in range(2):  # a replay: in order, so what was removed stays removed
        store.add([*there, gone])
    with engine.connect() as connection:
        rows = connection.execute(select(PICTURES.c.run_id, PICTURES.c.path)).all()
    assert sorted(path for _, path in rows) == ["a.png", "c.png"]
    assert len({run for run, _ in rows}) == 2


def test_what_names_an_unknown_run_is_refused(engine: Engine) -> None:
    with pytest.raises(RefusedRecordError, match="does not know the run"):
        PartStore(engine).add([part(1, run="another"), picture(1)])
    assert triggers(engine) == []


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
    [
        "results.db",
        "mysql://a/b",
        "postgresql://a:secret@b/c",
        "postgresql://a:secret@[b/c",
        "postgresql//a:secret@b/c",
        "mysql://b/c?passwd=secret",
        "nonsense://",
        "",
    ],
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


def test_a_database_that_was_emptied_under_the_writer_takes_parts_again(engine: Engine) -> None:
    store = PartStore(engine)
    store.add([part(1)])
    with engine.begin() as connection:
        for table in (PARTS, RUNS, SETUPS):
            connection.execute(table.delete())
    store.add([part(2)])
    with engine.begin() as connection:
        assert list(connection.scalars(select(PARTS.c.trigger))) == [2]


@pytest.mark.parametrize("url", ["postgresql://u@h/db?password=pw1234", "postgres://u:pw1234@h/db"])
def test_an_address_with_a_password_is_refused_without_showing_it(url: str) -> None:
    with pytest.raises(StoreError) as refused:
        open_database(url)
    assert "pw1234" not in str(refused.value) and "password" in str(refused.value)


def test_who_only_reads_makes_no_database(tmp_path: Path) -> None:
    place = tmp_path / "nosuch" / "results.sqlite"
    with pytest.raises(StoreError, match="There is no database"):
        open_database(f"sqlite:///{place}", creates=False)
    assert not place.parent.exists()
    open_database(f"sqlite:///{place}").dispose()
    open_database(f"sqlite:///{place}", creates=False).dispose()
