"""Fresh processes that judge their first picture, with a choice beside the model and without."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.benchmark.first_verdict import measure_start
from core.benchmark.starts import measure_starts
from core.benchmark.untrained import write_untrained
from core.runtime.backends.backend import PLAIN, TENSORRT, TORCH, Variant


@pytest.mark.slow
def test_a_kept_choice_is_what_starts(tmp_path: Path) -> None:
    artifact = write_untrained(tmp_path / "model", "efficientad-s", 128)
    told: list[str] = []
    unknown = Variant(TENSORRT, "int4")  # type: ignore[arg-type]
    starts = measure_starts(artifact, "cpu", [Variant(PLAIN, "fp32"), unknown], told.append)
    assert [(s.kept, s.backend) for s in starts] == [(False, TORCH), (True, PLAIN)]
    assert starts[1].precision == "fp32"
    for start in starts:
        parts = start.imports_s + start.open_s + start.judge_s
        assert 0 < parts < start.first_verdict_s
    assert "can't be prepared" in told[-1]
    after = measure_start(artifact.folder, "efficientad-s", "cpu", kept=False)
    assert after is not None and after.backend == TORCH, "no choice is left"
    assert [path.name for path in tmp_path.rglob("*.goodpart-new")] == []


def test_a_model_that_is_not_there_gives_no_start(tmp_path: Path) -> None:
    assert measure_start(tmp_path / "none", "efficientad-s", "cpu", kept=False) is None
