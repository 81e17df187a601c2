"""Work beside the GUI thread: who is answered, and who is not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from app.ui.background import Background
from core.errors import DataError, GoodpartError


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background("test")
    yield made
    made.shut_down()
    made.deleteLater()


def unwanted(answer: object) -> None:
    raise AssertionError(answer)


def test_the_answer_comes_into_the_thread_of_who_asked(
    background: Background, qtbot: QtBot
) -> None:
    answers: list[tuple[str, str]] = []
    background.submit(
        "a",
        lambda: threading.current_thread().name,
        lambda name: answers.append((name, threading.current_thread().name)),
        unwanted,
    )
    assert background.is_busy("a")
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [("test", threading.main_thread().name)] and not background.is_busy("a")


def test_errors_come_as_sentences(
    background: Background, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[GoodpartError] = []

    def away() -> None:
        raise DataError("The disk is away.")

    background.submit("a", away, unwanted, errors.append)
    background.submit("b", lambda: 1 // 0, unwanted, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert str(errors[0]) == "The disk is away." and "log file" in str(errors[1])
    assert "ZeroDivisionError" in caplog.text


def test_the_newest_request_of_a_channel_wins(background: Background, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    ran: list[int] = []
    answers: list[int] = []

    def work(number: int) -> int:
        ran.append(number)
        begun.set()
        assert go_on.wait(10)
        return number

    background.submit("a", partial(work, 1), answers.append, unwanted)
    assert begun.wait(10)
    for number in (2, 3):
        background.submit("a", partial(work, number), answers.append, unwanted)
    background.submit("b", partial(work, 4), answers.append, unwanted)
    go_on.set()
    qtbot.waitUntil(lambda: 4 in answers)
    assert ran == [1, 3, 4] and answers == [3, 4]


def test_what_is_forgotten_gets_no_answer(background: Background, qtbot: QtBot) -> None:
    answers: list[int] = []
    background.submit("a", lambda: 1, unwanted, unwanted)
    background.forget("a")
    background.submit("b", lambda: 2, answers.append, unwanted)
    qtbot.waitUntil(lambda: answers == [2])


def test_nothing_comes_after_the_end(qtbot: QtBot) -> None:
    background = Background("test")
    background.submit("a", lambda: 1, unwanted, unwanted)
    background.shut_down()
    background.submit("a", lambda: 2, unwanted, unwanted)
    qtbot.wait(1)
    background.deleteLater()


def test_what_writes_is_finished_at_the_end(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    background = Background("test")
    begun, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def wait() -> None:
        begun.set()
        assert go_on.wait(10)

    def fail() -> None:
        done.append("failed")
        raise DataError("The disk is away.")

    background.submit("a", wait, unwanted, unwanted)
    assert begun.wait(10)
    background.submit("read", lambda: done.append("read"), unwanted, unwanted)
    background.submit("write", lambda: done.append("written"), unwanted, unwanted, writes=True)
    background.submit("fail", fail, unwanted, unwanted, writes=True)
    ending = threading.Timer(0.05, go_on.set)
    ending.start()
    background.shut_down()
    ending.join()
    qtbot.wait(1)
    assert done == ["written", "failed"]
    assert "The disk is away." in caplog.text, "nobody is told any more"
    background.deleteLater()
