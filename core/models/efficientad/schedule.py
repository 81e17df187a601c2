"""How an EfficientAD training spends its steps: the paper's way, or shorter ones of ours."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.errors import TrainingError


@dataclass(frozen=True, slots=True)
class Schedule:
    """One row of the table in docs/evaluation.md.

    ``crop_cells`` 0 trains the student on whole images with separate passes for the local and
    the autoencoder branch, as the paper does. Above 0 the student sees one crop of that many
    cells (4 * crop_cells + 29 px) per image, for both branches at once, and ``views``
    photometric variants of each image with the teacher's output computed once: the student is
    a 33 px patch network, so crops train it, while the autoencoder still sees whole images.
    """

    name: str
    steps: int
    batch: int
    learning_rate: float
    curve: str
    optimizer: str
    unit_variance_start: bool
    crop_cells: int
    penalty_batch: int
    views: int
    closed_form: bool
    """Train the autoencoder alone and solve for the student's last layer (closed_form.py)."""
    weight_average: float
    """Decay per step of the averaged weights that are published; 0 publishes the last ones."""


_PAPER = Schedule(
    name="full",
    steps=70_000,
    batch=1,
    learning_rate=1e-4,
    curve="constant-then-tenth",
    optimizer="adam",
    unit_variance_start=False,
    crop_cells=0,
    penalty_batch=1,
    views=0,
    closed_form=False,
    weight_average=0.0,
)
_SHORT = Schedule(
    name="quick",
    steps=350,
    batch=4,
    learning_rate=1e-3,
    curve="one-cycle",
    optimizer="muon",
    unit_variance_start=True,
    crop_cells=24,
    penalty_batch=2,
    views=4,
    closed_form=True,
    weight_average=0.0,
)
SCHEDULES: dict[str, Schedule] = {
    s.name: s
    for s in (
        _PAPER,
        replace(_SHORT, name="standard", steps=2_000),
        _SHORT,
        replace(_SHORT, name="demo", steps=100, views=2),
    )
}


def schedule_by_name(name: str, steps: int = 0) -> Schedule:
    """The schedule, stretched or cut to ``steps`` where that is not 0.

    Raises TrainingError with the known names.
    """
    if name not in SCHEDULES:
        raise TrainingError(
            f"There is no training schedule {name!r}.",
            "The training was not started.",
            f"Choose one of {', '.join(SCHEDULES)}.",
        )
    schedule = SCHEDULES[name]
    return replace(schedule, steps=steps) if steps else schedule
