"""Every method on the same data, in one run on one machine: figures, times and sizes.

Usage: python -m tests.benchmark.methods_table DATA_FOLDER OUTPUT [--weights PATH] [limits ...]
Trains each method on each data set, and the multi-class ones on all at once, and evaluates them on
the test splits; writes OUTPUT/methods.json after every model and OUTPUT/methods.md at the end. A
model whose rows are in methods.json is not made again, one that was trained but not evaluated is
not trained again, and an unfinished training goes on from its checkpoint. Nothing is chosen by the
test split. EfficientAD's models have rows with and without PUAD's score, of one training.

--schedule quick efficientad-s=standard: the first for all methods, the second for that one.
For a reduced table use --schedule demo or --steps, --limit, --test-limit. Needs core, torch,
torchvision, numpy, OpenCV, pydantic, safetensors; neither app nor Qt.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from core.artifact.products import for_product
from core.artifact.store import ModelArtifact, load_artifact
from core.data.images import read_image
from core.data.layouts import Dataset, Sample, open_dataset
from core.errors import TeacherError
from core.evaluation.evaluate import evaluate_predictions
from core.evaluation.ranking import auroc
from core.models.efficientad.puad import MEAN, WHITENING
from core.models.registry import EFFICIENTAD, METHODS, PYRAMIDS
from core.runtime.latency import measure_latency
from core.runtime.predictor import Predictor
from core.training.fit import fit_and_save
from core.training.spec import TrainingSpec
from core.types import Image
from tests.benchmark.methods_rows import WITH_PUAD, Row, markdown

DATASETS = ("mvtec_screw", "loco_juice_bottle", "magnetic_tile")
MULTI_CLASS = ("dcam", "stfpm", "efficientad-s")
LATENCY_IMAGES = 20
SHOWN_STEPS = 50


def main() -> int:
    arguments = _arguments()
    arguments.output.mkdir(parents=True, exist_ok=True)
    place = arguments.output / "methods.json"
    rows = [Row(**r) for r in json.loads(place.read_text())["rows"]] if place.exists() else []
    datasets = {name: open_dataset(arguments.data / name) for name in arguments.datasets}
    if arguments.latency_again:
        rows = [_timed_again(arguments, row, datasets[row.dataset]) for row in rows]
        _write(place, rows, arguments)
    for method, names in _models(arguments):
        if arguments.latency_again or any(_made(row, method, names) for row in rows):
            continue
        try:
            rows += _measured(arguments, method, {name: datasets[name] for name in names})
        except TeacherError as error:
            print(f"{method} is left out. {error}")
        _write(place, rows, arguments)
    table = markdown(rows)
    (arguments.output / "methods.md").write_text(table + "\n")
    print(table)
    return 0


def _made(row: Row, method: str, names: Sequence[str]) -> bool:
    return (
        row.method.removesuffix(WITH_PUAD) == method
        and row.products == len(names)
        and row.dataset in names
    )


def _models(arguments: argparse.Namespace) -> list[tuple[str, tuple[str, ...]]]:
    single = [(m, (d,)) for m in arguments.methods for d in arguments.datasets]
    several = tuple(arguments.datasets)
    joint = [(m, several) for m in arguments.methods if m in MULTI_CLASS and len(several) > 1]
    return {"alone": single, "together": joint, "both": [*single, *joint]}[arguments.products]


def _measured(
    arguments: argparse.Namespace, method: str, datasets: Mapping[str, Dataset]
) -> list[Row]:
    folder = _folder(arguments, method, list(datasets))
    artifact = _trained(_spec(arguments, method), datasets, folder)
    rows = []
    for name, dataset in datasets.items():
        rows += _rows(arguments, artifact, name, len(datasets), dataset)
    return rows


def _folder(arguments: argparse.Namespace, method: str, names: Sequence[str]) -> Path:
    return Path(arguments.output / "-".join((method, *names)))


def _timed_again(arguments: argparse.Namespace, row: Row, dataset: Dataset) -> Row:
    method = row.method.removesuffix(WITH_PUAD)
    names = [row.dataset] if row.products == 1 else arguments.datasets
    own = for_product(load_artifact(_folder(arguments, method, names)), row.dataset)
    model = own if row.method.endswith(WITH_PUAD) else without_puad(own)
    test = _limited(dataset.test, arguments.test_limit)
    return replace(row, **_latencies(arguments, model, test))


def _spec(arguments: argparse.Namespace, method: str) -> TrainingSpec:
    return TrainingSpec(
        method=method,
        schedule=arguments.schedule.get(method, arguments.schedule[""]),
        steps=arguments.steps,
        limit=arguments.limit,
        height=arguments.image_size,
        width=arguments.image_size,
        teacher=_teacher(arguments, method),
        seed=arguments.seed,
        device=arguments.device,
        puad_weight=arguments.puad_weight if method in EFFICIENTAD else 0.0,
    )


def _teacher(arguments: argparse.Namespace, method: str) -> str:
    if method == "efficientad-m":
        return str(arguments.pdn_m)
    return "own" if method in EFFICIENTAD else str(arguments.weights)


def _trained(spec: TrainingSpec, datasets: Mapping[str, Dataset], folder: Path) -> ModelArtifact:
    """The model in ``folder``, trained unless just this training has put it there before."""
    note, wanted = folder.with_name(folder.name + ".spec.json"), json.dumps(asdict(spec))
    if folder.is_dir() and note.is_file() and note.read_text() == wanted:
        return load_artifact(folder)
    given = next(iter(datasets.values())) if len(datasets) == 1 else datasets
    for progress in fit_and_save(spec, given, folder, resume=True, overwrite=True):
        if progress.step % SHOWN_STEPS == 0:
            print(f"\r{folder.name} {progress.phase} {progress.step}/{progress.steps} ", end="")

    note.write_text(wanted)
    return load_artifact(folder)


def _rows(
    arguments: argparse.Namespace,
    artifact: ModelArtifact,
    name: str,
    products: int,
    dataset: Dataset,
) -> list[Row]:
    own, test = for_product(artifact, name), _limited(dataset.test, arguments.test_limit)
    plain = _row(arguments, without_puad(own), name, products, dataset, test)
    if own.manifest.puad_row is None:
        return [plain]
    scored: dict[bool, list[float]] = {True: [], False: []}
    with Predictor(own, arguments.device) as predictor:
        for sample in test:
            scored[sample.good].append(predictor.predict(read_image(sample.path)).score)
    both = replace(
        plain,
        method=own.manifest.method + WITH_PUAD,
        image_auroc=auroc(scored[True], scored[False]),
        megabytes=_megabytes(own),
        **_latencies(arguments, own, test),
    )
    return [plain, both]


def _row(
    arguments: argparse.Namespace,
    own: ModelArtifact,
    name: str,
    products: int,
    dataset: Dataset,
    test: Sequence[Sample],
) -> Row:
    manifest = own.manifest
    with Predictor(own, arguments.device) as predictor:
        predictor.warm_up()
        device = _device_name(predictor.device)
        report = evaluate_predictions(
            test,
            predictor,
            manifest.image_threshold.threshold(),
            manifest.pixel_threshold.threshold(),
            saturation=dataset.saturation,
        )
    return Row(
        method=manifest.method,
        dataset=name,
        products=products,
        image_auroc=report.image_auroc,
        aupro_30=report.pixels.aupro_30,
        train_seconds=manifest.training.seconds,
        steps=manifest.training.steps,
        schedule=manifest.training.schedule,
        device=device,
        megabytes=_megabytes(own),
        test_images=len(test),
        **_latencies(arguments, own, test),
    )


def _latencies(
    arguments: argparse.Namespace, own: ModelArtifact, test: Sequence[Sample]
) -> dict[str, Any]:
    images = [read_image(sample.path) for sample in test[:LATENCY_IMAGES]]
    return {
        "latency_ms": _latency(own, arguments.device, images),
        "cpu_latency_ms": _latency(own, "cpu", images) if arguments.cpu_latency else None,
    }


def _latency(own: ModelArtifact, device: str, images: Sequence[Image]) -> float:
    with Predictor(own, device) as predictor:
        return measure_latency(predictor, images).median_ms


def without_puad(own: ModelArtifact) -> ModelArtifact:
    """The same model as if it had been trained without that score; thresholds are not looked at."""
    tensors = {k: v for k, v in own.tensors.items() if k not in (MEAN, WHITENING)}
    return replace(own, manifest=own.manifest.model_copy(update={"puad": None}), tensors=tensors)


def _megabytes(own: ModelArtifact) -> float:
    return sum(t.numel() * t.element_size() for t in own.tensors.values()) / 1e6


def _device_name(device: torch.device) -> str:
    return torch.cuda.get_device_name(device) if device.type == "cuda" else "CPU"


def _limited(samples: Sequence[Sample], limit: int) -> list[Sample]:
    """As many good as bad ones as far as there are, drawn by a fixed seed; 0 takes all."""
    if not limit or limit >= len(samples):
        return list(samples)
    order = np.random.default_rng(0).permutation(len(samples))
    good, bad = ([samples[i] for i in order if samples[i].good is kind] for kind in (True, False))
    half = max(limit // 2, limit - len(bad))
    return [*good[:half], *bad[: limit - len(good[:half])]]


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


def _schedule(text: str) -> tuple[str, str]:
    method, _, name = text.rpartition("=")
    if method and method not in METHODS:
        raise argparse.ArgumentTypeError(f"there is no method {method!r}")
    return method, name


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS))
    parser.add_argument("--datasets", nargs="+", default=list(DATASETS))
    parser.add_argument("--weights", default="own", help=f"teacher of {', '.join(PYRAMIDS)}")
    parser.add_argument(
        "--pdn-m", default="own", help="teacher of efficientad-m instead of the embedded one"
    )
    parser.add_argument(
        "--schedule",
        nargs="+",
        type=_schedule,
        default=[],
        metavar="NAME|METHOD=NAME",
    )
    parser.add_argument(
        "--puad-weight", type=float, default=1.0, help="of EfficientAD's second rows; 0: none"
    )
    parser.add_argument("--cpu-latency", action="store_true", help="beside that on the device")
    parser.add_argument(
        "--latency-again",
        action="store_true",
        help="measure the latencies of all rows that are there, one after the other, and end",
    )
    parser.add_argument("--products", choices=("alone", "together", "both"), default="both")
    parser.add_argument("--steps", type=int, default=0, help="instead of the schedule's")
    parser.add_argument("--limit", type=int, default=0, help="good images of each data set")
    parser.add_argument("--test-limit", type=int, default=0, help="test images of each data set")
    parser.add_argument("--image-size", type=int, default=256)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="cpu")
    arguments = parser.parse_args()
    arguments.schedule = {"": "quick", **dict(arguments.schedule)}
    return arguments


if __name__ == "__main__":
    sys.exit(main())
