"""A model on a test split: every figure, and the pictures worth a look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from core.data.layouts import Sample
from core.errors import DataError
from core.evaluation.inspected import InspectedImage, Inspector, inspect_sample
from core.evaluation.pictures import picture
from core.evaluation.pixel_figures import PixelEvaluation
from core.evaluation.ranking import auroc, average_precision, confusion_at, rankable, roc_curve
from core.evaluation.results import EvaluationReport, KindResult, Picture, ScoredImage
from core.evaluation.saturated_pro import read_saturation
from core.types import Threshold

Progress = Callable[[int, int], None]


def evaluate_predictions(
    samples: Sequence[Sample],
    inspector: Inspector,
    image_threshold: Threshold,
    pixel_threshold: Threshold,
    *,
    saturation: Path | None = None,
    pictures: int = 8,
    progress: Progress | None = None,
) -> EvaluationReport:
    """Judge ``samples`` one by one with the model's own thresholds; nothing is fitted here.

    ``saturation`` is LOCO's defects_config.json. ``progress`` is called with (done, all).
    Raises DataError without samples or for damaged ground truth, ImageError for damaged images.
    """
    if not samples:
        raise DataError(
            "The data set has no test images.",
            "There is nothing to measure the model on.",
            "Add test/good and test/<kind of defect>, or the folders good and bad.",
        )
    inspected = _inspect(samples, inspector, progress)
    rules = None if saturation is None else read_saturation(saturation)
    localisation = PixelEvaluation(inspected, inspector, pixel_threshold.value, rules)
    scored = tuple(image.scored() for image in inspected)
    good = [s.score for s in scored if s.good]
    bad = [s.score for s in scored if not s.good]
    hardest_bad, hardest_good = _hardest(inspected, inspector, pixel_threshold.value, pictures)
    return EvaluationReport(
        images=scored,
        image_threshold=image_threshold,
        pixel_threshold=pixel_threshold,
        image_auroc=auroc(good, bad),
        image_ap=average_precision(good, bad),
        roc=roc_curve(good, bad),
        confusion=confusion_at(good, bad, image_threshold.value),
        pixels=localisation.figures(),
        kinds=_by_kind(scored, image_threshold.value, localisation),
        latency_ms_median=float(np.median([s.latency_ms for s in scored])),
        hardest_bad=hardest_bad,
        hardest_good=hardest_good,
    )


def _inspect(
    samples: Sequence[Sample], inspector: Inspector, progress: Progress | None
) -> list[InspectedImage]:
    inspected = []
    for done, sample in enumerate(samples, start=1):
        inspected.append(inspect_sample(sample, inspector))
        if progress is not None:
            progress(done, len(samples))
    return inspected


def _by_kind(
    scored: Sequence[ScoredImage], threshold: float, localisation: PixelEvaluation
) -> tuple[KindResult, ...]:
    good = [s.score for s in scored if s.good]
    kinds = sorted({s.kind for s in scored if not s.good})
    return tuple(_kind(kind, scored, good, threshold, localisation) for kind in kinds)


def _kind(
    kind: str,
    scored: Sequence[ScoredImage],
    good: Sequence[float],
    threshold: float,
    localisation: PixelEvaluation,
) -> KindResult:
    scores = [s.score for s in scored if s.kind == kind and not s.good]
    counts = confusion_at(good, scores, threshold)
    return KindResult(
        kind=kind,
        images=len(scores),
        caught=counts.caught,
        missed=counts.missed,
        median_score=float(np.median(scores)),
        image_auroc=auroc(good, scores),
        aupro_30=localisation.aupro_of(kind),
    )


def _hardest(
    inspected: Sequence[InspectedImage], inspector: Inspector, pixel_threshold: float, count: int
) -> tuple[tuple[Picture, ...], tuple[Picture, ...]]:
    """The bad images of lowest and the good ones of highest score, hardest first."""
    order = np.argsort(rankable([i.judgement.score for i in inspected]), kind="stable")
    ranked = [inspected[i] for i in order]
    bad = [image for image in ranked if not image.sample.good][:count]
    good = [image for image in reversed(ranked) if image.sample.good][:count]
    return (
        tuple(picture(image, inspector, pixel_threshold) for image in bad),
        tuple(picture(image, inspector, pixel_threshold) for image in good),
    )
