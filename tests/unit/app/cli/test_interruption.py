from __future__ import annotations

import signal
from collections.abc import Generator

import pytest

from app.cli.interruption import Interruption, drain


def numbers(closed: list[bool]) -> Generator[int, None, str]:
    try:
        yield from range(5)
    finally:
        closed.append(True)
    return "done"


def test_a_run_goes_to_its_end_and_returns() -> None:
    seen: list[int] = []
    assert drain(numbers([]), seen.append, Interruption()) == "done"
    assert seen == [0, 1, 2, 3, 4]


def test_the_first_signal_ends_after_the_step_and_closes_the_run() -> None:
    seen: list[int] = []
    closed: list[bool] = []
    noted: list[bool] = []

    def step(number: int) -> None:
        seen.append(number)
        if number == 2:
            signal.raise_signal(signal.SIGINT)

    with (
        Interruption(lambda: noted.append(True)) as stop,
        pytest.raises(KeyboardInterrupt, match="kept"),
    ):
        drain(numbers(closed), step, stop, "kept")
    assert (seen, closed, noted) == ([0, 1, 2], [True], [True])


def test_the_second_signal_ends_at_once() -> None:
    with Interruption() as stop:
        signal.raise_signal(signal.SIGINT)
        assert stop.asked
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_the_former_handlers_come_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interruption():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before
