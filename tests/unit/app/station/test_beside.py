"""Work beside a line: it never holds it up, and what fails in it ends nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np

from app.station.beside import BesideLine
from app.station.result import InspectionResult
from app.station.shadow import ShadowComparison, ShadowRun
from core.errors import DataError
from core.types import Verdict
from tests.helpers.station import PATIENCE_S, ScriptedJudge, until


class Work:
    """Notes what it got; waits where the test says so."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Semaphore(0)
        self.left = False
        self.error: Exception | None = None
        self.failures: list[str] = []
        self.beside = BesideLine("work", self.open, self.failures.append, waiting=2)

    @contextmanager
    def open(self) -> Iterator[Callable[[int], None]]:
        try:
            yield self.take
        finally:
            self.left = True

    def take(self, item: int) -> None:
        self.begun.release()
        assert self.gate.wait(PATIENCE_S)
        if self.error is not None:
            raise self.error
        self.done.append(item)


def test_what_does_not_fit_is_refused_at_once() -> None:
    work = Work()
    work.gate.clear()
    work.beside.start()
    assert work.beside.offer(1)
    assert work.begun.acquire(timeout=PATIENCE_S)
    assert [work.beside.offer(n) for n in (2, 3, 4)] == [True, True, False]
    work.gate.set()
    work.beside.close(finish=True)
    assert work.done == [1, 2, 3] and work.left and not work.failures


def test_closing_drops_what_waits() -> None:
    work = Work()
    work.gate.clear()
    work.beside.start()
    for number in (1, 2, 3):
        work.beside.offer(number)
    assert work.begun.acquire(timeout=PATIENCE_S)
    closer = threading.Thread(target=work.beside.close)
    closer.start()
    until(lambda: not work.beside.offer(9), "the end to be asked for")
    work.gate.set()
    closer.join(PATIENCE_S)
    assert work.done == [1] and work.left


def test_a_failure_ends_it_with_a_sentence() -> None:
    for error, words in ((DataError("Full.", "Lost.", "Free."), "Full."), (KeyError("x"), "again")):
        work = Work()
        work.error = error
        work.beside.start()
        work.beside.offer(1)
        until(lambda work=work: bool(work.failures), "the sentence")
        assert words in work.failures[0]
        until(lambda work=work: not work.beside.offer(2), "the end")
        work.beside.close(finish=True)
        assert work.left


def test_closing_before_the_start_does_nothing() -> None:
    Work().beside.close()


class Log:
    """Keeps comparisons."""

    def __init__(self) -> None:
        self.kept: list[ShadowComparison] = []
        self.skipped = 0

    def add(self, comparison: ShadowComparison) -> None:
        self.kept.append(comparison)

    def skip(self) -> None:
        self.skipped += 1


def live(verdict: Verdict, value: int) -> InspectionResult:
    return InspectionResult("Line 1", 1, verdict, image=np.full((32, 32), value, np.uint8))


def test_a_shadow_judges_what_the_line_judged() -> None:
    judge, log = ScriptedJudge(), Log()
    failures: list[str] = []
    shadow = ShadowRun(lambda: judge, log, failures.append)
    shadow.start()
    for number, (verdict, value) in enumerate(((Verdict.OK, 20), (Verdict.OK, 250)), start=1):
        shadow.receive(live(verdict, value))
        until(lambda number=number: len(log.kept) == number, "the comparison")
    shadow.receive(live(Verdict.CANNOT_JUDGE, 20))
    shadow.receive(InspectionResult("Line 1", 4, Verdict.OK))
    shadow.close()
    assert [c.agrees for c in log.kept] == [True, False]
    assert judge.closed and not failures and log.skipped == 0


def test_a_shadow_that_is_too_slow_skips_parts() -> None:
    judge, log = ScriptedJudge(), Log()
    judge.gate.clear()
    shadow = ShadowRun(lambda: judge, log, lambda sentence: None)
    shadow.start()
    shadow.receive(live(Verdict.OK, 20))
    assert judge.judging.acquire(timeout=PATIENCE_S)
    for _ in range(5):
        shadow.receive(live(Verdict.OK, 20))
    assert log.skipped == 3
    judge.gate.set()
    shadow.close()
