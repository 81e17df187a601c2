"""What the closing sentence of an evaluation says."""

import pytest

from app.cli.evaluation import closing_sentence


@pytest.mark.parametrize(("misses", "advice"), [(0, False), (5, False), (6, True), (10, True)])
def test_it_says_what_to_try_where_the_model_finds_too_little(misses: int, advice: bool) -> None:
    told = closing_sentence({"n_good": 8, "n_bad": 10, "misses": misses, "false_rejects": 1})
    assert f"{10 - misses} of 10 defective parts caught, 1 of 8 good parts rejected" in told
    assert ("--schedule" in told) is advice


def test_without_defective_parts_nothing_is_too_little() -> None:
    told = closing_sentence({"n_good": 8, "n_bad": 0, "misses": None, "false_rejects": None})
    assert "0 of 8 good parts rejected" in told
    assert "That is little" not in told
