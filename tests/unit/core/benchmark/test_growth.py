import numpy as np

from core.benchmark import growth
from core.benchmark.growth import measure_sizes


def test_tiles_cover_the_picture_and_are_all_of_one_size() -> None:
    picture = np.arange(30 * 30).reshape(30, 30).astype(np.uint16)
    tiles = growth._tiles(picture, 12)
    assert {tile.shape for tile in tiles} == {(12, 12)}
    assert set(np.unique(np.concatenate([tile.ravel() for tile in tiles]))) == set(range(900))


def test_a_size_that_would_take_all_memory_is_left_out_and_says_so() -> None:
    told: list[str] = []
    rows = measure_sizes("efficientad-s", (128, 100_000), "cpu", 0.01, told.append)
    small, large = rows
    assert small.median_ms is not None
    assert small.runs >= 3
    assert large.median_ms is None
    assert "GB of memory" in large.reason
