"""From an image to a judgement."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self

import numpy as np
import torch
from torch import Tensor

from core.artifact.manifest import QuantilesEntry
from core.artifact.products import calibrated_for
from core.artifact.store import ModelArtifact
from core.data.preprocessing import Preprocessing, check_image
from core.errors import DeviceError, first_line
from core.models.efficientad.puad import counted_cells
from core.runtime.backends.backend import AUTO, Backend, RawMaps, takes_scaled
from core.runtime.backends.opening import open_backend
from core.runtime.device import choose_device
from core.runtime.memory import is_out_of_memory
from core.scoring.ignoring import ignored_cells, without
from core.scoring.maps import normalise_and_combine, split_output, to_pixels
from core.scoring.normalization import QuantileNormalization
from core.scoring.regions import find_regions
from core.scoring.score import ScoreRule, image_score
from core.scoring.thresholds import verdict_of
from core.types import AnomalyMaps, Image, Judgement, Map, Mask, Region


class Predictor:
    """A model ready to judge. Use from one thread at a time; ``close`` frees the device.

    ``backend`` "auto" is what ``model optimize`` found to be the fastest here, without that torch;
    ``precision`` "auto" is that choice's, else bf16 where the hardware is good at it and the model
    was seen to judge alike in it (``core.runtime.automatic``), else fp32.
    A backend that is open already is taken as it is, and closed by ``close``.
    ``product`` selects the thresholds of a model that serves several. Raises ArtifactError for
    weights of another network and where such a model is asked for none of its products,
    DeviceError for a device that is absent or too small and for a backend that is not here.
    """

    _backend: Backend | None

    def __init__(
        self,
        artifact: ModelArtifact,
        device: str = "auto",
        precision: str = "auto",
        product: str = "",
        backend: str | Backend = AUTO,
    ) -> None:
        manifest = calibrated_for(artifact.manifest, product)
        self.manifest = manifest
        self.device = choose_device(device)
        if isinstance(backend, str):
            own = replace(artifact, manifest=manifest)
            backend = _opened(own, self.device, backend, precision)
        self._backend = backend
        self.backend, self.precision = self._backend.name, self._backend.precision
        self._preprocessing = Preprocessing(**manifest.preprocessing.model_dump())
        self._local = _normalization(manifest.normalization.local)
        self._global = _normalization(manifest.normalization.global_)
        self._rule = ScoreRule(manifest.score_rule.kind, manifest.score_rule.fraction)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def opened(self) -> Backend:
        """What computes the maps. Raises RuntimeError once closed."""
        if self._backend is None:
            raise RuntimeError("This predictor was closed.")
        return self._backend

    @property
    def input_size(self) -> tuple[int, int]:
        """(height, width) of the network's input, to which every image is scaled."""
        return self._preprocessing.height, self._preprocessing.width

    def close(self) -> None:
        """Free the network; the predictor can't be used afterwards."""
        backend, self._backend = self._backend, None
        if backend is not None:
            backend.close()

    def warm_up(self) -> None:
        """Inference on empty images, so that the first part is not the slow one.

        On CUDA one that fits and one that has to be scaled are recorded apart.
        """
        self._raw_maps([np.zeros(self.input_size, np.uint8)])
        if takes_scaled(self.opened):
            self._raw_maps([np.zeros(self.input_size, np.uint16)])

    def predict(self, image: Image, ignored: Mask | None = None) -> Judgement:
        """Judge one image. Raises ImageError for what is no image, DeviceError without memory.

        ``ignored`` (H, W) is true on pixels of ``image`` that take no part in the judgement.
        """
        check_image(image)
        if ignored is not None and ignored.shape != image.shape[:2]:
            raise ValueError(f"a mask of {ignored.shape} for an image of {image.shape}")
        has_puad = self.manifest.puad_row is not None
        counted = counted_cells(ignored, self.input_size) if has_puad else None
        return self._judge(self._raw_maps([image], counted)[0], image, ignored)

    def predict_batch(self, images: Sequence[Image]) -> list[Judgement]:
        """Judge images of any sizes in one pass; each result is as if judged alone."""
        for image in images:
            check_image(image)
        if not images:
            return []
        raw = self._raw_maps(images)
        return [self._judge(maps, image) for maps, image in zip(raw, images, strict=True)]

    def pixel_maps(self, judgement: Judgement, image_size: tuple[int, int]) -> AnomalyMaps:
        """The judgement's maps in pixels of an image of (height, width)."""
        maps = judgement.maps
        return AnomalyMaps(
            *(self._to_pixels(m, image_size) for m in (maps.local, maps.global_, maps.combined))
        )

    def _raw_maps(self, images: Sequence[Image], counted: Tensor | None = None) -> list[Map]:
        """(3, 2 or 1, h, w) per image. Out of memory the batch is halved down to one image.

        ``counted`` see ``PuadInference``. Raises DeviceError where one is too many, or the device
        fails.
        """
        try:
            return list(self._computed(images, counted))
        except (RuntimeError, MemoryError) as error:
            failure = _device_error(error)
            if failure is None:
                raise
            if len(images) == 1 or not is_out_of_memory(error):
                raise failure from error
        if self.device.type == "cuda":
            torch.cuda.empty_cache()  # blocks of the larger batch's sizes are of no use now
        half = len(images) // 2
        return [*self._raw_maps(images[:half]), *self._raw_maps(images[half:])]

    def _computed(self, images: Sequence[Image], counted: Tensor | None) -> RawMaps:
        opened = self.opened
        if counted is None and takes_scaled(opened):
            scaled = [torch.from_numpy(self._preprocessing.scale(image)) for image in images]
            if len({(one.shape, one.dtype) for one in scaled}) == 1:
                return opened.infer_scaled(_batch(scaled))
        prepared = [self._preprocessing.prepare(image) for image in images]
        return self._infer(_batch(prepared), counted)

    def _infer(self, batch: Tensor, counted: Tensor | None) -> RawMaps:
        return self.opened.infer(batch, counted)

    def _judge(self, raw: Map, image: Image, ignored: Mask | None = None) -> Judgement:
        weight = self.manifest.normalization.weight_local
        local, global_, distance = split_output(raw)
        maps = normalise_and_combine(local, global_, self._local, self._global, weight)
        if ignored is not None:
            cells = ignored_cells(ignored, self.input_size, maps.combined.shape)
            maps = without(maps, cells)
        puad, lift = self._third_score(distance)
        score = image_score(maps.combined, self._rule) + lift
        threshold = self.manifest.image_threshold.value
        return Judgement(
            verdict=verdict_of(score, threshold, self.manifest.uncertain_band),
            score=score,
            local_score=image_score(maps.local, self._rule),
            global_score=image_score(maps.global_, self._rule),
            threshold=threshold,
            maps=maps,
            regions=self._regions(maps.combined, (image.shape[0], image.shape[1])),
            puad_score=puad,
            lift=lift,
        )

    def _third_score(self, distance: float | None) -> tuple[float | None, float]:
        """PUAD's normalised value, and what it adds to the score.

        Not a number where the model has that score and it is missing: the part can't be judged.
        """
        entry = self.manifest.puad
        if entry is None or self.manifest.puad_row is None:
            return None, 0.0
        if distance is None:
            return math.nan, math.nan
        value = _normalization(entry.distance).value(distance)
        return value, entry.weight * value

    def _regions(self, cells: Map, image_size: tuple[int, int]) -> tuple[Region, ...]:
        """Only where a cell is above the pixel threshold: upsampling costs time."""
        threshold = self.manifest.pixel_threshold.value
        if not (np.isfinite(cells).all() and cells.max() > threshold):
            return ()
        pixels = self._to_pixels(cells, image_size)
        return find_regions(pixels, threshold, self.manifest.minimum_area_px)

    def _to_pixels(self, cells: Map, image_size: tuple[int, int]) -> Map:
        return to_pixels(cells, self.input_size, image_size)


def _batch(images: Sequence[Tensor]) -> Tensor:
    """Stacking copies, also a single one."""
    return images[0][None] if len(images) == 1 else torch.stack(list(images))


def _opened(artifact: ModelArtifact, device: torch.device, backend: str, precision: str) -> Backend:
    try:
        return open_backend(artifact, device, backend, precision)
    except (RuntimeError, MemoryError) as error:
        failure = _device_error(error)
        if failure is None:
            raise
        raise failure from error


def _device_error(error: Exception) -> DeviceError | None:
    """None for what is no fault of the device, but of the program."""
    if is_out_of_memory(error):
        return DeviceError(
            "The device has too little memory to judge one image.",
            "The part was not judged.",
            "Free the device, or run this model on the CPU.",
        )
    if isinstance(error, torch.AcceleratorError):
        return DeviceError(
            f"The device failed: {first_line(error)}.",
            "The part was not judged.",
            "Restart the program; if it happens again, check the device and its driver.",
        )
    return None


def _normalization(entry: QuantilesEntry) -> QuantileNormalization:
    return QuantileNormalization(entry.low, entry.high)
