"""What a version is worth on the product's own pictures, in numbers."""

from __future__ import annotations

from collections.abc import Sequence

from app.library.entries import SampleEntry
from app.library.scores import ScoreTable
from app.library.what_if import WhatIf
from core.artifact.manifest import Manifest
from core.evaluation.ranking import auroc


def threshold_figures(manifest: Manifest) -> dict[str, float]:
    """What is known of the threshold of a model, or of one of its products."""
    threshold = manifest.image_threshold
    return {
        "threshold": threshold.value,
        "false_reject_rate": threshold.false_reject_rate.expected,
        "false_reject_rate_low": threshold.false_reject_rate.low,
        "false_reject_rate_high": threshold.false_reject_rate.high,
        "threshold_images": float(threshold.samples),
    }


def figures_of(table: ScoreTable, samples: Sequence[SampleEntry]) -> dict[str, float]:
    """Counts on pictures that it did not learn; AU-ROC where there are good and bad ones."""
    rows = WhatIf(table, samples)
    outcome = rows.outcome(table.values)
    figures = {
        "good": float(outcome.good.total),
        "good_rejected": float(outcome.good.ng),
        "bad": float(outcome.bad.total),
        "bad_missed": float(outcome.bad.ok),
    }
    if outcome.good.total and outcome.bad.total:
        scores, good = rows.scores(table.values), rows.is_good
        figures["auroc"] = auroc(scores[good], scores[~good]) or 0.0
    return figures
