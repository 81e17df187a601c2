"""Localisation figures of a test set in two passes over its maps.

The first collects the scores of defective pixels, the second counts the clean pixels between
them. Maps are brought to pixels anew in each pass, so none but the current one is in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np

from core.data.images import read_image
from core.evaluation.inspected import InspectedImage, Inspector
from core.evaluation.localization import (
    CleanPixels,
    Curve,
    SegmentationCounts,
    Values,
    overlap_gains,
    pixel_gains,
    region_scores,
)
from core.evaluation.results import PixelFigures
from core.evaluation.saturated_pro import (
    SaturatedDefect,
    SaturationRule,
    saturated_defect,
    saturated_gains,
)
from core.types import Map

LIMIT, STRICT_LIMIT = 0.3, 0.05
"""False-positive rates: MVTec AD's, and that of MVTec LOCO and AD 2."""


class PixelEvaluation:
    """Figures over the inspected images whose ground truth is known."""

    def __init__(
        self,
        images: Sequence[InspectedImage],
        inspector: Inspector,
        pixel_threshold: float,
        rules: Mapping[int, SaturationRule] | None = None,
    ) -> None:
        self._images = [image for image in images if image.has_truth]
        self._inspector = inspector
        self._threshold = pixel_threshold
        self._rules = rules
        self._regions: dict[str, list[Values]] = defaultdict(list)
        self._saturated: dict[str, list[SaturatedDefect]] = defaultdict(list)
        self._segmentation = SegmentationCounts()
        self._collect_defects()
        self._clean = CleanPixels(pixel_gains(self._all_regions()).scores)
        self._clean_by_kind = {
            kind: CleanPixels(saturated_gains(defects).scores)
            for kind, defects in self._saturated.items()
        }
        if self._regions:
            self._count_clean()

    def figures(self) -> PixelFigures:
        """Over all kinds; None where there is no mask."""
        regions = self._all_regions()
        roc = self._clean.curve(pixel_gains(regions))
        overlap = self._clean.curve(overlap_gains(regions))
        return PixelFigures(
            images=len(self._images),
            pixel_auroc=_area(roc, 1.0),
            aupro_30=_area(overlap, LIMIT),
            aupro_05=_area(overlap, STRICT_LIMIT),
            seg_f1=self._segmentation.f1,
            spro_05=self._saturated_overlap(),
        )

    def aupro_of(self, kind: str) -> float | None:
        """AU-PRO to 0.3 over the regions of one kind and all clean pixels."""
        regions = self._regions.get(kind)
        return _area(self._clean.curve(overlap_gains(regions)), LIMIT) if regions else None

    def _all_regions(self) -> list[Values]:
        return list(chain.from_iterable(self._regions.values()))

    def _saturated_overlap(self) -> float | None:
        """The mean over kinds, each against all good images (LOCO's protocol)."""
        areas = []
        for kind, defects in self._saturated.items():
            curve = self._clean_by_kind[kind].curve(saturated_gains(defects))
            if curve is not None:
                areas.append(curve.area(STRICT_LIMIT))
        return float(np.mean(areas)) if areas else None

    def _collect_defects(self) -> None:
        for image in self._images:
            if image.sample.good:
                continue
            pixels = image.pixels(self._inspector)
            mask = image.mask()
            if regions := region_scores(pixels, mask):
                self._regions[image.sample.kind] += regions
            self._segmentation.add(pixels, mask, self._threshold)
            self._collect_saturated(image, pixels)

    def _collect_saturated(self, image: InspectedImage, pixels: Map) -> None:
        if self._rules is None:
            return
        for path in image.sample.masks:
            defect = saturated_defect(pixels, read_image(path), self._rules)
            if defect is not None:
                self._saturated[image.sample.kind].append(defect)

    def _count_clean(self) -> None:
        for image in self._images:
            pixels = image.pixels(self._inspector)
            if image.sample.good:
                scores = pixels.ravel()
                self._segmentation.add(pixels, None, self._threshold)
                counters = list(self._clean_by_kind.values())
            else:
                scores = pixels[~image.mask()]
                counters = [c for k, c in self._clean_by_kind.items() if k == image.sample.kind]
            for counter in (self._clean, *counters):
                counter.add(scores)


def _area(curve: Curve | None, limit: float) -> float | None:
    return None if curve is None else curve.area(limit)
