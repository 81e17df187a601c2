"""Refused values in our words."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from app.faults import first_fault
from app.recipes.recipe import Recipe

GOOD = {"name": "Flange", "camera": {"kind": "simulated"}, "model": "m"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"deadline_ms": 0}, "deadline_ms must be more than 0, and is 0"),
        ({"number": 10_000}, "number must be at most 9999, and is 10000"),
        ({"number": "many"}, "number must be a whole number, and is 'many'"),
        ({"deadline_ms": "soon"}, "deadline_ms must be a number, and is 'soon'"),
        ({"colour": "red"}, "colour is no known setting"),
        ({"name": ""}, "name needs more characters (at least 1), and is ''"),
        ({"align": "perhaps"}, "align must be true or false, and is 'perhaps'"),
        ({"precision": "fp8"}, "precision must be "),
        ({"outputs": 7}, "outputs must be a list, and is 7"),
        ({"camera": {"kind": "magic"}}, "camera has an unknown 'kind' 'magic'; there are "),
        ({"camera": {}}, "camera has no 'kind'"),
        ({"challenge": {}}, "challenge: a challenge needs known parts, or the stored ones"),
    ],
)
def test_the_first_fault_is_told(change: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Recipe.model_validate(GOOD | change)
    assert first_fault(refused.value).startswith(words)
    assert "Input" not in first_fault(refused.value)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ValidationError) as refused:
        Recipe.model_validate_json(json.dumps({"name": "x", "model": "m"}))
    assert first_fault(refused.value) == "camera is missing"
