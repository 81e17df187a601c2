"""What a scanned code means."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.recipes.barcodes import LONGEST, clean, fits, serial_in
from app.recipes.recipe import Recipe, SimulatedEntry


@pytest.mark.parametrize(
    ("pattern", "code", "serial"),
    [
        ("", "4711", ""),
        (r"\d+", "4711", "4711"),
        (r"\d+", "A4711", ""),
        (r"\d+", "4711A", ""),
        (r"A(\d+)-(\d+)", "A12-34", "12"),
        (r"(A|B)(?P<serial>\d+)", "B77", "77"),
        (r"A(\d+)?", "A", ""),
        (r"\d+", "1" * (LONGEST + 1), ""),
    ],
)
def test_a_serial_number_is_the_named_group_the_first_or_all(
    pattern: str, code: str, serial: str
) -> None:
    assert serial_in(pattern, code) == serial


def test_an_empty_pattern_selects_nothing() -> None:
    assert not fits("", "")
    assert fits("A.*", "A1")


def test_what_comes_from_outside_is_cleaned() -> None:
    assert clean(" A\0B\x1d1 \r\n") == "AB1"
    assert len(clean("9" * 1000)) == LONGEST


@pytest.mark.parametrize("field", ["select_code", "serial_code"])
def test_a_pattern_that_is_none_is_refused_with_the_recipe(field: str) -> None:
    with pytest.raises(ValidationError, match="no regular expression"):
        Recipe.model_validate(
            {"name": "A", "camera": SimulatedEntry(), "model": "m", field: "(unclosed"}
        )
