"""Kills a writing process at random moments and looks for what is missing or doubled."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, Engine, Table, literal, select

from app.store.database import open_database
from app.store.tables import DELIVERIES, PARTS, PICTURES, RUNS

ENDLESS = 10_000_000
Entry = tuple[str, str, str]
"""Run, trigger, and which entry of it."""


@dataclass(frozen=True, slots=True)
class Account:
    """What came of it. ``out_of_order`` counts parts behind a later one of their run.

    ``pictures`` and ``deliveries`` are those on record; ``missing`` and ``doubled`` count all.
    """

    kills: int
    acknowledged: int
    recorded: int
    pictures: int
    deliveries: int
    missing: int
    doubled: int
    out_of_order: int


def kill_often(
    url: str,
    folder: Path,
    *,
    kills: int,
    parts: int,
    longest_s: float,
    seed: int = 1,
    disturb: Callable[[int], None] = lambda number: None,
) -> Account:
    """Kill at ``kills`` moments, drawn from up to ``longest_s`` after the first part is kept.

    Then write on until ``parts`` are acknowledged. ``disturb`` is called in the middle of every
    life with its number.
    """
    moments, notes = random.Random(seed), folder / "acknowledged.txt"
    notes.touch()
    for number in range(kills):
        before = notes.stat().st_size
        with child(url, folder, ENDLESS) as process:
            while notes.stat().st_size == before:
                assert process.poll() is None, "it ended by itself"
                time.sleep(0.005)
            length = moments.uniform(0, longest_s)
            time.sleep(length / 2)
            disturb(number)
            time.sleep(length / 2)
            process.kill()
    left = parts - sum(kind == "part" for _, _, kind in noted(notes))
    finish(url, folder, max(0, left))
    return account(url, notes, kills)


def finish(url: str, folder: Path, parts: int) -> None:
    """Write so many more, and replay what is left."""
    with child(url, folder, parts) as process:
        process.communicate()
        assert process.returncode == 0, "the database never got everything"


@contextmanager
def child(url: str, folder: Path, parts: int) -> Iterator[subprocess.Popen[str]]:
    journal, notes = folder / "journal", folder / "acknowledged.txt"
    command = [sys.executable, "-m", "tests.helpers.store_child", url, journal, notes, parts]
    process = subprocess.Popen(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def noted(notes: Path) -> list[Entry]:
    """What was acknowledged. The last line of a life may be cut."""
    lines = [line.split() for line in notes.read_text(encoding="ascii").splitlines()]
    return [(line[0], line[1], line[2]) for line in lines if len(line) == 3]


def account(url: str, notes: Path, kills: int) -> Account:
    said = noted(notes)
    engine = open_database(url)
    parts = _recorded(engine, PARTS, literal("part"))
    pictures = _recorded(engine, PICTURES, PICTURES.c.kind)
    deliveries = _recorded(engine, DELIVERIES, DELIVERIES.c.output)
    engine.dispose()
    newest: dict[str, int] = {}
    late = 0
    for run, trigger, _ in parts:
        late += int(trigger) < newest.get(run, 0)
        newest[run] = max(newest.get(run, 0), int(trigger))
    rows = [*parts, *pictures, *deliveries]
    return Account(
        kills,
        sum(kind == "part" for _, _, kind in said),
        len(parts),
        len(pictures),
        len(deliveries),
        len(set(said) - set(rows)),
        len(rows) - len(set(rows)),
        late,
    )


def _recorded(engine: Engine, table: Table, kind: ColumnElement[str]) -> list[Entry]:
    query = (
        select(RUNS.c.uuid, table.c.trigger, kind)
        .join(RUNS, RUNS.c.id == table.c.run_id)
        .order_by(table.c.id)
    )
    with engine.connect() as connection:
        return [(run, str(trigger), kind) for run, trigger, kind in connection.execute(query)]
