"""How long a training takes on this machine: measured on a few steps, then multiplied."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

import torch

from core.data.penalty import generated_penalty
from core.models.efficientad.closed_form import PENALTY_IMAGES, solve_student, solved_for
from core.models.efficientad.networks import TEACHER_CHANNELS, map_side
from core.models.efficientad.schedule import SCHEDULES, Schedule
from core.models.efficientad.training import STATISTICS_IMAGES, EfficientAdTrainer
from core.models.feature_cache import entries
from core.models.pyramid.training import SELECTION_SHARE
from core.models.registry import EFFICIENTAD
from core.runtime.device import choose_device, choose_precision
from core.training import graphed
from core.training.plans import Trainer, efficientad_teacher, plan_training, schedules_of
from core.training.spec import TrainingSpec

PICTURES = 4
WARM_UP, STEPS, SOLVED = 2, 4, 4


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of a training's pieces: one picture's statistics, one step, one picture solved for.

    ``solution_s`` is the closed form's last step, which does not depend on the pictures. A step
    knows what the teacher says; ``held`` of its outputs are kept, any other is computed again.
    """

    picture_s: float
    step_s: float
    solved_s: float
    solution_s: float
    held: int

    def seconds(self, schedule: Schedule, pictures: int, pieces: int = 1) -> float:
        """Of a whole training on that many good pictures, its calibration included.

        ``pieces`` of them at a time are tiles of one.
        """
        teacher = min(pictures, STATISTICS_IMAGES) + self._asked(schedule, pictures)
        held_out = max(1, pictures // 10)
        seconds = teacher * self.picture_s + schedule.steps * self.step_s
        seconds += held_out * 3 * self.picture_s  # teacher, student and autoencoder
        if schedule.closed_form:
            solved = solved_for(pictures, pieces) + PENALTY_IMAGES
            seconds += solved * self.solved_s + self.solution_s
        return seconds

    def _asked(self, schedule: Schedule, pictures: int) -> float:
        """How often the steps ask the teacher."""
        views = pictures * max(1, schedule.views)
        draws = schedule.steps * schedule.batch
        if draws <= views:
            return draws
        return views + (draws - views) * max(0.0, 1 - self.held / views)


def measure_pace(spec: TrainingSpec, schedule: Schedule, solved: int) -> Pace:
    """Runs a few steps on noise: some seconds on a CPU. ``solved`` as ``solved_for`` says.

    Raises TeacherError, DeviceError.
    """
    device = choose_device(spec.device)
    teacher = efficientad_teacher(spec)
    generator = torch.Generator().manual_seed(0)
    size = (3, spec.height, spec.width)
    images = [torch.randn(size, generator=generator) for _ in range(PICTURES)]
    penalty = generated_penalty((spec.height, spec.width), spec.seed)
    # Steps after the first see pictures whose teacher output is known, as in a real training.
    warm_up = max(_warm_up(device), PICTURES // schedule.batch)
    short = replace(schedule, steps=warm_up + STEPS, views=min(schedule.views, 1))
    precision = choose_precision(spec.precision, device)
    trainer = EfficientAdTrainer(
        teacher.network, images, penalty, short, seed=0, device=device, precision=precision
    )
    picture_s = _mean(trainer.prepare(), PICTURES)
    for step in range(warm_up):
        trainer.step(step, trainer.make_batch(step))
    step_s = _timed(lambda: _steps(trainer, warm_up)) / STEPS
    held = entries(TEACHER_CHANNELS * map_side(spec.height) * map_side(spec.width))
    if not schedule.closed_form:
        return Pace(picture_s, step_s, 0.0, 0.0, held)
    # As many as in the training: of more pictures each gives fewer of its cells.
    many = [images[i % PICTURES] for i in range(solved)]
    model = trainer.inference_model().to(device)
    solving = solve_student(model, many, penalty, spec.seed, device, solved)
    solved_s = _mean(solving, SOLVED)
    solution_s = _timed(lambda: _solution(trainer))
    return Pace(picture_s, step_s, solved_s, solution_s, held)


def estimate(spec: TrainingSpec, pictures: int, names: tuple[str, ...]) -> dict[str, float]:
    """Seconds by schedule; those whose steps cost the same are measured once.

    In tiles every picture is as many pictures of that size.
    """
    pieces = spec.pieces
    pictures *= pieces
    height, width = spec.network_input
    spec = replace(spec, height=height, width=width, tile=0)
    if spec.method not in EFFICIENTAD:
        return _pyramid_seconds(spec, pictures, names)
    paces: dict[tuple[bool, str, int], Pace] = {}
    solved = solved_for(pictures, pieces)
    seconds = {}
    for name in names:
        schedule = SCHEDULES[name]
        alike = (schedule.closed_form, schedule.optimizer, schedule.batch)
        if alike not in paces:
            paces[alike] = measure_pace(spec, schedule, solved)
        seconds[name] = paces[alike].seconds(schedule, pictures, pieces)
    return seconds


def extent(method: str, name: str) -> str:
    """What a schedule counts in, in words: passes over the pictures, or steps however many."""
    if method in EFFICIENTAD:
        schedule = SCHEDULES[name]
        return _steps_of(schedule.steps, schedule.batch)
    own = schedules_of(method)[name]
    return f"{own.epochs} passes over them" if own.epochs else _steps_of(own.steps, own.batch)


def _steps_of(steps: int, batch: int) -> str:
    return f"{steps} steps of {batch} picture{'s' if batch > 1 else ''}"


def _pyramid_seconds(spec: TrainingSpec, pictures: int, names: tuple[str, ...]) -> dict[str, float]:
    """Seconds by schedule: all step alike, image by image."""
    device = choose_device(spec.device)
    short = replace(spec, schedule="quick", steps=WARM_UP + STEPS + 1)
    generator = torch.Generator().manual_seed(0)
    # Too few for one to be set aside to choose the epoch by.
    images = [torch.randn((3, spec.height, spec.width), generator=generator)] * PICTURES
    trainer = plan_training(short).build(images, device, choose_precision(spec.precision, device))
    for step in range(WARM_UP):
        trainer.step(step, trainer.make_batch(step))
    image_s = _timed(lambda: _steps(trainer, WARM_UP)) / (STEPS * trainer.images_per_step)
    schedules = schedules_of(spec.method)
    learned = pictures - pictures // SELECTION_SHARE
    seconds = {}
    for name in names:
        schedule = schedules[name]
        steps = schedule.steps_for(learned)
        chosen = steps / schedule.steps_per_epoch(learned) * (pictures - learned)
        # An image that chooses the epoch goes forward only, a third of a step's work.
        seconds[name] = image_s * (steps * schedule.batch + chosen / 3)
    return seconds


def _warm_up(device: torch.device) -> int:
    """EfficientAD's steps that are not as the later ones: on CUDA their graph is recorded first."""
    return graphed.WARM_UP + 1 if device.type == "cuda" else WARM_UP


def _steps(trainer: Trainer, first: int) -> None:
    for step in range(first, first + STEPS):
        trainer.step(step, trainer.make_batch(step))


def _solution(trainer: EfficientAdTrainer) -> None:
    """A system of the size of the closed form's, twice: for either half."""
    last = list(trainer.inference_model().teacher.parameters())[-2]  # the kernel; then the bias
    side = last[0].numel() + 1
    for _ in range(2):
        moments = torch.eye(side, dtype=torch.float64)
        factor = torch.linalg.cholesky(moments)
        torch.cholesky_solve(torch.ones(side, len(last), dtype=torch.float64), factor)


def _mean(counts: Iterator[tuple[int, int]], most: int) -> float:
    """Seconds per item, without the first, which pays for warm-up."""
    next(counts)
    items = most - 1
    return _timed(lambda: list(islice(counts, items))) / items


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started
