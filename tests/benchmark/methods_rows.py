"""The rows of the methods' table, and the table as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.models.registry import METHODS

ALL = "all at once"
WITH_PUAD = " + PUAD"
PUBLISHED: Mapping[tuple[str, str], str] = {
    ("efficientad-s", "mvtec_screw"): "0.979 / 0.956",
    ("efficientad-m", "mvtec_screw"): "0.974 / 0.973",
    ("stfpm", "mvtec_screw"): "0.895 / 0.949",
    ("dcam", ALL): "0.952 / 0.898 (15 MVTec AD classes)",
}
"""Image AU-ROC / AU-PRO 0.3: EfficientAD's by nelson1425/EfficientAD's results files, STFPM's by
arXiv 2103.04257, DCAM's by arXiv 2405.06467."""


@dataclass(frozen=True)
class Row:
    """A model on one product's test split. ``products`` is how many the model was trained on.

    ``latency_ms`` is that on ``device``, ``cpu_latency_ms`` None where it was not asked for.
    """

    method: str
    dataset: str
    products: int
    image_auroc: float | None
    aupro_30: float | None
    train_seconds: float
    steps: int
    schedule: str
    device: str
    latency_ms: float
    cpu_latency_ms: float | None
    megabytes: float
    test_images: int


def markdown(rows: Sequence[Row]) -> str:
    """The table; figures of models of several products stand below those of one."""
    heads = ("method", "data set", "trained on", "image AU-ROC", "AU-PRO 0.3", "published")
    heads += ("schedule", "steps", "device", "training min", "latency ms", "CPU ms", "MB")
    heads += ("test images",)
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for row in sorted(rows, key=_order):
        cells = (
            row.method,
            row.dataset,
            "it alone" if row.products == 1 else f"{row.products} products",
            _figure(row.image_auroc),
            _figure(row.aupro_30),
            PUBLISHED.get((row.method, row.dataset), "-") if row.products == 1 else "-",
            row.schedule,
            row.steps,
            row.device,
            f"{row.train_seconds / 60:.1f}",
            f"{row.latency_ms:.1f}",
            _figure(row.cpu_latency_ms, 0),
            f"{row.megabytes:.1f}",
            row.test_images,
        )
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    joint = sorted({r.method for r in rows if r.products > 1}, key=_place)
    lines += [_mean(method, rows) + " |" * (len(heads) - 6) for method in joint]
    return "\n".join(lines)


def _order(row: Row) -> tuple[int, str, tuple[int, str]]:
    return row.products, row.dataset, _place(row.method)


def _place(method: str) -> tuple[int, str]:
    """A method's with PUAD follows that without."""
    return METHODS.index(method.removesuffix(WITH_PUAD)), method


def _joint(method: str, rows: Sequence[Row]) -> list[Row]:
    return [r for r in rows if r.method == method and r.products > 1]


def _mean(method: str, rows: Sequence[Row]) -> str:
    joint = _joint(method, rows)
    figures = []
    for values in ([r.image_auroc for r in joint], [r.aupro_30 for r in joint]):
        known = [v for v in values if v is not None]
        figures.append(_figure(float(np.mean(known)) if known else None))
    published = PUBLISHED.get((method, ALL), "-")
    return (
        f"| {method} | mean of {len(joint)} | {joint[0].products} products | "
        f"{figures[0]} | {figures[1]} | {published} |"
    )


def _figure(value: float | None, digits: int = 3) -> str:
    return "-" if value is None else f"{value:.{digits}f}"
