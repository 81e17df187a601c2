from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.errors import DataError
from core.evaluation.localization import CleanPixels
from core.evaluation.saturated_pro import (
    SaturationRule,
    read_saturation,
    saturated_defect,
    saturated_gains,
)
from core.types import Map
from tests.helpers.localization_by_definition import spro_by_definition

RULES = {
    255: SaturationRule(
        defect_name="cap", pixel_value=255, saturation_threshold=3, relative_saturation=False
    ),
    254: SaturationRule(
        defect_name="label", pixel_value=254, saturation_threshold=0.5, relative_saturation=True
    ),
}
MAPS = arrays(np.float32, (2, 6, 6), elements=st.sampled_from([-1.0, 0.0, 0.25, 0.5, 2.0]))
CHANNELS = arrays(np.bool_, (2, 6, 6))


@given(MAPS, CHANNELS, st.sampled_from([0.05, 0.3, 1.0]))
def test_spro_is_that_of_the_definition(maps: Map, channels: np.ndarray, limit: float) -> None:
    """One good image, and one with two defects that may overlap."""
    channels[0, 0, 0] = channels[1, 5, 5] = True
    first = saturated_defect(maps[1], (channels[0] * 255).astype(np.uint8), RULES)
    second = saturated_defect(maps[1], (channels[1] * 254).astype(np.uint8), RULES)
    assert first is not None
    assert second is not None
    gains = saturated_gains([first, second])
    clean = CleanPixels(gains.scores)
    clean.add(maps[0].ravel())
    clean.add(maps[1][~(channels[0] | channels[1])])
    curve = clean.curve(gains)
    assert curve is not None
    sizes = [int(c.sum()) for c in channels]
    areas = (min(3, sizes[0]), max(1, int(0.5 * sizes[1])))
    truth = [(channels[0], areas[0]), (channels[1], areas[1])]
    wished = spro_by_definition([(maps[0], []), (maps[1], truth)], limit)
    assert curve.area(limit) == pytest.approx(wished, abs=1e-9)


def test_a_marked_saturation_area_is_enough() -> None:
    pixels, channel = np.zeros((10, 10), np.float32), np.zeros((10, 10), np.uint8)
    channel[:5] = 255
    pixels[0, :3] = 1
    defect = saturated_defect(pixels, channel, RULES)
    assert defect is not None
    gains = saturated_gains([defect])
    clean = CleanPixels(gains.scores)
    clean.add(pixels[5:].ravel())
    curve = clean.curve(gains)
    assert curve is not None
    assert curve.area(0.05) == pytest.approx(1)


@pytest.mark.parametrize(("area", "wished"), [(1, 1), (7, 3), (10, 5)])
def test_a_relative_area_is_a_share_of_the_defect(area: int, wished: int) -> None:
    assert RULES[254].area(area) == wished


def test_an_absolute_area_never_exceeds_the_defect() -> None:
    assert (RULES[255].area(2), RULES[255].area(50)) == (2, 3)


def test_empty_channel_is_no_defect() -> None:
    assert saturated_defect(np.zeros((2, 2), np.float32), np.zeros((2, 2), np.uint8), RULES) is None


def test_a_pixel_value_without_a_rule_is_refused() -> None:
    with pytest.raises(DataError, match="by 7"):
        saturated_defect(np.zeros((2, 2), np.float32), np.full((2, 2), 7, np.uint8), RULES)


def test_rules_are_read_by_pixel_value(tmp_path: Path) -> None:
    path = tmp_path / "defects_config.json"
    path.write_text(json.dumps([rule.model_dump() for rule in RULES.values()]))
    assert read_saturation(path) == RULES


@pytest.mark.parametrize("content", ["", "{}", '[{"defect_name": "cap"}]'])
def test_a_damaged_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "defects_config.json"
    path.write_text(content)
    with pytest.raises(DataError, match="defects_config"):
        read_saturation(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="saturation"):
        read_saturation(tmp_path / "none.json")
