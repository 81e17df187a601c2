"""Judging image files one by one: every file ends in a verdict, readable or not."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from core.artifact.store import ModelArtifact
from core.data.images import read_image, write_image
from core.errors import ImageError
from core.evaluation.overlay import overlay
from core.runtime.predictor import Predictor
from core.types import Image, Judgement, Region, Verdict


@dataclass(frozen=True, slots=True)
class InspectedFile:
    """One file's verdict. Without a judgement ``error`` says why, and scores are None.

    ``size`` is the picture's (height, width) in pixels, None where it can't be read.
    """

    path: Path
    verdict: Verdict
    score: float | None = None
    local_score: float | None = None
    global_score: float | None = None
    puad_score: float | None = None
    threshold: float | None = None
    regions: tuple[Region, ...] = ()
    latency_ms: float | None = None
    overlay: Path | None = None
    error: str = ""
    size: tuple[int, int] | None = None

    def line(self) -> str:
        """For people: verdict, score against threshold, file, and the error if any."""
        if self.score is None:
            return f"{self.verdict:<12}  {'-':>8}  {self.path}: {self.error}"
        return f"{self.verdict:<12}  {self.score:8.4f}  {self.path}"

    def as_dict(self) -> dict[str, object]:
        """For machines; regions in pixels of the image."""
        return {
            "file": str(self.path),
            "verdict": str(self.verdict),
            "score": self.score,
            "local_score": self.local_score,
            "global_score": self.global_score,
            "puad_score": self.puad_score,
            "threshold": self.threshold,
            "regions": [_as_dict(region) for region in self.regions],
            "latency_ms": self.latency_ms,
            "overlay": None if self.overlay is None else str(self.overlay),
            "error": self.error or None,
            "size": None if self.size is None else _size(self.size),
        }


def _size(size: tuple[int, int]) -> dict[str, object]:
    return {"width_px": size[1], "height_px": size[0]}


def _as_dict(region: Region) -> dict[str, object]:
    return {
        "x": region.x,
        "y": region.y,
        "width": region.width,
        "height": region.height,
        "area_px": region.area_px,
        "score": region.score,
    }


class FileInspector:
    """A warmed-up model that judges files and draws overlays. One thread at a time."""

    def __init__(
        self,
        artifact: ModelArtifact,
        device: str = "auto",
        precision: str = "auto",
        opacity: float = 0.5,
    ) -> None:
        self._predictor = Predictor(artifact, device, precision)
        self._pixel_threshold = artifact.manifest.pixel_threshold.value
        self._opacity = opacity
        self._predictor.warm_up()

    def __enter__(self) -> FileInspector:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._predictor.close()

    def inspect(self, path: Path, overlay_path: Path) -> InspectedFile:
        """Judge the file; an unreadable one is an ERROR, not an exception."""
        try:
            image = read_image(path)
            started = time.perf_counter()
            judgement = self._predictor.predict(image)
            latency_ms = (time.perf_counter() - started) * 1000
        except ImageError as error:
            return InspectedFile(path, Verdict.ERROR, error=str(error))
        size = (image.shape[0], image.shape[1])
        if judgement.verdict is Verdict.CANNOT_JUDGE:
            sentence = "The model gave no number for this image."
            return InspectedFile(path, judgement.verdict, error=sentence, size=size)
        write_image(overlay_path, self.draw(image, judgement))
        return InspectedFile(
            path,
            judgement.verdict,
            judgement.score,
            judgement.local_score,
            judgement.global_score,
            judgement.puad_score,
            judgement.threshold,
            judgement.regions,
            latency_ms,
            overlay_path,
            size=size,
        )

    def draw(self, image: Image, judgement: Judgement) -> Image:
        """The image under its heat map with the regions outlined: uint8 RGB."""
        size = (image.shape[0], image.shape[1])
        pixels = self._predictor.pixel_maps(judgement, size).combined
        return overlay(image, pixels, self._pixel_threshold, self._opacity)
