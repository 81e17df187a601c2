"""Which digital outputs a recipe may ask for."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.recipes.recipe import Recipe


def recipe(output: dict[str, object], camera: dict[str, object]) -> Recipe:
    ejector = {"kind": "digital", "name": "Ejector", **output}
    genicam = {"kind": "genicam", "serial": "1", **camera}
    content = {"name": "A", "model": "m", "camera": genicam, "outputs": [ejector]}
    return Recipe.model_validate(content)


def test_a_pulse_as_long_as_parts_are_apart_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"pulse of Ejector \(50 ms\) is not shorter"):
        recipe({"pulse_ms": 50}, {"settings": {"AcquisitionFrameRate": 20}})
    recipe({"pulse_ms": 49}, {"settings": {"AcquisitionFrameRate": 20}})


@pytest.mark.parametrize(
    "camera",
    [
        {},
        {"trigger": "hardware", "settings": {"AcquisitionFrameRate": 20}},
        {"settings": {"AcquisitionFrameRateEnable": False, "AcquisitionFrameRate": 20}},
    ],
)
def test_where_nobody_knows_how_far_parts_are_apart_any_pulse_goes(
    camera: dict[str, object],
) -> None:
    recipe({"pulse_ms": 5000}, camera)


def test_a_counter_must_be_wide_enough_for_the_way_to_the_output() -> None:
    recipe({"delay_counts": 127, "encoder_bits": 8}, {})
    with pytest.raises(ValidationError, match="less than half"):
        recipe({"delay_counts": 128, "encoder_bits": 8}, {})
