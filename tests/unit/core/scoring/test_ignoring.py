import numpy as np
import pytest

from core.scoring.ignoring import ignored_cells, without
from core.scoring.maps import CELL_OFFSET, CELL_STRIDE, to_pixels
from core.types import AnomalyMaps

MODEL = (128, 160)
CELLS = ((128 - 33) // 4 + 1, (160 - 33) // 4 + 1)


@pytest.mark.parametrize("image", [(128, 160), (256, 320), (99, 211)])
def test_a_cell_is_ignored_where_its_centre_is(image: tuple[int, int]) -> None:
    for row, column in ((0, 0), (7, 12), (CELLS[0] - 1, CELLS[1] - 1)):
        mask = np.zeros(image, np.bool_)
        y = (row * CELL_STRIDE + CELL_OFFSET + 0.5) * image[0] / MODEL[0] - 0.5
        x = (column * CELL_STRIDE + CELL_OFFSET + 0.5) * image[1] / MODEL[1] - 0.5
        mask[round(y), round(x)] = True
        assert np.argwhere(ignored_cells(mask, MODEL, CELLS)).tolist() == [[row, column]]


def test_an_ignored_hot_spot_is_seen_neither_in_cells_nor_in_pixels() -> None:
    cells = np.zeros(CELLS, np.float32)
    cells[5, 5] = 9.0
    cells[15, 15] = 2.0
    mask = np.zeros(MODEL, np.bool_)
    mask[20:60, 20:60] = True
    quiet = without(AnomalyMaps(cells, cells, cells), ignored_cells(mask, MODEL, CELLS))
    for values in (quiet.local, quiet.global_, quiet.combined):
        assert values.max() == 2.0
        assert to_pixels(values, MODEL, MODEL)[mask].max() <= 0.0
    assert cells[5, 5] == 9.0  # the caller's map is as it was


def test_an_image_of_which_nothing_is_looked_at_has_no_score() -> None:
    cells = np.zeros(CELLS, np.float32)
    quiet = without(AnomalyMaps(cells, cells, cells), np.ones(CELLS, np.bool_))
    assert np.isnan(quiet.combined).all()


def test_a_broken_value_outside_stays_broken() -> None:
    cells = np.zeros(CELLS, np.float32)
    cells[3, 3] = np.nan
    ignored = np.zeros(CELLS, np.bool_)
    ignored[10, 10] = True
    assert np.isnan(without(AnomalyMaps(cells, cells, cells), ignored).combined[3, 3])
