"""Photo crops for distilling a teacher: the same crop for the backbone and for the PDN."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from core.data.images import read_image
from core.data.preprocessing import normalise
from core.errors import TeacherError

GREYSCALE_PROBABILITY = 0.1
HELD_BYTES = 3 * 1024**3
"""Memory for decoded photos; those beyond it are decoded for every crop."""


def expect_photos(paths: Sequence[Path]) -> None:
    """Raises TeacherError where there are none."""
    if not paths:
        raise TeacherError(
            "There is no photo to distil from.",
            "The teacher can't be trained.",
            "Give a folder of varied photos, a thousand at the least.",
        )


class PhotoCrops:
    """Batches that depend on (seed, index) alone, so that a resumed run sees the same ones.

    Any thread may ask for one.
    ``backbone_side`` is the crop's side in pixels; the PDN sees it at half that size, so that
    its 33 px patch covers what the backbone's larger field sees (512 and 256 px in the paper).
    """

    def __init__(self, paths: Sequence[Path], backbone_side: int, seed: int) -> None:
        expect_photos(paths)
        self._paths = list(paths)
        self._side = backbone_side
        self._seed = seed
        self._held: dict[int, NDArray[np.uint8]] = {}
        self._held_bytes = 0
        self._lock = Lock()

    def batch(self, index: int, size: int) -> Tensor:
        """Batch ``index``: (size, 3, side, side) uint8 RGB.

        ``large_and_small`` makes both networks' input of it.
        """
        rng = np.random.default_rng((self._seed, index))
        crops = np.stack([self._crop(rng) for _ in range(size)])
        return torch.from_numpy(crops).permute(0, 3, 1, 2)

    def _crop(self, rng: np.random.Generator) -> NDArray[np.uint8]:
        photo = self._photo(int(rng.integers(len(self._paths))))
        height, width = photo.shape[:2]
        y, x = rng.integers(height - self._side + 1), rng.integers(width - self._side + 1)
        crop = photo[y : y + self._side, x : x + self._side]
        if rng.random() < 0.5:
            crop = cv2.flip(crop, 1).astype(np.uint8, copy=False)
        if rng.random() < GREYSCALE_PROBABILITY:
            grey = cv2.cvtColor(np.ascontiguousarray(crop), cv2.COLOR_RGB2GRAY)
            crop = cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB).astype(np.uint8)
        return crop

    def _photo(self, number: int) -> NDArray[np.uint8]:
        held = self._held.get(number)
        if held is not None:
            return held
        photo = _at_least(_eight_bit_rgb(read_image(self._paths[number])), self._side)
        with self._lock:
            if number not in self._held and self._held_bytes + photo.nbytes <= HELD_BYTES:
                self._held[number] = photo
                self._held_bytes += photo.nbytes
        return photo


def large_and_small(crops: Tensor, device: torch.device | str) -> tuple[Tensor, Tensor]:
    """The backbone's and the PDN's input, float32 ImageNet-normalised, on ``device``.

    uint8 goes over the bus: four times less than floats. Half the size is the mean of 2 x 2.
    """
    large = normalise(crops.to(device, non_blocking=True).float() / 255)
    large = large.contiguous(memory_format=torch.channels_last)
    return large, F.avg_pool2d(large, 2)


def _eight_bit_rgb(image: NDArray[np.uint8] | NDArray[np.uint16]) -> NDArray[np.uint8]:
    eight = (image >> 8).astype(np.uint8) if image.dtype == np.uint16 else image.astype(np.uint8)
    return np.repeat(eight[..., None], 3, axis=2) if eight.ndim == 2 else eight


def _at_least(photo: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    height, width = photo.shape[:2]
    if min(height, width) >= side:
        return photo
    scale = side / min(height, width)
    size = (max(side, round(width * scale)), max(side, round(height * scale)))
    return cv2.resize(photo, size, interpolation=cv2.INTER_LINEAR).astype(np.uint8)
