"""Every backend and precision that this machine can judge with, opened, and why others are not."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import numpy as np
import torch

from core.artifact.store import ModelArtifact
from core.data.preprocessing import Preprocessing
from core.errors import GoodpartError, first_line
from core.runtime.backends.backend import Variant
from core.runtime.backends.opening import known_variant, open_prepared, prepare
from core.runtime.device import Precision, choose_device
from core.runtime.predictor import Predictor
from core.types import Image, Map

PRECISIONS: tuple[Precision, ...] = get_args(Precision)


@dataclass(frozen=True, slots=True)
class Contender:
    """``open_s``: until the first verdict, without what ``model optimize`` would have prepared."""

    variant: Variant
    predictor: Predictor
    open_s: float


@dataclass(frozen=True, slots=True)
class Absent:
    """What can't be measured here."""

    method: str
    variant: Variant
    reason: str


def open_contenders(
    artifact: ModelArtifact, device: str, backends: Sequence[str], images: Sequence[Image]
) -> tuple[list[Contender], list[Absent]]:
    """Each that judges ``images`` at once and alone; the caller closes their predictors."""
    opened: list[Contender] = []
    absent: list[Absent] = []
    variants = [Variant(name, precision) for name in backends for precision in PRECISIONS]
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # mapped files on Windows
        for variant in variants:
            found = _open(artifact, choose_device(device), variant, images, Path(folder))
            if isinstance(found, str):
                absent.append(Absent(artifact.manifest.method, variant, found))
            else:
                opened.append(found)
    return opened, absent


def _open(
    artifact: ModelArtifact,
    device: torch.device,
    variant: Variant,
    images: Sequence[Image],
    folder: Path,
) -> Contender | str:
    """Or the reason why not. int8 is calibrated with ``images``: enough to measure its speed."""
    predictor = None
    try:
        known_variant(device, variant.backend, variant.precision, artifact.manifest)
        scaling = Preprocessing(**artifact.manifest.preprocessing.model_dump())
        prepared = [scaling.prepare(image) for image in images]
        network = prepare(artifact, variant, folder, prepared)
        began = time.perf_counter()
        backend = open_prepared(artifact, device, variant, network)
        predictor = Predictor(artifact, str(device), backend=backend)
        predictor.predict(images[0])
        took = time.perf_counter() - began
        predictor.predict_batch(images)
    except GoodpartError as error:
        reason = f"{error.what} {error.remedy}".strip()
    except Exception as error:  # noqa: BLE001 - a backend's library fails in ways of its own
        reason = f"{type(error).__name__}: {first_line(error)}."
    else:
        return Contender(variant, predictor, took)
    if predictor is not None:
        predictor.close()
    return reason


def largest_difference(maps: Map, expected: Map) -> float:
    """Of two maps, as a share of the expected one's range."""
    span = float(np.ptp(expected)) or 1.0
    return float(np.abs(maps - expected).max()) / span
