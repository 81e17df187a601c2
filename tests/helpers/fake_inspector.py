"""An inspector whose map is known: the image's own brightness, cell by cell."""

from __future__ import annotations

import cv2
import numpy as np

from core.scoring.score import ScoreRule, image_score
from core.scoring.thresholds import verdict_of
from core.types import AnomalyMaps, Image, Judgement

FAKE_THRESHOLD = 0.5


class BrightnessInspector:
    """Values are brightness / 100; one cell per pixel. A saturated pixel gives a broken map."""

    def __init__(self) -> None:
        self.calls = 0

    def predict(self, image: Image) -> Judgement:
        self.calls += 1
        grey = image if image.ndim == 2 else image[:, :, 0]
        cells = np.where(grey == 255, np.nan, grey / 100).astype(np.float32)
        score = image_score(cells, ScoreRule())
        verdict = verdict_of(score, FAKE_THRESHOLD)
        maps = AnomalyMaps(cells, cells, cells)
        return Judgement(verdict, score, score, score, FAKE_THRESHOLD, maps, ())

    def pixel_maps(self, judgement: Judgement, image_size: tuple[int, int]) -> AnomalyMaps:
        cells = judgement.maps.combined
        pixels = cv2.resize(cells, image_size[::-1], interpolation=cv2.INTER_NEAREST)
        resized = np.array(pixels, np.float32)
        return AnomalyMaps(resized, resized, resized)
