"""From a camera's image to the network's input."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Self, cast

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from core.data.images import SMALLEST_SIDE
from core.errors import ImageError
from core.types import Image, Map

Scaled = NDArray[np.uint8] | NDArray[np.float32]

MEAN = (0.485, 0.456, 0.406)
STD = (0.229, 0.224, 0.225)
"""ImageNet's statistics per RGB channel on [0, 1]."""
_FULL_SCALES = (255, 1023, 4095, 16383, 65535)


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """Size of the network's input in pixels and white of 16-bit images (4095 for 12 bits)."""

    height: int
    width: int
    full_scale: int = 65535

    def prepare(self, image: Image) -> Tensor:
        """(H, W) or (H, W, 3) to (3, height, width) float32, ImageNet-normalised.

        Raises ImageError for anything that is not such an image.
        """
        check_image(image)
        white = np.float32(255 if image.dtype == np.uint8 else self.full_scale)
        resized = self._resize(np.asarray(image, np.float32))
        planes = np.empty((3, self.height, self.width), np.float32)
        # Plane by plane and in place: broadcasting over three colours takes five times as long.
        for channel in range(3):
            seen = resized if resized.ndim == 2 else resized[..., channel]
            np.divide(seen, white, out=planes[channel])
            planes[channel] -= np.float32(MEAN[channel])
            planes[channel] /= np.float32(STD[channel])
        return torch.from_numpy(planes)

    def scale(self, image: Image) -> Scaled:
        """(H, W) or (H, W, 3) to (height, width, 3), for ``FromScaled`` on the device.

        uint8 where nothing is to be scaled: a quarter of the bytes; else float32 in [0, 1].
        Raises ImageError as ``prepare``.
        """
        check_image(image)
        if image.dtype == np.uint8 and image.shape[:2] == (self.height, self.width):
            seen = cast(Scaled, image)
        else:
            white = np.float32(255 if image.dtype == np.uint8 else self.full_scale)
            seen = self._resize(np.asarray(image, np.float32)) / white
        if seen.ndim == 2:
            return cast(Scaled, cv2.cvtColor(seen, cv2.COLOR_GRAY2RGB))
        # torch warns of memory that must not be written to.
        return np.require(seen, requirements=["C", "W"])

    def _resize(self, image: Map) -> Map:
        height, width = image.shape[:2]
        if (height, width) == (self.height, self.width):
            return image
        shrinks = height >= self.height and width >= self.width
        # Area averaging keeps fine defects from falling between samples when shrinking.
        method = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
        resized = cv2.resize(image, (self.width, self.height), interpolation=method)
        return np.asarray(resized, np.float32)

    def to_dict(self) -> dict[str, int]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, int]) -> Self:
        return cls(**values)


class FromScaled(nn.Module):
    """(N, H, W, 3) of ``Preprocessing.scale`` to network input (N, 3, H, W), channels last."""

    mean: Tensor
    std: Tensor

    def __init__(self) -> None:
        super().__init__()
        # Buffers: a recording of CUDA kernels can't fetch constants from the host.
        self.register_buffer("mean", torch.tensor(MEAN).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("std", torch.tensor(STD).view(1, 3, 1, 1), persistent=False)

    def forward(self, scaled: Tensor) -> Tensor:
        colours = scaled.float() / 255 if scaled.dtype == torch.uint8 else scaled
        images = (colours.permute(0, 3, 1, 2) - self.mean) / self.std
        return images.contiguous(memory_format=torch.channels_last)


def check_image(image: Image) -> None:
    """Raises ImageError unless ``image`` is grey or RGB, uint8 or uint16, and large enough."""
    shape, kind = getattr(image, "shape", None), getattr(image, "dtype", None)
    is_grey_or_rgb = shape is not None and (len(shape) == 2 or (len(shape) == 3 and shape[2] == 3))
    if not is_grey_or_rgb or kind not in (np.uint8, np.uint16):
        raise ImageError(
            f"The image has shape {shape} and type {kind}; grey or RGB of 8 or 16 bits is needed.",
            "It can't be judged.",
            "Check the camera's pixel format.",
        )
    if shape is not None and min(shape[:2]) < SMALLEST_SIDE:
        raise ImageError(
            f"The image of {shape[0]} x {shape[1]} pixels is too small.",
            "It can't be judged.",
            f"Check the region of interest: {SMALLEST_SIDE} x {SMALLEST_SIDE} is the least.",
        )


def full_scale_of(images: Iterable[Image]) -> int:
    """White of a set: 65535, or the smallest of 1023, 4095, 16383 that all 16-bit images keep to.

    Cameras deliver 10, 12 or 14 bits in 16. Images of 8 bits have no say.
    """
    highest = max((int(i.max()) for i in images if i.dtype == np.uint16 and i.size), default=65535)
    return next(scale for scale in _FULL_SCALES[1:] if highest <= scale)


def denormalise(images: Tensor) -> Tensor:
    """Network input (N, 3, H, W) back to RGB in [0, 1]."""
    return images * _channels(STD, images) + _channels(MEAN, images)


def normalise(images: Tensor) -> Tensor:
    """RGB in [0, 1] (N, 3, H, W) to network input."""
    return (images - _channels(MEAN, images)) / _channels(STD, images)


def _channels(values: tuple[float, ...], like: Tensor) -> Tensor:
    return torch.tensor(values, dtype=like.dtype, device=like.device).view(1, 3, 1, 1)
