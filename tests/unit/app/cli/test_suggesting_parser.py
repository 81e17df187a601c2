"""Mistyped words are answered with the nearest ones."""

from __future__ import annotations

import pytest

from app.cli import exit_codes
from app.cli.command_line import build_parser


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trian parts --output model", "Did you mean train instead of trian?"),
        ("product opn", "Did you mean open instead of opn?"),
        ("train parts --ouput model", "Did you mean --output instead of --ouput?"),
        ("train parts --output model --methd=dcam", "Did you mean --method instead of --methd?"),
        ("train parts --output m --method stpfm", "Did you mean stfpm instead of stpfm?"),
        ("product versions flange --jsn", "Did you mean --json instead of --jsn?"),
        ("--langage de", "Did you mean --language instead of --langage?"),
    ],
)
def test_the_nearest_word_is_named(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args(typed.split())
    assert ended.value.code == exit_codes.USAGE
    assert capsys.readouterr().err.rstrip().endswith(meant)


@pytest.mark.parametrize(
    "typed", ["qqqqqq", "train parts --out m --qqqqqqqq", "model show one two", "train --outp m"]
)
def test_nothing_far_is_guessed_and_no_abbreviation_is_wrong(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(typed.split())
    assert "Did you mean" not in capsys.readouterr().err


def test_an_unknown_option_shows_the_usage_of_its_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["model", "show", "folder", "--json", "--nothing"])
    said = capsys.readouterr().err
    assert said.startswith("usage: goodpart model show")
    assert "unrecognized arguments: --nothing" in said


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (["train", "", "--output", "model"], "an empty name is no file or folder"),
        (["train", "parts", "--output", " "], "an empty name is no file or folder"),
        (["product", "create", "flange", "--name", ""], "a name has 1 to 100 characters"),
        (["product", "create", "flange", "--name", 101 * "x"], "a name has 1 to 100 characters"),
        (["train", "parts", "--output", "model", "--seed", "-1"], "is not a whole number from 0"),
        (["results", "list", "--limit", "9" * 20], "is not a whole number from 1 to 1000000"),
    ],
)
def test_what_no_command_could_use_is_a_wrong_argument(
    typed: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args(typed)
    assert ended.value.code == exit_codes.USAGE
    assert why in capsys.readouterr().err
