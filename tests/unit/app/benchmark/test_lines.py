"""A line that can't be measured says why, instead of giving figures of parts nobody judged."""

from pathlib import Path

import pytest

from app.benchmark.lines import LineError, measure_lines


def test_a_line_without_its_model_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(LineError) as refused:
        measure_lines(tmp_path, tmp_path / "nothing", "efficientad-s", 128, 1, "cpu", 0.1)
    assert "Line 1 did not start." in refused.value.what
    assert "nothing" in refused.value.what, "the line's own reason"
    assert refused.value.meaning
    assert refused.value.remedy
