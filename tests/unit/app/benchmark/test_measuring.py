"""How a benchmark numbers what it measures."""

from __future__ import annotations

import pytest

from app.benchmark import measuring
from app.benchmark.plan import GrowthPlan


def test_remarks_say_which_measurement_of_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    def measure_nothing(*arguments: object) -> list[object]:
        *_, tell = arguments
        assert callable(tell)
        tell("something")
        return []

    monkeypatch.setattr(measuring, "measure_questions", measure_nothing)
    monkeypatch.setattr(measuring, "measure_learning", measure_nothing)
    told: list[str] = []
    plan = GrowthPlan(kinds=("results", "training"), device="cpu")
    assert list(measuring.measure_growth(plan, "command", told.append))[-1]["complete"]
    assert told == ["measuring 1/2, something", "measuring 2/2, something"]
