"""A judged test image, light enough to keep: its maps stay on the model's cell grid."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from core.data.images import read_image, read_mask
from core.data.layouts import Sample
from core.errors import DataError
from core.evaluation.results import ScoredImage
from core.types import AnomalyMaps, Image, Judgement, Map, Mask


class Inspector(Protocol):
    """What an evaluation asks of a predictor."""

    def predict(self, image: Image) -> Judgement:
        """Judge one image."""

    def pixel_maps(self, judgement: Judgement, image_size: tuple[int, int]) -> AnomalyMaps:
        """The judgement's maps in pixels of an image of (height, width)."""


@dataclass(frozen=True, slots=True)
class InspectedImage:
    """``size`` is (height, width) of the image file."""

    sample: Sample
    judgement: Judgement
    size: tuple[int, int]
    latency_ms: float

    @property
    def has_truth(self) -> bool:
        """Whether every pixel is known as clean or defective."""
        return self.sample.good or bool(self.sample.masks)

    def scored(self) -> ScoredImage:
        """The scores without the maps."""
        judged = self.judgement
        return ScoredImage(
            path=self.sample.path,
            kind=self.sample.kind,
            good=self.sample.good,
            score=judged.score,
            local_score=judged.local_score,
            global_score=judged.global_score,
            verdict=judged.verdict,
            latency_ms=self.latency_ms,
        )

    def pixels(self, inspector: Inspector) -> Map:
        """Combined map (H, W). Pixels that can't be judged rank above all others."""
        combined = inspector.pixel_maps(self.judgement, self.size).combined
        return np.nan_to_num(combined, copy=False, nan=np.inf, posinf=np.inf)

    def mask(self) -> Mask:
        """All defects (H, W); empty for a good image. Raises DataError where sizes differ."""
        result: Mask = np.zeros(self.size, np.bool_)
        for path in self.sample.masks:
            channel = read_mask(path)
            if channel.shape != self.size:
                raise DataError(
                    f"The mask {path} has {channel.shape[1]} x {channel.shape[0]} pixels, "
                    f"its image {self.size[1]} x {self.size[0]}.",
                    "The localisation can't be measured on it.",
                    "Restore the mask from the data set, or remove it.",
                )
            result |= channel
        return result


def inspect_sample(sample: Sample, inspector: Inspector) -> InspectedImage:
    """Read and judge one image; reading is not part of the latency."""
    image = read_image(sample.path)
    start = time.perf_counter()
    judgement = inspector.predict(image)
    latency_ms = (time.perf_counter() - start) * 1000
    return InspectedImage(sample, judgement, (image.shape[0], image.shape[1]), latency_ms)
