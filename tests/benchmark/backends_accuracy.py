"""What each backend costs in accuracy, against torch's plain graph in fp32.

Usage: python -m tests.benchmark.backends_accuracy MODEL DATA [--good 60] [--bad 90] [--json FILE]
MODEL's own thresholds on DATA's test split (every n-th image where there are more than wished).
int8 is calibrated with the good parts that MODEL did not hold out; refused ones are listed with
their loss all the same. Prints a table and one JSON line.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from app.reporting import threshold_of
from core.artifact.products import for_product
from core.artifact.store import ModelArtifact, load_artifact
from core.data.layouts import Sample, open_dataset
from core.data.preprocessing import Preprocessing
from core.errors import GoodpartError
from core.evaluation.evaluate import EvaluationReport, evaluate_predictions
from core.runtime.agreement import agreement
from core.runtime.backends.opening import open_prepared, prepare
from core.runtime.optimization import candidates_for
from core.runtime.parts import parts_of, pictures_to_calibrate
from core.runtime.predictor import Predictor
from core.types import Image, Judgement, Mask


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


class Recorded(Predictor):
    """Keeps what it judged, in order."""

    judged: list[Judgement]

    def predict(self, image: Image, ignored: Mask | None = None) -> Judgement:
        judgement = super().predict(image, ignored)
        self.judged.append(judgement)
        return judgement


def spread(samples: list[Sample], wished: int) -> list[Sample]:
    return samples[:: max(1, len(samples) // wished)][:wished]


def evaluated(
    artifact: ModelArtifact, predictor: Recorded, samples: list[Sample]
) -> EvaluationReport:
    predictor.judged = []
    manifest = artifact.manifest
    return evaluate_predictions(
        samples,
        predictor,
        threshold_of(manifest.image_threshold),
        threshold_of(manifest.pixel_threshold),
    )


def rows(artifact: ModelArtifact, data: Path, good: int, bad: int, device: str) -> list[Row]:
    dataset, target = open_dataset(data), torch.device(device)
    parts = parts_of(data, artifact.manifest.training.held_out)
    scaling = Preprocessing(**artifact.manifest.preprocessing.model_dump())
    calibration = [scaling.prepare(image) for image in pictures_to_calibrate(parts)]
    samples = spread([s for s in dataset.test if s.good], good)
    samples += spread([s for s in dataset.test if not s.good], bad)
    expected: list[Judgement] = []
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for variant in candidates_for(target):
            try:
                network = prepare(artifact, variant, Path(folder), calibration)
                backend = open_prepared(artifact, target, variant, network)
            except (GoodpartError, RuntimeError) as error:
                found.append(Row(str(variant), error=str(error)))
                continue
            with Recorded(artifact, device, backend=backend) as predictor:
                report = evaluated(artifact, predictor, samples)
                expected = expected or predictor.judged
                found.append(row(str(variant), report, expected, predictor.judged))
            print(line(found[-1]), flush=True)
    return found


def row(
    variant: str, report: EvaluationReport, expected: list[Judgement], judged: list[Judgement]
) -> Row:
    alike = agreement(expected, judged)
    changes = sum(a.verdict is not b.verdict for a, b in zip(expected, judged, strict=True))
    aupro = None if report.pixels is None else report.pixels.aupro_30
    return Row(
        variant,
        report.image_auroc,
        aupro,
        changes,
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
    parser.add_argument("--good", type=int, default=60)
    parser.add_argument("--bad", type=int, default=90)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    artifact = for_product(load_artifact(arguments.model), arguments.data.resolve().name)
    found = rows(artifact, arguments.data, arguments.good, arguments.bad, arguments.device)
    text = json.dumps([asdict(one) for one in found])
    if arguments.json is not None:
        arguments.json.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
