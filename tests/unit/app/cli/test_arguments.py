from __future__ import annotations

import argparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.arguments import count, fraction, image_size, weight
from app.cli.command_line import build_parser
from app.cli.training import SCHEDULE_HELP, SCHEDULES


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_two_sides_are_height_and_width(height: int, width: int) -> None:
    assert image_size(f"{height}x{width}") == (height, width)


def test_one_side_is_a_square() -> None:
    assert image_size("256") == (256, 256)


@pytest.mark.parametrize("text", ["", "x", "256x", "0", "-1x5", "2x3x4", "big"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="HEIGHTxWIDTH"):
        image_size(text)


@pytest.mark.parametrize("text", ["0", "-3", "1.5", "many"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        count(text)


@pytest.mark.parametrize("text", ["0", "1", "nan", "-0.1", "half"])
def test_what_is_no_fraction_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        fraction(text)


@pytest.mark.parametrize("text", ["-0.5", "nan", "inf", "heavy"])
def test_what_is_no_weight_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        weight(text)


def test_count_fraction_and_weight_read_numbers() -> None:
    assert (count("12"), fraction("0.25"), weight("0"), weight("1.5")) == (12, 0.25, 0.0, 1.5)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["recipe", "number", "recipe.json", "99999"], "'99999' is not a whole number from 0 to"),
        (["settings", "--idle-minutes", "0.1"], "'0.1' is not a number from 0.5 to 480"),
        (["settings", "--idle-minutes", "nan"], "'nan' is not a number from 0.5 to 480"),
        (["settings", "--spare-models", "101"], "'101' is not a whole number from 0 to 100"),
    ],
)
def test_a_number_out_of_range_is_told_with_the_range(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        build_parser().parse_args(words)
    told = capsys.readouterr().err
    assert left.value.code == 2
    assert said in told and len(told) < 2000


def test_every_schedule_is_explained() -> None:
    for name in SCHEDULES:
        assert f"{name} (" in SCHEDULE_HELP or f"{name}," in SCHEDULE_HELP
