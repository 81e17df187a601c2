"""The mixed run of the demo: a verdict, an overlay and the truth for every part."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from core.data.images import write_image
from core.data.layouts import Sample
from core.evaluation.overlay import display_image, overlay
from core.runtime.predictor import Predictor
from core.types import AnomalyMaps, Image, Judgement, Verdict

SHEET_TILE_PX = 160
SHEET_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class InspectedPart:
    """A part of the mixed run; ``caught`` and ``false_reject`` follow from kind and verdict."""

    number: int
    sample: Sample
    judgement: Judgement
    overlay: Path

    @property
    def passed(self) -> bool:
        """Only OK lets a part pass."""
        return self.judgement.verdict is Verdict.OK

    def line(self) -> str:
        """For people: verdict, score, local and global score, what the part really is."""
        judged = self.judgement
        remark = {
            (True, True): "",
            (True, False): "<- false reject",
            (False, False): "caught",
            (False, True): "<- missed",
        }[self.sample.good, self.passed]
        return (
            f"part {self.number:>3}  {judged.verdict:<12}  score {judged.score:8.4f}  "
            f"(surface {judged.local_score:8.4f}, layout {judged.global_score:8.4f})  "
            f"{self.sample.kind:<18}  {remark}"
        ).rstrip()


class RecordingInspector:
    """A predictor that remembers the last image and its judgement, for the overlay.

    Drawing while the evaluation runs would count as latency; remembering costs nothing.
    """

    def __init__(self, predictor: Predictor) -> None:
        self._predictor = predictor
        self._last: tuple[Image, Judgement] | None = None

    def predict(self, image: Image) -> Judgement:
        """Judge one image."""
        judgement = self._predictor.predict(image)
        self._last = (image, judgement)
        return judgement

    def pixel_maps(self, judgement: Judgement, image_size: tuple[int, int]) -> AnomalyMaps:
        """The judgement's maps in pixels of an image of (height, width)."""
        return self._predictor.pixel_maps(judgement, image_size)

    def take(self, number: int, sample: Sample, path: Path) -> InspectedPart:
        """The part judged last; its overlay is written to ``path``."""
        if self._last is None:
            raise RuntimeError("No part was judged since the last one was taken.")
        (image, judgement), self._last = self._last, None
        pixels = self.pixel_maps(judgement, (image.shape[0], image.shape[1])).combined
        threshold = self._predictor.manifest.pixel_threshold.value
        path.parent.mkdir(parents=True, exist_ok=True)
        write_image(path, overlay(image, pixels, threshold))
        return InspectedPart(number, sample, judgement, path)


def mixed_order(samples: tuple[Sample, ...], seed: int) -> list[Sample]:
    """As a line would bring them: good and defective parts in random order, by ``seed``."""
    order = np.random.default_rng(seed).permutation(len(samples))
    return [samples[i] for i in order]


def contact_sheet(pairs: list[tuple[Image, Image]]) -> NDArray[np.uint8]:
    """Images above their overlays, in rows of up to six: RGB uint8."""
    tiles = [np.vstack([_tile(image), _tile(drawn)]) for image, drawn in pairs]
    blank = np.full_like(tiles[0], 255)
    tiles += [blank] * (-len(tiles) % min(SHEET_COLUMNS, len(tiles)))
    columns = min(SHEET_COLUMNS, len(tiles))
    rows = [np.hstack(tiles[i : i + columns]) for i in range(0, len(tiles), columns)]
    return np.asarray(np.vstack(rows), np.uint8)


def _tile(image: Image) -> NDArray[np.uint8]:
    size = (SHEET_TILE_PX, SHEET_TILE_PX)
    small = cv2.resize(display_image(image), size, interpolation=cv2.INTER_AREA)
    edge = cv2.copyMakeBorder(small, 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=(255, 255, 255))
    return np.asarray(edge, np.uint8)
