"""A stand-in for the teacher's view of an image."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from torch import Tensor

from core.types import Image

SIDE = 128


class PixelDescriber:
    """Patches of 8 x 8 px as they are."""

    def describe(self, image: Image) -> Tensor:
        grey = image if image.ndim == 2 else image[:, :, 1]
        small = cv2.resize(np.asarray(grey, np.float32), (SIDE, SIDE))
        return torch.from_numpy(small).unfold(0, 8, 8).unfold(1, 8, 8).reshape(-1, 64)
