"""How long the history's questions take on a record of so many parts."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from app.benchmark.made_up_parts import END, TAKT, insert, part_rows, runs, setups
from app.store.database import open_database
from app.store.parts import PartFilter, microseconds
from app.store.queries import History
from app.store.tables import PARTS, RUNS, SETUPS
from core.benchmark.turns import timed_in_turns
from core.runtime.latency import latency_of
from core.types import Verdict


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """Milliseconds of a question on an SQLite record of ``parts`` parts."""

    question: str
    parts: int
    runs: int
    median_ms: float
    p99_ms: float


def measure_questions(
    counts: Sequence[int], seconds: float, tell: Callable[[str], None]
) -> list[QuestionRow]:
    """``seconds`` for each question and number of parts. Raises StoreError."""
    rows: list[QuestionRow] = []
    for count in sorted(counts):
        tell(f"{count:,} stored results")
        with tempfile.TemporaryDirectory() as folder:
            engine = open_database(f"sqlite:///{Path(folder) / 'results.sqlite'}")
            try:
                _fill(engine, count)
                rows += _asked(History(engine), count, seconds)
            finally:
                engine.dispose()
    return rows


def _asked(history: History, count: int, seconds: float) -> list[QuestionRow]:
    questions = _questions(history, count)
    times = timed_in_turns(list(questions.values()), seconds)
    rows = []
    for name, own in zip(questions, times, strict=True):
        latency = latency_of(own)
        rows.append(QuestionRow(name, count, latency.images, latency.median_ms, latency.p99_ms))
    return rows


def _questions(history: History, count: int) -> Mapping[str, Callable[[], object]]:
    middle = (microseconds(END - TAKT * (count / 2)), count // 2)
    return {
        "first page": lambda: history.page(PartFilter()),
        "page in the middle": lambda: history.page(PartFilter(), after=middle),
        "NG": lambda: history.page(PartFilter(verdicts=(Verdict.NG,))),
        "serial number": lambda: history.page(PartFilter(serial=f"SN{count // 3:09}")),
        "counts by verdict": lambda: history.counts(PartFilter()),
    }


def _fill(engine: Engine, count: int) -> None:
    for table, made in ((RUNS, runs()), (SETUPS, setups()), (PARTS, part_rows(count))):
        insert(engine, table, made)
