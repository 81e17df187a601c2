"""What an evaluation found, before it becomes JSON or a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.evaluation.ranking import Confusion, RocCurve
from core.types import Threshold, Verdict


@dataclass(frozen=True, slots=True)
class ScoredImage:
    """One test image. ``score`` is NaN where it could not be judged."""

    path: Path
    kind: str
    good: bool
    score: float
    local_score: float
    global_score: float
    verdict: Verdict
    latency_ms: float


@dataclass(frozen=True, slots=True)
class KindResult:
    """One kind of defect against all good images; figures are None where undefined.

    ``aupro_30`` is over this kind's regions and the clean pixels of the whole test set.
    """

    kind: str
    images: int
    caught: int
    missed: int
    median_score: float
    image_auroc: float | None
    aupro_30: float | None


@dataclass(frozen=True, slots=True)
class PixelFigures:
    """Localisation on the images with ground truth; None where it can't be computed."""

    images: int = 0
    pixel_auroc: float | None = None
    aupro_30: float | None = None
    aupro_05: float | None = None
    seg_f1: float | None = None
    spro_05: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A test image worth a look; RGB uint8 thumbnails (h, w, 3) of one size."""

    scored: ScoredImage
    image: NDArray[np.uint8]
    overlay: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """All figures of one model on one test split.

    ``hardest_bad`` are the bad images of lowest score, ``hardest_good`` the good ones of highest,
    whether or not they lie on the wrong side of the threshold.
    """

    images: tuple[ScoredImage, ...]
    image_threshold: Threshold
    pixel_threshold: Threshold
    image_auroc: float | None
    image_ap: float | None
    roc: RocCurve | None
    confusion: Confusion
    pixels: PixelFigures
    kinds: tuple[KindResult, ...]
    latency_ms_median: float
    hardest_bad: tuple[Picture, ...] = ()
    hardest_good: tuple[Picture, ...] = ()

    @property
    def good(self) -> list[float]:
        """Scores of the good images."""
        return [image.score for image in self.images if image.good]

    @property
    def bad(self) -> list[float]:
        """Scores of the bad images."""
        return [image.score for image in self.images if not image.good]
