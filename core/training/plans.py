"""Every method as the training sees it: its teacher, its schedule, its trainer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from core.data.penalty import PenaltySource, generated_penalty, photo_penalty
from core.errors import TeacherError, TrainingError
from core.models.dcam.losses import AttentiveDistillation
from core.models.dcam.schedule import dcam_schedules
from core.models.efficientad.schedule import SCHEDULES, Schedule, schedule_by_name
from core.models.efficientad.training import EfficientAdTrainer
from core.models.fractalad.schedule import fractalad_schedules
from core.models.fractalad.training import FractalAdTrainer
from core.models.pyramid.inference import PRODUCT, SUM, PyramidInference
from core.models.pyramid.networks import Pyramid
from core.models.pyramid.schedule import PyramidSchedule, pyramid_schedule
from core.models.pyramid.training import PyramidTrainer
from core.models.registry import EFFICIENTAD, FRACTALAD, METHODS, PYRAMIDS
from core.models.stfpm.losses import PyramidMatching
from core.models.stfpm.schedule import stfpm_schedules
from core.teacher.provenance import Provenance
from core.teacher.pyramid import IMAGENET, PyramidTeacher, load_pyramid_teacher
from core.teacher.store import EMBEDDED, Teacher, load_teacher
from core.training.method import MethodTrainer
from core.training.spec import OWN, TrainingSpec
from core.types import Map


class Trainer(MethodTrainer[Any], Protocol):
    """What a whole training asks of a method besides the loop's needs."""

    def start_from(self, tensors: Mapping[str, Tensor]) -> None:
        """Go on from a model's trained weights. Raises RuntimeError for another network's."""

    def preview_maps(self, images: Sequence[Tensor]) -> list[Map]:
        """Present maps (h, w) of prepared images (3, H, W)."""


Build = Callable[[Sequence[Tensor], torch.device, str], Trainer]
"""(prepared images, or all their tiles, device, precision) to a trainer."""


@dataclass(frozen=True, slots=True)
class Plan:
    """``network`` is the manifest's entry."""

    network: dict[str, int | str]
    teacher: Provenance
    schedule: Schedule | PyramidSchedule
    build: Build


def plan_training(spec: TrainingSpec) -> Plan:
    """Raises TeacherError, TrainingError for a method or schedule that does not exist."""
    if spec.method not in METHODS:
        raise TrainingError(
            f"There is no method {spec.method!r}.",
            "The training was not started.",
            f"Choose one of {', '.join(METHODS)}.",
        )
    if spec.puad_weight and spec.method not in EFFICIENTAD:
        raise TrainingError(
            f"PUAD's score belongs to EfficientAD; {spec.method} has none.",
            "The training was not started.",
            f"Leave its weight at 0, or choose one of {', '.join(EFFICIENTAD)}.",
        )
    if spec.method in PYRAMIDS:
        return _pyramid(spec)
    if spec.method == FRACTALAD:
        return _fractalad(spec)
    return _efficientad(spec)


def schedules_of(method: str) -> dict[str, PyramidSchedule]:
    """Of a method with a pyramid as its teacher, by name."""
    if method == FRACTALAD:
        return fractalad_schedules()
    return dcam_schedules() if method == "dcam" else stfpm_schedules()


def schedule_names(method: str) -> tuple[str, ...]:
    """Those that a training with ``method`` may take."""
    return tuple(SCHEDULES if method in EFFICIENTAD else schedules_of(method))


def efficientad_teacher(spec: TrainingSpec) -> Teacher:
    """The PDN that ``spec`` asks for. Raises TeacherError."""
    source = EMBEDDED if spec.teacher_source == OWN else spec.teacher_source
    return load_teacher(source, spec.network_size, spec.seed)


def _pyramid_teacher(spec: TrainingSpec) -> PyramidTeacher:
    """Raises TeacherError."""
    source = IMAGENET if spec.teacher_source == OWN else spec.teacher_source
    return load_pyramid_teacher(source, spec.seed)


def _efficientad(spec: TrainingSpec) -> Plan:
    schedule = schedule_by_name(spec.schedule, spec.steps)
    teacher = efficientad_teacher(spec)

    def build(images: Sequence[Tensor], device: torch.device, precision: str) -> Trainer:
        penalty = _penalty(spec)
        return EfficientAdTrainer(
            teacher.network,
            images,
            penalty,
            schedule,
            seed=spec.seed,
            device=device,
            precision=precision,
            tiling=spec.tiling,
        )

    network: dict[str, int | str] = {"size": spec.network_size}
    return Plan(network | _size(spec), teacher.provenance, schedule, build)


def _pyramid(spec: TrainingSpec) -> Plan:
    schedule = pyramid_schedule(schedules_of(spec.method), spec.schedule, spec.steps)
    combination = SUM if spec.method == "dcam" else PRODUCT
    teacher = _pyramid_teacher(spec)

    def build(images: Sequence[Tensor], device: torch.device, precision: str) -> Trainer:
        torch.manual_seed(spec.seed)
        model = PyramidInference(teacher.backbone, combination)
        model.teacher.load_state_dict(teacher.pyramid.state_dict())
        return PyramidTrainer(
            model,
            _criterion(spec.method, model.student),
            images,
            schedule,
            seed=spec.seed,
            device=device,
            precision=precision,
            pieces=spec.pieces,
        )

    network: dict[str, int | str] = {"backbone": teacher.backbone, "combination": combination}
    return Plan(network | _size(spec), teacher.provenance, schedule, build)


def _fractalad(spec: TrainingSpec) -> Plan:
    schedule = pyramid_schedule(schedules_of(spec.method), spec.schedule, spec.steps)
    teacher = _pyramid_teacher(spec)
    if teacher.backbone != "resnet18":
        raise TeacherError(
            "FractalAD's head needs the levels of a ResNet; the embedded network has none.",
            "The training was not started.",
            "Give ResNet-18's weights (--teacher PATH), or choose the method stfpm.",
        )

    def build(images: Sequence[Tensor], device: torch.device, precision: str) -> Trainer:
        return FractalAdTrainer(
            teacher.pyramid, images, schedule, seed=spec.seed, device=device, precision=precision
        )

    network: dict[str, int | str] = {"backbone": teacher.backbone}
    return Plan(network | _size(spec), teacher.provenance, schedule, build)


def _criterion(method: str, student: Pyramid) -> nn.Module:
    return AttentiveDistillation(student.channels) if method == "dcam" else PyramidMatching()


def _size(spec: TrainingSpec) -> dict[str, int | str]:
    size: dict[str, int | str] = {"height": spec.height, "width": spec.width}
    tiling = spec.tiling
    return size if tiling is None else size | {"tile": tiling.tile, "overlap": tiling.overlap}


def _penalty(spec: TrainingSpec) -> PenaltySource | None:
    size = spec.network_input
    if spec.penalty == "none":
        return None
    if spec.penalty == "generated":
        return generated_penalty(size, spec.seed)
    return photo_penalty(Path(spec.penalty), size, spec.seed)
