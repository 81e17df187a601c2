import pytest

from core.benchmark import growth
from core.benchmark.growth import measure_sizes


def test_a_size_that_would_take_all_memory_has_its_tiles_and_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(growth, "_MEMORY_SHARE", 0.0)
    small, whole, tiled = measure_sizes("efficientad-s", (128, 192), "cpu", 0.01, lambda _: None)
    assert (small.side, small.tiles, whole.side, tiled.tiles) == (128, 1, 192, 4)
    assert small.median_ms is not None
    assert small.runs >= 3
    assert whole.median_ms is None
    assert "GB of memory" in whole.reason
    assert tiled.median_ms is not None
