"""Leaving parts of the image out of the judgement."""

from __future__ import annotations

import numpy as np

from core.scoring.maps import CELL_STRIDE, cell_offset
from core.types import AnomalyMaps, Map, Mask


def ignored_cells(ignored: Mask, model_size: tuple[int, int], cells: tuple[int, int]) -> Mask:
    """(h, w) true where a cell's centre lies on an ignored pixel of the (H, W) image.

    A cell sees 16 model pixels around its centre, so changing content leaks that far out of an
    ignored area: draw it larger. Growing it here would hide defects beside it unasked.
    """
    rows = _centres(cells[0], model_size[0], ignored.shape[0])
    columns = _centres(cells[1], model_size[1], ignored.shape[1])
    return np.asarray(ignored[np.ix_(rows, columns)], np.bool_)


def without(maps: AnomalyMaps, cells: Mask) -> AnomalyMaps:
    """``maps`` with ignored cells as quiet as the quietest; all NaN where every cell is ignored.

    NaN leads to CANNOT_JUDGE: a part of which nothing is looked at is never OK.
    """
    return AnomalyMaps(*(_quiet(m, cells) for m in (maps.local, maps.global_, maps.combined)))


def _centres(
    count: int, model_side: int, image_side: int
) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    model = np.arange(count) * CELL_STRIDE + cell_offset(count, model_side)
    pixels = (model + 0.5) * image_side / model_side - 0.5
    return np.clip(np.rint(pixels), 0, image_side - 1).astype(np.intp)


def _quiet(values: Map, cells: Mask) -> Map:
    if cells.all():
        return np.full_like(values, np.nan)
    return np.where(cells & np.isfinite(values), values[~cells].min(), values)
