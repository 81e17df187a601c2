"""What a benchmark measures, and for how long."""

from __future__ import annotations

from dataclasses import dataclass

GROWTHS = ("image-size", "cameras", "results", "training")


@dataclass(frozen=True, slots=True)
class BenchmarkPlan:
    """``seconds`` for each single measurement. Empty ``backends`` are all that there are."""

    methods: tuple[str, ...] = ("efficientad-s", "efficientad-m", "stfpm")
    side: int = 256
    batches: tuple[int, ...] = (1, 8)
    backends: tuple[str, ...] = ()
    device: str = "auto"
    seconds: float = 5.0
    every_start: bool = True
    """Time a fresh process with every backend and precision, else only as a line starts."""
    trainings: tuple[tuple[str, str], ...] = (
        ("efficientad-s", "full"),
        ("efficientad-s", "quick"),
        ("efficientad-m", "full"),
        ("efficientad-m", "quick"),
        ("stfpm", "quick"),
    )
    """Methods and schedules; those whose method is not in ``methods`` are left out."""


@dataclass(frozen=True, slots=True)
class GrowthPlan:
    """How far each cause is driven. The first size is a tile's as well."""

    kinds: tuple[str, ...] = GROWTHS
    method: str = "efficientad-s"
    schedule: str = "quick"
    """Of the trainings."""
    sides: tuple[int, ...] = (256, 512, 1024, 2048)
    cameras: tuple[int, ...] = (1, 2, 4, 8)
    results: tuple[int, ...] = (1_000, 10_000, 100_000, 1_000_000)
    images: tuple[int, ...] = (20, 50, 100, 200, 400)
    device: str = "auto"
    seconds: float = 5.0
