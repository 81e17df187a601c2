"""Every method on the same data, in one run on one machine: figures, times and sizes.

Usage: python -m tests.benchmark.methods_table DATA_FOLDER OUTPUT [--weights PATH] [limits ...]
Trains each method on each data set, and the multi-class ones on all at once, and evaluates them on
the test splits; writes OUTPUT/methods.json after every model and OUTPUT/methods.md at the end. A
model whose rows are in methods.json is not made again, so an interrupted table goes on. Nothing is
chosen by the test split. For a reduced table use --schedule demo or --steps, --limit, --test-limit.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from app.reporting import threshold_of
from core.artifact.products import for_product
from core.artifact.store import ModelArtifact, load_artifact
from core.data.images import read_image
from core.data.layouts import Dataset, Sample, open_dataset
from core.evaluation.evaluate import evaluate_predictions
from core.models.registry import EFFICIENTAD, METHODS, PYRAMIDS
from core.runtime.latency import measure_latency
from core.runtime.predictor import Predictor
from core.training.fit import fit_and_save
from core.training.spec import TrainingSpec

DATASETS = ("mvtec_screw", "loco_juice_bottle", "magnetic_tile")
MULTI_CLASS = ("dcam", "stfpm", "efficientad-s")
ALL = "all at once"
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
    """A model on one product's test split. ``products`` is how many the model was trained on."""

    method: str
    dataset: str
    products: int
    image_auroc: float | None
    aupro_30: float | None
    train_seconds: float
    steps: int
    latency_ms: float
    megabytes: float
    test_images: int


def main() -> int:
    arguments = _arguments()
    arguments.output.mkdir(parents=True, exist_ok=True)
    place = arguments.output / "methods.json"
    rows = [Row(**r) for r in json.loads(place.read_text())["rows"]] if place.exists() else []
    datasets = {name: open_dataset(arguments.data / name) for name in arguments.datasets}
    for method, names in _models(arguments):
        if not any(
            (r.method, r.products) == (method, len(names)) and r.dataset in names for r in rows
        ):
            rows += _measured(arguments, method, {name: datasets[name] for name in names})
            _write(place, rows, arguments)
    table = markdown(rows)
    (arguments.output / "methods.md").write_text(table + "\n")
    print(table)
    return 0


def _made(row: Row, method: str, names: Sequence[str]) -> bool:
    return row.method == method and row.products == len(names) and row.dataset in names


def _models(arguments: argparse.Namespace) -> list[tuple[str, tuple[str, ...]]]:
    single = [(m, (d,)) for m in arguments.methods for d in arguments.datasets]
    several = tuple(arguments.datasets)
    joint = [(m, several) for m in arguments.methods if m in MULTI_CLASS and len(several) > 1]
    return [*single, *joint]


def _measured(
    arguments: argparse.Namespace, method: str, datasets: Mapping[str, Dataset]
) -> list[Row]:
    folder = arguments.output / "-".join((method, *datasets))
    given = next(iter(datasets.values())) if len(datasets) == 1 else datasets
    spec = TrainingSpec(
        method=method,
        schedule=arguments.schedule,
        steps=arguments.steps,
        limit=arguments.limit,
        height=arguments.image_size,
        width=arguments.image_size,
        teacher="own" if method in EFFICIENTAD else arguments.weights,
        seed=arguments.seed,
        device=arguments.device,
    )
    for progress in fit_and_save(spec, given, folder, resume=True, overwrite=True):
        print(f"\r{folder.name} {progress.phase} {progress.step}/{progress.steps} ", end="")
    artifact = load_artifact(folder)
    return [_row(arguments, artifact, name, len(datasets), d) for name, d in datasets.items()]


def _row(
    arguments: argparse.Namespace,
    artifact: ModelArtifact,
    name: str,
    products: int,
    dataset: Dataset,
) -> Row:
    own = for_product(artifact, name)
    test = _limited(dataset.test, arguments.test_limit)
    with Predictor(own, arguments.device) as predictor:
        predictor.warm_up()
        manifest = own.manifest
        report = evaluate_predictions(
            test,
            predictor,
            threshold_of(manifest.image_threshold),
            threshold_of(manifest.pixel_threshold),
            saturation=dataset.saturation,
        )
        images = [read_image(sample.path) for sample in test[:20]]
        latency = measure_latency(predictor, images)
    size = sum(t.numel() * t.element_size() for t in artifact.tensors.values()) / 1e6
    pixels = report.pixels
    return Row(
        manifest.method,
        name,
        products,
        report.image_auroc,
        None if pixels is None else pixels.aupro_30,
        manifest.training.seconds,
        manifest.training.steps,
        latency.median_ms,
        size,
        len(test),
    )


def _limited(samples: Sequence[Sample], limit: int) -> list[Sample]:
    """As many good as bad ones as far as there are, drawn by a fixed seed; 0 takes all."""
    if not limit or limit >= len(samples):
        return list(samples)
    order = np.random.default_rng(0).permutation(len(samples))
    good, bad = ([samples[i] for i in order if samples[i].good is kind] for kind in (True, False))
    half = max(limit // 2, limit - len(bad))
    return [*good[:half], *bad[: limit - len(good[:half])]]


def markdown(rows: Sequence[Row]) -> str:
    """The table; figures of models of several products stand below those of one."""
    heads = ("method", "data set", "trained on", "image AU-ROC", "AU-PRO 0.3", "published")
    heads += ("steps", "training min", "latency ms", "MB", "test images")
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for row in sorted(rows, key=lambda r: (r.products, r.dataset, METHODS.index(r.method))):
        cells = (
            row.method,
            row.dataset,
            "it alone" if row.products == 1 else f"{row.products} products",
            _figure(row.image_auroc),
            _figure(row.aupro_30),
            PUBLISHED.get((row.method, row.dataset), "-") if row.products == 1 else "-",
            row.steps,
            f"{row.train_seconds / 60:.1f}",
            f"{row.latency_ms:.0f}",
            f"{row.megabytes:.1f}",
            row.test_images,
        )
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    lines += [_mean(method, rows) for method in MULTI_CLASS if _joint(method, rows)]
    return "\n".join(lines)


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
        f"{figures[0]} | {figures[1]} | {published} | | | | | |"
    )


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _write(place: Path, rows: Sequence[Row], arguments: argparse.Namespace) -> None:
    machine = {
        "platform": platform.platform(),
        "threads": torch.get_num_threads(),
        "torch": torch.__version__,
        "written_utc": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }
    settings = {k: str(v) if isinstance(v, Path) else v for k, v in vars(arguments).items()}
    content = {"machine": machine, "settings": settings, "rows": [asdict(r) for r in rows]}
    temporary = place.with_suffix(".new")
    temporary.write_text(json.dumps(content, indent=2) + "\n")
    temporary.replace(place)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS))
    parser.add_argument("--datasets", nargs="+", default=list(DATASETS))
    parser.add_argument("--weights", default="own", help=f"teacher of {', '.join(PYRAMIDS)}")
    parser.add_argument("--schedule", default="quick")
    parser.add_argument("--steps", type=int, default=0, help="instead of the schedule's")
    parser.add_argument("--limit", type=int, default=0, help="good images of each data set")
    parser.add_argument("--test-limit", type=int, default=0, help="test images of each data set")
    parser.add_argument("--image-size", type=int, default=256)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="cpu")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
