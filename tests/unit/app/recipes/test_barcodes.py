"""What a scanned code means."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.recipes.barcodes import LONGEST, check_pattern, clean, fits, serial_in
from app.recipes.pattern_cost import ways
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


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+",
        r"(a*)*",
        r"(a|a)*",
        r"(?:a|ab)+c",
        r"(a?){50}",
        "a?" * 60,
        r"(?P<serial>\w+\s?)*",
        r".*.*.*.*",
        r"(.*)(.*)(.*)(.*)x",
        r"([^\]]+)*",
        r"(?:[a-z]{1,9}){1,30}",
        r"((?:a{1,9}){2}){9}",
        r"(?=(a+)+b)a",
        r"(?x)# ( \n (a+)+",
    ],
)
@pytest.mark.parametrize("field", ["select_code", "serial_code"])
def test_a_pattern_that_may_take_for_ever_is_refused_with_the_recipe(
    pattern: str, field: str
) -> None:
    with pytest.raises(ValidationError, match="could take too long"):
        Recipe.model_validate(
            {"name": "A", "camera": SimulatedEntry(), "model": "m", field: pattern}
        )


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "ORDER-F60-.*",
        r"SN(\d+)",
        r"(A|B)(?P<serial>\d+)",
        r"A(\d+)-(\d+)",
        r"(?:\]C1)?01(\d{14})21(.+)",
        r"(\d{1,8})-(\d{1,8})-(\d{1,8})-(\d{1,4})",
        r"(?:\d{3}-)+X",
        r"(?:\d++-)*X",
        r"[]\]+*]+\(\[\{x{y}",
        r"(?i:a)(?#remark)(?P<n>b)(?P=n)(?(1)c|d)",
        r"(?>ab)\101+",
    ],
)
def test_patterns_that_people_use_are_taken(pattern: str) -> None:
    assert check_pattern(pattern) == pattern


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("abc", 1),
        ("a?", 2),
        ("a*", 11),
        ("a+", 10),
        ("a{2,}", 9),
        ("a{,3}", 4),
        ("a{3}", 1),
        ("a{2,4}", 3),
        ("a|b|c", 3),
        ("(a|b){2}", 4),
        ("(a|b){1,2}", 6),
        ("(a?)(b|c)", 4),
        ("a++", 1),
        ("a{1,3}+", 1),
        ("a{x}", 1),
        ("a{}", 1),
        ("a{,}", 11),
    ],
)
def test_ways_are_counted_by_their_definition(pattern: str, number: int) -> None:
    assert ways(pattern, 10) == number
