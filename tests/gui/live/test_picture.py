import numpy as np
import pytest

from app.ui.live.picture import LONGEST_SIDE, MapKind, draw, score_at, shrunk
from core.types import Verdict
from tests.helpers.fake_line import MODEL_SIDE, SIDE, FakeLine


def rejected() -> FakeLine:
    line = FakeLine()
    line.inspect(Verdict.NG)
    return line


def test_the_chosen_map_lies_over_the_image_and_none_where_it_is_off() -> None:
    (result,) = rejected().results_after(0)
    plain = draw(result, MapKind.OFF, 0.6)
    assert plain is not None and result.image is not None
    assert np.array_equal(plain, result.image)
    combined, global_ = (draw(result, kind, 0.6) for kind in (MapKind.COMBINED, MapKind.GLOBAL))
    assert combined is not None and global_ is not None
    assert not np.array_equal(combined, plain)
    assert not np.array_equal(combined, global_)


def test_the_score_under_the_pointer_is_the_maps() -> None:
    (result,) = rejected().results_after(0)
    assert result.maps is not None
    row, column = np.unravel_index(result.maps.local.argmax(), result.maps.local.shape)
    # Cell k is centred on model pixel 4 k + 16.
    x, y = ((4 * k + 16.5) / MODEL_SIDE for k in (int(column), int(row)))
    assert score_at(result, MapKind.LOCAL, (x, y)) == pytest.approx(
        float(result.maps.local.max()), rel=0.1
    )
    assert score_at(result, MapKind.LOCAL, (1.2, 0.5)) is None


def test_a_part_without_an_image_has_no_picture() -> None:
    line = FakeLine()
    line.inspect(Verdict.MISSED)
    assert draw(line.results_after(0)[0], MapKind.COMBINED, 0.5) is None


def test_large_images_are_shrunk_before_they_are_drawn() -> None:
    large = np.zeros((3000, 4000), np.uint8)
    assert max(shrunk(large).shape) <= LONGEST_SIDE
    small = np.zeros((SIDE, SIDE), np.uint8)
    assert shrunk(small) is small
