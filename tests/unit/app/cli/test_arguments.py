from __future__ import annotations

import argparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.arguments import count, fraction, image_size, weight


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
