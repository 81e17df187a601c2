"""The good parts that a backend is calibrated and compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.data.images import read_image
from core.data.layouts import open_dataset
from core.data.synthetic_defects import synthetic_defect
from core.errors import DataError
from core.runtime.backends.quantization import MOST_IMAGES
from core.types import Image

MOST_CHECKS = 20


@dataclass(frozen=True, slots=True)
class Parts:
    """Good pictures: ``held_out`` to compare judgements on, ``others`` to calibrate int8 with."""

    held_out: Sequence[Image]
    others: Sequence[Image]


def parts_of(folder: Path, held_out: Sequence[str]) -> Parts:
    """The good pictures of a data set. Where none is ``held_out`` by name, all serve for both.

    Raises DataError.
    """
    dataset = open_dataset(folder)
    good = [*dataset.validation, *dataset.train]
    kept = [sample for sample in good if sample.path.name in held_out] or good
    others = [sample for sample in good if sample not in kept]
    return Parts(
        [read_image(sample.path) for sample in kept[:MOST_IMAGES]],
        [read_image(sample.path) for sample in others[:MOST_IMAGES]],
    )


def pictures_to_judge(parts: Parts) -> list[Image]:
    """Held-out good parts, and each with a defect made of its own pixels. Raises DataError."""
    good = parts.held_out[:MOST_CHECKS]
    if not good:
        raise DataError(
            "There is no good part to compare with.",
            "Nothing was optimised; the model runs as before.",
            "Name a folder of good parts with --data.",
        )
    return [*good, *_with_defects(good, 0)]


def pictures_to_calibrate(parts: Parts) -> list[Image]:
    """Good parts that are not compared with, where there are any, and as many with a defect."""
    good = (parts.others or parts.held_out)[: MOST_IMAGES // 2]
    return [*good, *_with_defects(good, MOST_IMAGES)]


def _with_defects(images: Sequence[Image], first_seed: int) -> list[Image]:
    return [_with_defect(image, first_seed + k) for k, image in enumerate(images)]


def _with_defect(image: Image, seed: int) -> Image:
    white = np.iinfo(image.dtype).max
    colours = image if image.ndim == 3 else np.repeat(image[..., None], 3, axis=2)
    picture, _ = synthetic_defect(
        np.random.default_rng((seed, 11)), np.asarray(colours, np.float32) / np.float32(white)
    )
    scaled = np.rint(picture * white)
    return scaled.astype(np.uint8) if image.dtype == np.uint8 else scaled.astype(np.uint16)
