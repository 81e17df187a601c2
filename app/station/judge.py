"""The engine as the line sees it: it judges as long as any device does."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from app.recipes.recipe import Tuning
from core.artifact.manifest import Manifest, PuadEntry
from core.artifact.products import for_product
from core.artifact.store import ModelArtifact, load_artifact
from core.data.integrity import is_stretched
from core.errors import ArtifactError, DeviceError, GoodpartError, ImageError, first_line
from core.runtime.backends.backend import AUTO, OF_TORCH, TORCH, Backend
from core.runtime.predictor import Predictor
from core.runtime.shared import SharedBackends
from core.types import Image, Judgement, Mask

_log = logging.getLogger(__name__)

CPU = "cpu"


class Judge(Protocol):
    """Judges pictures, in one thread. ``model_size`` and ``pixel_threshold`` are for the view."""

    @property
    def device(self) -> str: ...

    @property
    def model(self) -> str: ...

    @property
    def model_size(self) -> tuple[int, int]: ...

    @property
    def pixel_threshold(self) -> float: ...

    def judge(self, image: Image, ignored: Mask | None) -> Judgement:
        """Raises GoodpartError where the part can't be judged."""

    def close(self) -> None: ...


class ModelJudge:
    """A model on the wished device; on the CPU from the moment that the device fails.

    Where another backend than torch's fails, torch goes on in its place on the same device.
    Made and warmed up in the constructor: raises ArtifactError for a damaged model, DeviceError
    where not even the CPU can hold it. ``product`` selects the thresholds of a model of several
    products. ``on_fallback`` gets a sentence, in the judging thread. ``shared`` opens the network
    where other lines judge with it as well.
    """

    def __init__(
        self,
        folder: Path,
        *,
        device: str = "auto",
        precision: str = "auto",
        tuning: Tuning | None = None,
        product: str = "",
        on_fallback: Callable[[str], None] = lambda _: None,
        shared: SharedBackends | None = None,
    ) -> None:
        artifact = for_product(load_artifact(folder), product)
        manifest = tuned(artifact.manifest, tuning or Tuning())
        self._artifact = replace(artifact, manifest=manifest)
        self._precision, self._on_fallback = precision, on_fallback
        self._predictor = self._open(device, shared)

    @property
    def device(self) -> str:
        return str(self._predictor.device)

    @property
    def model(self) -> str:
        return model_name(self._artifact.folder)

    @property
    def model_size(self) -> tuple[int, int]:
        return self._predictor.input_size

    @property
    def pixel_threshold(self) -> float:
        return self._artifact.manifest.pixel_threshold.value

    @property
    def engine(self) -> str:
        """Backend and precision that judge at present, as ``Variant`` writes them."""
        return f"{self._predictor.backend} {self._predictor.precision}"

    def judge(self, image: Image, ignored: Mask | None) -> Judgement:
        self._expect_unstretched(image)
        while True:  # ends: each step back leaves fewer
            try:
                with _faults_in_words(self._predictor.backend):
                    return self._predictor.predict(image, ignored)
            except DeviceError as error:
                self._step_back(error)

    def close(self) -> None:
        self._predictor.close()

    def _expect_unstretched(self, image: Image) -> None:
        """Raises ImageError."""
        height, width = image.shape[:2]
        if is_stretched((height, width), self._artifact.manifest.training.sizes):
            raise ImageError(
                f"The picture is {width} x {height} px: wider or narrower than any that the model "
                "learned.",
                "The part was not judged: the model would see it distorted.",
                "Set the camera as it was, or train with such pictures.",
            )

    def _open(self, device: str, shared: SharedBackends | None) -> Predictor:
        try:
            with _faults_in_words(TORCH):
                network = shared.open(self._artifact, device, self._precision) if shared else AUTO
            return _warm(self._artifact, device, self._precision, network)
        except DeviceError as error:
            if device == CPU:
                raise
            self._report(error)
            return _warm(self._artifact, CPU, "auto")

    def _step_back(self, error: DeviceError) -> None:
        """To torch, from torch to the CPU. Raises ``error`` where neither is left."""
        if self._predictor.backend not in OF_TORCH:
            self._leave_backend(error)
        elif self._predictor.device.type != CPU:
            self._fall_back(error)
        else:
            raise error

    def _leave_backend(self, error: DeviceError) -> None:
        device = self._predictor.device
        _log.error("going on with torch: %s", error)
        slower = "The line goes on with torch, which may be slower."
        self._on_fallback(" ".join((error.what, slower, error.remedy)))
        self._release()
        try:
            self._predictor = _warm(self._artifact, str(device), self._precision, TORCH)
        except DeviceError as failure:
            if device.type == CPU:
                raise
            self._fall_back(failure)

    def _fall_back(self, error: DeviceError) -> None:
        self._report(error)
        self._release()
        self._predictor = _warm(self._artifact, CPU, "auto")

    def _release(self) -> None:
        try:
            self._predictor.close()
        except Exception:  # noqa: BLE001 - a lost device can't even free its memory
            _log.warning("what failed could not be released", exc_info=True)

    def _report(self, error: DeviceError) -> None:
        _log.error("falling back to the CPU: %s", error)
        slower = "The line goes on with the processor, which is slower."
        self._on_fallback(" ".join((error.what, slower, error.remedy)))


def model_name(folder: Path) -> str:
    """As people and records call it: product/number for a version, else its folder's name."""
    folder = folder.resolve()
    number, product = folder.parent, folder.parent.parent.parent
    return f"{product.name}/{number.name}" if number.name.isdecimal() else folder.name


@contextlib.contextmanager
def _faults_in_words(backend: str) -> Iterator[None]:
    """Turns a library's own errors into DeviceError: the line knows no others."""
    is_torch = backend in OF_TORCH
    faults = (RuntimeError, MemoryError) if is_torch else (Exception,)
    try:
        yield
    except GoodpartError:
        raise
    except faults as error:
        raise DeviceError(
            f"The backend {backend} failed: {first_line(error)}.",
            "The part was not judged.",
            "Restart the program; if it happens again, update it."
            if is_torch
            else "Run 'model optimize' again for this model.",
        ) from error


def _warm(
    artifact: ModelArtifact, device: str, precision: str, backend: str | Backend = AUTO
) -> Predictor:
    with _faults_in_words(TORCH):  # a choice that can't be opened is left for torch by itself
        predictor = Predictor(artifact, device, precision, backend=backend)
    try:
        with _faults_in_words(predictor.backend):
            predictor.warm_up()
    except BaseException:
        predictor.close()
        raise
    return predictor


def tuned(manifest: Manifest, tuning: Tuning) -> Manifest:
    """The recipe's values in place of the model's.

    Raises ArtifactError for the weight of a third score that the model lacks.
    """
    changes: dict[str, object] = {}
    if tuning.image_threshold is not None:
        changes["image_threshold"] = manifest.image_threshold.model_copy(
            update={"value": tuning.image_threshold}
        )
    if tuning.pixel_threshold is not None:
        changes["pixel_threshold"] = manifest.pixel_threshold.model_copy(
            update={"value": tuning.pixel_threshold}
        )
    if tuning.weight_local is not None:
        changes["normalization"] = manifest.normalization.model_copy(
            update={"weight_local": tuning.weight_local}
        )
    if tuning.puad_weight is not None:
        changes["puad"] = _weighted(manifest.puad, tuning.puad_weight)
    for name in ("minimum_area_px", "uncertain_band"):
        if (value := getattr(tuning, name)) is not None:
            changes[name] = value
    return manifest.model_copy(update=changes)


def _weighted(entry: PuadEntry | None, weight: float) -> PuadEntry | None:
    if entry is not None:
        return entry.model_copy(update={"weight": weight})
    if weight > 0:
        raise ArtifactError(
            "The recipe weighs a third score (PUAD) that the model does not have.",
            "The line does not start: it would pass parts that this score is to stop.",
            "Remove puad_weight from the recipe, or train with --puad-weight.",
        )
    return None
