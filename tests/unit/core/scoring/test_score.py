from __future__ import annotations

import math

import numpy as np
import pytest

from core.scoring.score import ScoreRule, image_score

CELLS = np.arange(100, dtype=np.float32).reshape(10, 10)


def test_maximum() -> None:
    assert image_score(CELLS, ScoreRule()) == 99


@pytest.mark.parametrize(("fraction", "wished"), [(0.001, 99.0), (0.04, 97.5), (1.0, 49.5)])
def test_mean_of_the_top_fraction(fraction: float, wished: float) -> None:
    assert image_score(CELLS, ScoreRule("top_mean", fraction)) == pytest.approx(wished)


@pytest.mark.parametrize("rule", [ScoreRule(), ScoreRule("top_mean", 0.1)])
@pytest.mark.parametrize("broken", [math.nan, math.inf, -math.inf])
def test_a_broken_cell_gives_no_score(rule: ScoreRule, broken: float) -> None:
    cells = CELLS.copy()
    cells[3, 3] = broken
    assert math.isnan(image_score(cells, rule))
