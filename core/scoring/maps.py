"""From the network's raw cell maps to normalised maps, and from cells to pixels."""

from __future__ import annotations

import cv2
import numpy as np

from core.scoring.normalization import QuantileNormalization
from core.types import AnomalyMaps, Map

CELL_STRIDE = 4
CELL_OFFSET = 16
"""Cell k of an unpadded patch network is centred on pixel 4 k + 16."""
COVERING_OFFSET = (CELL_STRIDE - 1) / 2
"""Cell k of a network whose cells cover the whole image is centred on pixel 4 k + 1.5."""


def cell_offset(cells: int, model_side: int) -> float:
    """Pixel of the first cell's centre along a side of ``model_side`` pixels with ``cells`` cells.

    Padded networks have a cell for every four pixels; unpadded ones lack those of the border.
    """
    return COVERING_OFFSET if cells * CELL_STRIDE >= model_side else CELL_OFFSET


def split_output(raw: Map) -> tuple[Map, Map, float | None]:
    """A model's output (M, h, w) for one image: raw local map, raw global map, PUAD's distance.

    A method's only map is both; the distance is None for a model without it.
    """
    return raw[0], raw[min(1, len(raw) - 1)], float(raw[2, 0, 0]) if len(raw) > 2 else None


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
) -> Map:
    """(h, w) cells to ``image_size`` (height, width) pixels, bilinear between cell centres.

    ``model_size`` is the network's input. Pixels beyond the outermost centres take the nearest
    cell's value: that cell does see them, while zeros would hide every defect near the border.
    """
    scale_y = model_size[0] / image_size[0]
    scale_x = model_size[1] / image_size[1]
    offset_y = cell_offset(cells.shape[0], model_size[0])
    offset_x = cell_offset(cells.shape[1], model_size[1])
    # Pixel centres: image pixel p lies at model pixel (p + 0.5) * scale - 0.5.
    matrix = np.array(
        [
            [scale_x / CELL_STRIDE, 0.0, (0.5 * scale_x - 0.5 - offset_x) / CELL_STRIDE],
            [0.0, scale_y / CELL_STRIDE, (0.5 * scale_y - 0.5 - offset_y) / CELL_STRIDE],
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
