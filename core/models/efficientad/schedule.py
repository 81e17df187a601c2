"""How an EfficientAD training spends its steps: the paper's way, or shorter ones of ours."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.training.schedule import schedule_named


@dataclass(frozen=True, slots=True)
class Schedule:
    """One of the schedules in docs/methods/efficientad.md.

    ``closed_form`` trains the autoencoder alone and solves for the student (closed_form.py);
    else every step is the paper's. ``views`` above 0 draws each image's photometric variants
    from that many fixed ones (the first is the image itself), so that the teacher's output on
    them is computed once; 0 draws a new one each time, as the paper does.
    ``update`` is for a start from an existing model of the same product.
    """

    name: str
    steps: int
    batch: int
    learning_rate: float
    curve: str
    optimizer: str
    unit_variance_start: bool
    views: int
    closed_form: bool


_PAPER = Schedule(
    name="full",
    steps=70_000,
    batch=1,
    learning_rate=1e-4,
    curve="constant-then-tenth",
    optimizer="adam",
    unit_variance_start=False,
    views=0,
    closed_form=False,
)
_SHORT = Schedule(
    name="quick",
    steps=800,
    batch=4,
    learning_rate=1e-3,
    curve="one-cycle",
    optimizer="muon",
    unit_variance_start=True,
    views=4,
    closed_form=True,
)
SCHEDULES: dict[str, Schedule] = {
    s.name: s
    for s in (
        _PAPER,
        replace(_SHORT, name="standard", steps=4_000, views=8),
        replace(
            _PAPER,
            name="thorough",
            steps=7_000,
            learning_rate=1e-3,
            curve="one-cycle",
            optimizer="muon",
            unit_variance_start=True,
        ),
        _SHORT,
        replace(_SHORT, name="demo", steps=300, views=2),
        replace(_SHORT, name="update", steps=200, learning_rate=5e-4),
    )
}


def schedule_by_name(name: str, steps: int = 0) -> Schedule:
    """The schedule, stretched or cut to ``steps`` where that is not 0.

    Raises TrainingError with the known names.
    """
    schedule = schedule_named(SCHEDULES, name)
    return replace(schedule, steps=steps) if steps else schedule
