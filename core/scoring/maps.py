"""From the network's raw cell maps to normalised maps, and from cells to pixels."""

from __future__ import annotations

import cv2
import numpy as np

from core.scoring.normalization import QuantileNormalization
from core.types import AnomalyMaps, Map

CELL_STRIDE = 4
CELL_OFFSET = 16
"""Cell k of an unpadded patch network is centred on pixel 4 k + 16."""


def normalise_and_combine(
    raw_local: Map,
    raw_global: Map,
    local: QuantileNormalization,
    global_: QuantileNormalization,
    weight_local: float = 0.5,
) -> AnomalyMaps:
    """Combined = weighted mean of the normalised maps; 0.5 is the paper's."""
    first, second = local.apply(raw_local), global_.apply(raw_global)
    weight = np.float32(weight_local)
    return AnomalyMaps(first, second, weight * first + (1 - weight) * second)


def to_pixels(
    cells: Map,
    model_size: tuple[int, int],
    image_size: tuple[int, int],
    stride: int = CELL_STRIDE,
    offset: int = CELL_OFFSET,
) -> Map:
    """(h, w) cells to ``image_size`` (height, width) pixels, bilinear between cell centres.

    ``model_size`` is the network's input. Pixels beyond the outermost centres take the nearest
    cell's value: that cell does see them, while zeros would hide every defect near the border.
    """
    scale_y = model_size[0] / image_size[0]
    scale_x = model_size[1] / image_size[1]
    # Pixel centres: image pixel p lies at model pixel (p + 0.5) * scale - 0.5.
    matrix = np.array(
        [
            [scale_x / stride, 0.0, (0.5 * scale_x - 0.5 - offset) / stride],
            [0.0, scale_y / stride, (0.5 * scale_y - 0.5 - offset) / stride],
        ]
    )
    warped = cv2.warpAffine(
        cells,
        matrix,
        (image_size[1], image_size[0]),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(warped, np.float32)
