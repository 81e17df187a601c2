"""What each backend costs in accuracy, against torch's plain graph in fp32.

Usage: python -m tests.benchmark.backends_accuracy MODEL DATA MAPS [--good 60] [--bad 90] [...]
MODEL's own thresholds on DATA's test split (every n-th image where there are more than wished),
without PUAD's score, which not every backend computes. int8 is calibrated with the good parts that
MODEL did not hold out; refused ones are listed with their loss all the same. --only openvino/int8:
that one and the reference. --no-aupro: it takes longer than the maps. The folder MAPS keeps every
variant's raw maps, which are not computed again. Prints a table and one JSON line.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from core.artifact.products import for_product
from core.artifact.store import ModelArtifact, load_artifact
from core.data.images import read_image
from core.data.layouts import Sample, open_dataset
from core.data.preprocessing import Preprocessing
from core.errors import GoodpartError
from core.evaluation.evaluate import evaluate_predictions
from core.evaluation.ranking import auroc
from core.runtime.agreement import agreement
from core.runtime.backends.backend import PLAIN, RawMaps, Variant
from core.runtime.backends.opening import open_prepared, prepare
from core.runtime.device import Precision
from core.runtime.optimization import candidates_for
from core.runtime.parts import parts_of, pictures_to_calibrate
from core.runtime.predictor import Predictor
from core.types import Judgement
from tests.benchmark.methods_table import without_puad


@dataclass(frozen=True)
class Row:
    """Accuracy of one backend; deviations from the first row's."""

    variant: str
    image_auroc: float | None = None
    aupro_30: float | None = None
    verdict_changes: int | None = None
    largest_score_deviation: float | None = None
    largest_map_deviation: float | None = None
    rank_correlation: float | None = None
    error: str = ""


class Kept:
    """A backend that gives maps that were computed before, in order."""

    name = PLAIN
    precision: Precision = "fp32"

    def __init__(self, maps: RawMaps) -> None:
        self._maps = iter(maps)

    def infer(self, batch: Tensor, counted: Tensor | None = None) -> RawMaps:
        return np.stack([next(self._maps) for _ in batch])

    def close(self) -> None:
        self._maps = iter(())


def spread(samples: list[Sample], wished: int) -> list[Sample]:
    return samples[:: max(1, len(samples) // wished)][:wished]


def raw_maps(
    artifact: ModelArtifact,
    variant: Variant,
    device: torch.device,
    data: Path,
    samples: Sequence[Sample],
    place: Path,
) -> RawMaps:
    """Those in ``place``, else computed and written there."""
    if place.is_file():
        return np.asarray(np.load(place), np.float32)
    scaling = Preprocessing(**artifact.manifest.preprocessing.model_dump())
    pictures = []
    if variant.precision == "int8":
        pictures = pictures_to_calibrate(parts_of(data, artifact.manifest.training.held_out))
    with tempfile.TemporaryDirectory() as folder:
        calibration = [scaling.prepare(image) for image in pictures]
        network = prepare(artifact, variant, Path(folder), calibration)
        backend = open_prepared(artifact, device, variant, network)
        images = (scaling.prepare(read_image(sample.path))[None] for sample in samples)
        maps = np.concatenate([backend.infer(image) for image in images])
        backend.close()
    np.save(place, maps)
    return maps


def rows(arguments: argparse.Namespace) -> list[Row]:
    loaded, target = load_artifact(arguments.model), torch.device(arguments.device)
    artifact = without_puad(for_product(loaded, arguments.data.resolve().name))
    test = open_dataset(arguments.data).test
    samples = spread([s for s in test if s.good], arguments.good)
    samples += spread([s for s in test if not s.good], arguments.bad)
    arguments.maps.mkdir(parents=True, exist_ok=True)
    expected: list[Judgement] = []
    found: list[Row] = []
    for variant in _wanted(target, arguments.only):
        place = arguments.maps / f"{variant}-{len(samples)}.npy".replace(" ", "-")
        try:
            maps = raw_maps(artifact, variant, target, arguments.data, samples, place)
        except (GoodpartError, RuntimeError) as error:
            found.append(Row(str(variant), error=str(error)))
            continue
        judged = judgements(artifact, maps, samples)
        expected = expected or judged
        aupro = None if arguments.no_aupro else aupro_of(artifact, maps, samples)
        found.append(row(str(variant), samples, expected, judged, aupro))
        print(line(found[-1]), flush=True)
    return found


def _wanted(device: torch.device, only: list[str]) -> list[Variant]:
    """The reference first."""
    known = [*candidates_for(device), Variant(PLAIN, "bf16")]
    chosen = [v for v in known[1:] if not only or f"{v.backend}/{v.precision}" in only]
    return [known[0], *chosen]


def judgements(
    artifact: ModelArtifact, maps: RawMaps, samples: Sequence[Sample]
) -> list[Judgement]:
    with Predictor(artifact, "cpu", backend=Kept(maps)) as predictor:
        return [predictor.predict(read_image(sample.path)) for sample in samples]


def aupro_of(artifact: ModelArtifact, maps: RawMaps, samples: list[Sample]) -> float | None:
    manifest = artifact.manifest
    with Predictor(artifact, "cpu", backend=Kept(maps)) as predictor:
        report = evaluate_predictions(
            samples,
            predictor,
            manifest.image_threshold.threshold(),
            manifest.pixel_threshold.threshold(),
        )
    return None if report.pixels is None else report.pixels.aupro_30


def row(
    variant: str,
    samples: Sequence[Sample],
    expected: list[Judgement],
    judged: list[Judgement],
    aupro: float | None,
) -> Row:
    alike = agreement(expected, judged)
    scores = {
        good: [j.score for s, j in zip(samples, judged, strict=True) if s.good is good]
        for good in (True, False)
    }
    return Row(
        variant,
        auroc(scores[True], scores[False]),
        aupro,
        sum(a.verdict is not b.verdict for a, b in zip(expected, judged, strict=True)),
        alike.score_deviation,
        alike.map_deviation,
        alike.rank_correlation,
    )


def line(one: Row) -> str:
    figures = "  ".join(
        f"{name} {np.nan if value is None else value:.4f}"
        for name, value in asdict(one).items()
        if name not in ("variant", "error")
    )
    return f"{one.variant:<18} {one.error or figures}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("maps", type=Path)
    parser.add_argument("--good", type=int, default=60)
    parser.add_argument("--bad", type=int, default=90)
    parser.add_argument("--only", nargs="+", default=[], metavar="BACKEND/PRECISION")
    parser.add_argument("--no-aupro", action="store_true")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    found = rows(arguments)
    text = json.dumps([asdict(one) for one in found])
    if arguments.json is not None:
        arguments.json.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
