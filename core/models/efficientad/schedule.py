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
    weight_average: float
    """Decay per step of the averaged weights that are published; 0 publishes the last ones."""


SCHEDULES: dict[str, Schedule] = {
    s.name: s
    for s in (
        Schedule("full", 70_000, 1, 1e-4, "constant-then-tenth", "adam", False, 0, 1, 0, 0.0),
        Schedule("standard", 1_500, 4, 1e-3, "one-cycle", "muon", True, 24, 2, 4, 0.0),
        Schedule("quick", 250, 4, 1e-3, "one-cycle", "muon", True, 24, 2, 4, 0.0),
        Schedule("demo", 100, 4, 1e-3, "one-cycle", "muon", True, 16, 2, 2, 0.0),
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
