"""Mailbox, history and pace."""

import numpy as np
import pytest

from app.station.history import History
from app.station.mailbox import Mailbox
from app.station.pace import Pace
from app.station.result import InspectionResult
from core.types import Verdict


def result(trigger: int, decided_ns: int = 0, arrived_ns: int = 0) -> InspectionResult:
    return InspectionResult(
        "Line 1",
        trigger,
        Verdict.OK,
        image=np.zeros((10, 10), np.uint8),
        arrived_ns=arrived_ns,
        decided_ns=decided_ns,
        inference_ms=1.0,
    )


def test_a_mailbox_holds_the_newest_and_gives_it_once() -> None:
    mailbox: Mailbox[int] = Mailbox()
    assert mailbox.take() is None
    mailbox.put(1)
    mailbox.put(2)
    assert (mailbox.take(), mailbox.take()) == (2, None)


def test_the_history_goes_by_the_order_of_ends() -> None:
    history = History()
    for trigger in (1, 3, 2):
        history.add(result(trigger))
    assert [r.trigger for r in history.after(0)] == [1, 3, 2]
    assert [r.trigger for r in history.after(3)] == [2]
    assert history.after(2) == ()


def test_the_history_keeps_a_number_of_results_and_of_bytes() -> None:
    history = History(length=3, most_bytes=10_000)
    for trigger in range(1, 6):
        history.add(result(trigger))
    assert [r.trigger for r in history.after(0)] == [3, 4, 5]
    small = History(length=64, most_bytes=250)
    for trigger in range(1, 6):
        small.add(result(trigger))
    assert [r.trigger for r in small.after(0)] == [4, 5]
    assert [r.trigger for r in small.after(1)] == [4, 5]  # what it no longer knows: everything


def test_the_rate_is_parts_per_second_and_falls_when_none_comes() -> None:
    now_ns = 0
    pace = Pace(lambda: now_ns)
    assert (pace.rate_per_s(), pace.latency_ms()) == (0.0, (None, None))
    for second in range(11):
        pace.add(result(second + 1, decided_ns=second * 10**9))
    now_ns = 10 * 10**9
    assert pace.rate_per_s() == pytest.approx(1.0)
    now_ns = 15 * 10**9
    assert pace.rate_per_s() == pytest.approx(10 / 14)
    now_ns = 60 * 10**9
    assert pace.rate_per_s() == 0.0


def test_the_latency_runs_from_the_frame_to_the_verdict() -> None:
    pace = Pace(lambda: 0)
    for index in range(1, 101):
        pace.add(result(index, decided_ns=index * 1_000_000, arrived_ns=0))
    median, p99 = pace.latency_ms()
    assert median == pytest.approx(50.5)
    assert p99 == pytest.approx(99.01)
