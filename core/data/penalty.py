"""Out-of-distribution images for the student's penalty (EfficientAD, section 3.2)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, cast

import cv2
import numpy as np
from torch import Tensor

from core.data.images import list_images_below, read_image
from core.data.preprocessing import Preprocessing
from core.data.scenes import generated_picture
from core.errors import DataError, ImageError
from core.types import Image

GREYSCALE_PROBABILITY = 0.3
POOL = 128
"""Different generated pictures, each made once; every draw crops, mirrors and colours it anew."""
HELD_BYTES = 256 * 1024**2
"""Memory for decoded pictures, whatever their size."""
MOST_ASPECT = 4.0
"""Of a photo's sides: a longer one is cut, as a strip as wide as two crops would take gigabytes."""


class PenaltySource:
    """Image i depends on (seed, i) alone; any thread may ask for it.

    ``varied`` sources mirror each crop and exchange its colours at random.
    """

    def __init__(
        self,
        picture: Callable[[int], Image],
        count: int,
        size: tuple[int, int],
        seed: int,
        *,
        varied: bool = False,
    ) -> None:
        self._picture, self._count = picture, count
        self._size, self._seed, self._varied = size, seed, varied
        self._held: OrderedDict[int, Image] = OrderedDict()
        self._held_bytes = 0
        self._lock = Lock()

    def image(self, index: int) -> Tensor:
        """(3, height, width) float32, ImageNet-normalised."""
        rng = np.random.default_rng((self._seed, 11, index))
        picture = self._get(int(rng.integers(self._count)))
        crop = _crop(picture, self._size, rng)
        return _prepared(_varied(crop, rng) if self._varied else crop, self._size, rng)

    def _get(self, number: int) -> Image:
        with self._lock:
            held = self._held.get(number)
        if held is not None:
            return held
        picture = self._picture(number)  # outside the lock: others go on meanwhile
        with self._lock:
            self._hold(number, picture)
        return picture

    def _hold(self, number: int, picture: Image) -> None:
        """The one that came first goes first, until the rest has room."""
        present = self._held.pop(number, None)  # another thread may have been quicker
        self._held_bytes += picture.nbytes - (0 if present is None else present.nbytes)
        self._held[number] = picture
        while self._held_bytes > HELD_BYTES:
            self._held_bytes -= self._held.popitem(last=False)[1].nbytes


def photo_penalty(folder: Path, size: tuple[int, int], seed: int) -> PenaltySource:
    """The user's photos, below ``folder``: shorter side to twice the crop's, as in the paper.

    Raises DataError where there is none, at once or when the first readable one is looked for.
    """
    paths = _photos(folder)
    return PenaltySource(lambda i: _enlarged(_readable(paths, i), size), len(paths), size, seed)


def generated_penalty(size: tuple[int, int], seed: int) -> PenaltySource:
    """Pictures of our own, for a site without photos."""
    height, width = size[0] * 5 // 4, size[1] * 5 // 4

    def picture(number: int) -> Image:
        rng = np.random.default_rng((seed, 12, number))
        return (generated_picture(rng, height, width) * 255).astype(np.uint8)

    return PenaltySource(picture, POOL, size, seed, varied=True)


def _photos(folder: Path) -> Sequence[Path]:
    paths = list_images_below(folder)
    if not paths:
        raise DataError(
            f"The folder {folder} holds no photos.",
            "The student would learn without its penalty.",
            "Name a folder of everyday photos, or use --penalty generated.",
        )
    return paths


def _readable(paths: Sequence[Path], number: int) -> Image:
    """Photo ``number``, or the next that can be read: one bad file must not end a long training."""
    for step in range(len(paths)):
        with suppress(ImageError):
            return read_image(paths[(number + step) % len(paths)])
    raise DataError(
        f"None of the {len(paths)} photos beside {paths[0]} can be read.",
        "The student would learn without its penalty.",
        "Name a folder of everyday photos, or use --penalty generated.",
    )


def _enlarged(photo: Image, size: tuple[int, int]) -> Image:
    """Shorter side to twice the crop: a photo's details then are as coarse as in the paper."""
    photo = _without_ends(photo)
    height, width = photo.shape[:2]
    scale = max(2 * size[0] / height, 2 * size[1] / width)
    target = (max(size[1], round(width * scale)), max(size[0], round(height * scale)))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return cast(Image, cv2.resize(photo, target, interpolation=method))


def _without_ends(photo: Image) -> Image:
    """Its middle where one side is more than ``MOST_ASPECT`` times the other."""
    most = int(MOST_ASPECT * min(photo.shape[:2]))
    top, left = (max(0, side - most) // 2 for side in photo.shape[:2])
    return photo[top : top + most, left : left + most]


def _crop(picture: Image, size: tuple[int, int], rng: np.random.Generator) -> Image:
    top = int(rng.integers(picture.shape[0] - size[0] + 1))
    left = int(rng.integers(picture.shape[1] - size[1] + 1))
    return picture[top : top + size[0], left : left + size[1]]


def _varied(crop: Image, rng: np.random.Generator) -> Image:
    """(h, w, 3) mirrored and with its channels in another order: 24 variants of one picture."""
    rows, columns = (int(step) for step in rng.choice([-1, 1], 2))
    return crop[::rows, ::columns, rng.permutation(3)]


def _prepared(crop: Image, size: tuple[int, int], rng: np.random.Generator) -> Tensor:
    image = np.ascontiguousarray(crop)
    if image.ndim == 3 and rng.random() < GREYSCALE_PROBABILITY:
        image = np.asarray(cv2.cvtColor(cast(Any, image), cv2.COLOR_RGB2GRAY))
    return Preprocessing(*size).prepare(cast(Image, image))
