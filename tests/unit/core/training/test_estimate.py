"""How long a training takes: pieces that were measured, multiplied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
import torch
from torch import Tensor

from core.models.efficientad.schedule import SCHEDULES, Schedule
from core.training.estimate import Pace, estimate, extent, measure_pace
from core.training.spec import TrainingSpec

SPEC = TrainingSpec(height=128, width=128, teacher="random", device="cpu")


def test_steps_count_as_often_as_the_schedule_says() -> None:
    pace = Pace(picture_s=0.0, step_s=2.0, solved_s=0.0, solution_s=0.0, held=900)
    assert pace.seconds(SCHEDULES["standard"], 50) == 2.0 * SCHEDULES["standard"].steps


def test_more_pictures_take_longer() -> None:
    pace = Pace(picture_s=1.0, step_s=0.1, solved_s=0.5, solution_s=3.0, held=900)
    few, many = (pace.seconds(SCHEDULES["quick"], count) for count in (20, 60))
    assert 0 < few < many


def test_the_teacher_is_asked_again_for_what_the_memory_does_not_hold() -> None:
    """1,000 steps of 4: of 100 pictures' 4 views all are held, of 1,000 pictures' every fourth."""
    schedule = replace(SCHEDULES["standard"], steps=1_000, batch=4, views=4)
    pace = Pace(picture_s=1.0, step_s=0.0, solved_s=0.0, solution_s=0.0, held=1_000)
    statistics, held_out = 100, 3
    assert pace.seconds(schedule, 100) == statistics + 400 + 10 * held_out
    assert pace.seconds(schedule, 1_000) == statistics + 4_000 + 100 * held_out
    assert pace.seconds(schedule, 500) == statistics + 2_000 + 2_000 * 0.5 + 50 * held_out


def test_the_papers_steps_ask_the_teacher_for_every_picture() -> None:
    pace = Pace(picture_s=1.0, step_s=0.0, solved_s=0.0, solution_s=0.0, held=1_000)
    assert pace.seconds(SCHEDULES["full"], 100) == 100 + 100 + 10 * 3


def test_the_pace_is_measured_here() -> None:
    pace = measure_pace(SPEC, SCHEDULES["quick"], solved=30)
    assert min(pace.picture_s, pace.step_s, pace.solved_s, pace.solution_s) > 0
    seconds = estimate(SPEC, 30, ("quick", "standard"))
    assert 0 < seconds["quick"] < seconds["standard"]


def test_steps_of_another_optimizer_are_measured_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds_of = {"adam": 1.0, "muon": 2.0}
    measured: list[str] = []

    def pace(spec: TrainingSpec, schedule: Schedule, solved: int) -> Pace:
        measured.append(schedule.name)
        step_s = seconds_of[schedule.optimizer]
        return Pace(picture_s=0.0, step_s=step_s, solved_s=0.0, solution_s=0.0, held=900)

    monkeypatch.setattr("core.training.estimate.measure_pace", pace)
    seconds = estimate(SPEC, 30, ("thorough", "full", "standard", "quick"))
    assert measured == ["thorough", "full", "standard"]
    assert (seconds["thorough"], seconds["full"]) == (14_000.0, 70_000.0)


def test_the_solution_is_timed_with_as_many_pictures_as_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def solve(
        model: object,
        images: Sequence[Tensor],
        penalty: object,
        seed: int,
        device: torch.device,
        count: int,
    ) -> Iterator[tuple[int, int]]:
        asked.append(len(images))
        for done in range(count):
            yield done + 1, count

    monkeypatch.setattr("core.training.estimate.solve_student", solve)
    estimate(SPEC, 30, ("quick",))
    assert asked == [30]


def test_a_schedule_says_whether_it_counts_passes_or_steps() -> None:
    assert extent("stfpm", "full") == "100 passes over them"
    assert extent("dcam", "full") == "400 passes over them"
    assert extent("stfpm", "standard") == "3200 steps of 8 pictures"
    assert extent("efficientad-s", "full") == "70000 steps of 1 picture"
