from __future__ import annotations

import io
import json

import pytest

from app.cli.console import Console
from app.cli.progress import (
    PHASES,
    WIDEST,
    BarProgress,
    WrittenProgress,
    as_json_line,
    as_line,
    clock,
    open_progress,
)
from core.training.progress import TrainingProgress


def test_a_line_has_rate_and_time_left_once_known() -> None:
    early = TrainingProgress("train", 1, 100)
    later = TrainingProgress("train", 50, 100, {"hard": 0.25}, 8.0, 75.0)
    assert as_line(early) == "learning the good parts 1/100"
    assert as_line(later) == "learning the good parts 50/100, 8.0 images/s, 1:15 left, hard 0.25"


def test_the_long_step_after_the_learning_has_a_name_that_says_what_it_does() -> None:
    finish = TrainingProgress("finish", 1, 40)
    assert as_line(finish) == "solving for the model 1/40"
    assert json.loads(as_json_line(finish))["phase"] == "finish"
    assert as_line(TrainingProgress("unheard of", 1, 2)) == "unheard of 1/2"


def test_a_json_line_can_be_read_back() -> None:
    line = as_json_line(TrainingProgress("train", 2, 4, {"hard": float("nan")}, 1.5, None))
    assert json.loads(line) == {
        "phase": "train",
        "step": 2,
        "steps": 4,
        "losses": {"hard": None},
        "images_per_second": 1.5,
        "seconds_left": None,
    }


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (59.6, "1:00"), (3661, "1:01:01"), (-3, "0:00")]
)
def test_clock(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_lines_are_sparse_but_tell_every_phase_and_its_end() -> None:
    stream, now = io.StringIO(), iter(range(100))
    view = WrittenProgress(stream, as_line, 5.0, lambda: float(next(now)))
    with view:
        for step in range(1, 11):
            view.show(TrainingProgress("train", step, 10))
        view.show(TrainingProgress("calibrate", 1, 3))
    steps = [line.split()[-1] for line in stream.getvalue().splitlines()]
    assert steps[0] == "1/10"
    assert steps[-2:] == ["10/10", "1/3"]
    assert len(steps) < 8


def test_no_terminal_means_lines_and_none_is_silent() -> None:
    stream = io.StringIO()
    console = Console(False, io.StringIO(), stream)
    with open_progress("auto", console) as lines:
        lines.show(TrainingProgress("train", 1, 2))
    with open_progress("none", console) as silent:
        silent.show(TrainingProgress("train", 2, 2))
    assert stream.getvalue() == "learning the good parts 1/2\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_with_results_above_it() -> None:
    stream = Terminal()
    console = Console(False, Terminal(), stream)
    view = open_progress("auto", console)
    assert isinstance(view, BarProgress)
    with view:
        view.show(TrainingProgress("train", 1, 2, {}, 4.0, 12.0))
        console.say("part 1 [OK]")
    assert "part 1 [OK]" in stream.getvalue()
    assert "4.0 images/s" in stream.getvalue()
    assert console.print_above is None


def test_the_words_leave_room_for_the_bar() -> None:
    assert max(map(len, PHASES.values())) <= WIDEST


def test_a_redirected_result_stays_clear_of_the_bar() -> None:
    output = io.StringIO()
    console = Console(False, output, Terminal())
    with open_progress("bar", console):
        console.say("result")
    assert output.getvalue() == "result\n"
