"""What the closing sentence of an evaluation says."""

import pytest

from app.cli.evaluation import closing_sentence


@pytest.mark.parametrize(("misses", "advice"), [(0, False), (5, False), (6, True), (10, True)])
def test_it_says_what_to_try_where_the_model_finds_too_little(misses: int, advice: bool) -> None:
    told = closing_sentence({"n_good": 8, "n_bad": 10, "misses": misses, "false_rejects": 1})
    assert f"{10 - misses} of 10 defective parts caught, 1 of 8 good parts rejected" in told
    assert ("--schedule" in told) is advice


def test_only_what_was_judged_is_counted() -> None:
    told = closing_sentence({"n_good": 8, "n_bad": 0, "misses": 0, "false_rejects": 2})
    assert told == "2 of 8 good parts rejected, at the model's threshold."
    told = closing_sentence({"n_good": 0, "n_bad": 5, "misses": 1, "false_rejects": 0})
    assert told == "4 of 5 defective parts caught, at the model's threshold."
