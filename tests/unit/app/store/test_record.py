"""From a line's result to its row."""

from __future__ import annotations

import time

import numpy as np
import pytest

from app.station.result import InspectionResult, RunsWith
from app.store.record import LineIdentity, PartRecord
from core.types import Region, Verdict

LINE = LineIdentity("run", "Station 1", "Line 1", "simulated", "Flange")


def result(**more: object) -> InspectionResult:
    now = time.monotonic_ns()
    values: dict[str, object] = {"arrived_ns": now - 20_000_000, "decided_ns": now}
    return InspectionResult("Line 1", 3, Verdict.NG, **{**values, **more})  # type: ignore[arg-type]


def test_a_result_becomes_a_record() -> None:
    record = LINE.record(
        result(
            score=np.float32(0.5),
            threshold=0.4,
            model="flange/1",
            regions=(Region(1, 2, 3, 4, 5, 0.75),),
            gates={"brightness": 0.25, "sharpness": float("nan")},
        )
    )
    assert (record.run, record.station, record.trigger) == ("run", "Station 1", 3)
    assert (record.score, record.setup.threshold, record.setup.model) == (0.5, 0.4, "flange/1")
    assert record.regions == ((1, 2, 3, 4, 5, 0.75),)
    assert record.gates == {"brightness": 0.25}, "what is not finite is not known"
    assert abs(record.decided_us - time.time_ns() // 1000) < 60_000_000
    assert 19 < record.latency_ms < 21


def test_a_part_is_recorded_under_the_recipe_that_it_was_inspected_with() -> None:
    used = RunsWith("genicam:4711", "Cover", number=7, version=3)
    record = LINE.record(result(runs_with=used, serial="SN-1"))
    setup = record.setup
    assert (setup.camera, setup.recipe, setup.recipe_version) == ("genicam:4711", "Cover", 3)
    assert record.serial == "SN-1"


def test_what_no_database_takes_is_left_out() -> None:
    record = LINE.record(result(score=float("nan"), reason="broken\0 text"))
    assert record.score is None and record.reason == "broken text"


@pytest.mark.parametrize(
    ("puad", "recorded"), [(None, None), (0.0, 0.0), (-0.25, -0.25), (float("nan"), None)]
)
def test_a_third_score_is_recorded_as_it_is(puad: float | None, recorded: float | None) -> None:
    record = LINE.record(result(score=0.1, puad_score=puad))
    assert record.puad_score == recorded
    assert PartRecord.model_validate_json(record.model_dump_json()) == record


def test_a_journal_of_an_older_program_has_no_third_score() -> None:
    older = LINE.record(result(score=0.1)).model_dump_json(exclude={"puad_score"})
    assert PartRecord.model_validate_json(older).puad_score is None


def test_the_journal_loses_nothing_of_it() -> None:
    record = LINE.record(result(score=0.1, regions=(Region(1, 2, 3, 4, 5, 0.1),), late=True))
    assert PartRecord.model_validate_json(record.model_dump_json()) == record


def test_equal_setups_have_one_digest() -> None:
    first, second = LINE.record(result()), LINE.record(result(score=0.3))
    other = LINE.record(result(threshold=0.9))
    assert first.setup.digest == second.setup.digest != other.setup.digest


def test_bytes_that_are_no_text_stop_no_recording() -> None:
    record = LINE.record(result(reason="read /x/\udc80.png failed\0"))
    assert record.reason == "read /x/?.png failed"
    assert record.model_dump_json()
