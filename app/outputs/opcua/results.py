"""Results as clients read them: the fields of the specification's ResultDataType, and ours."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import IntEnum

from app.store.record import PartRecord
from core.types import Verdict

JUDGED = (Verdict.OK, Verdict.NG, Verdict.UNCERTAIN)
NO_SCORE = float("nan")


class ResultState(IntEnum):
    """The specification's ResultState."""

    UNDEFINED = 0
    COMPLETED = 1
    PROCESSING = 2
    ABORTED = 3
    FAILED = 4


@dataclass(frozen=True, slots=True)
class Result:
    """One part. Named as the nodes are; the types of the fields are those of the nodes."""

    result_id: str = ""
    is_partial: bool = False
    is_simulated: bool = False
    result_state: int = ResultState.UNDEFINED
    meas_id: str = ""
    part_id: str = ""
    internal_recipe_id: str = ""
    job_id: str = ""
    creation_time: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    processing_time_ms: float = 0.0
    trigger_number: int = 0
    verdict: str = ""
    passes: bool = False
    score: float = NO_SCORE
    threshold: float = NO_SCORE
    region_count: int = 0
    reason: str = ""

    def by_name(self) -> dict[str, object]:
        """``ResultId`` and so on, in the order of the fields."""
        return {node_name(each.name): getattr(self, each.name) for each in fields(self)}


NOTHING = Result()


def node_name(field: str) -> str:
    return "".join(word.title() for word in field.split("_"))


@dataclass(frozen=True, slots=True)
class Job:
    """A StartSingleJob that named its part."""

    job_id: str
    meas_id: str


def result_of(part: PartRecord, *, passes: bool, jobs: Mapping[str, Job]) -> Result:
    """``jobs`` by the part's serial number. Without one the result is its own job."""
    result_id = f"{part.run}/{part.trigger}"
    job = jobs.get(part.serial, Job(result_id, ""))
    setup = part.setup
    judged = part.verdict in JUDGED
    return Result(
        result_id=result_id,
        is_simulated=setup.camera == "simulated",
        result_state=ResultState.COMPLETED if judged else ResultState.FAILED,
        meas_id=job.meas_id,
        part_id=part.serial,
        internal_recipe_id=f"{setup.recipe}/{setup.recipe_version}",
        job_id=job.job_id,
        creation_time=datetime.fromtimestamp(part.decided_us / 1e6, UTC),
        processing_time_ms=part.latency_ms,
        trigger_number=part.trigger,
        verdict=part.verdict.value,
        passes=passes and judged,
        score=NO_SCORE if part.score is None else part.score,
        threshold=NO_SCORE if setup.threshold is None else setup.threshold,
        region_count=len(part.regions),
        reason=part.reason,
    )


class LatestResults:
    """The last ``limit`` results by their ids. One thread."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._results: OrderedDict[str, Result] = OrderedDict()

    def add(self, result: Result) -> None:
        self._results[result.result_id] = result
        self._results.move_to_end(result.result_id)
        if len(self._results) > self._limit:
            self._results.popitem(last=False)

    def find(self, result_id: str) -> Result | None:
        return self._results.get(result_id)

    def ids(self) -> list[str]:
        """The newest first."""
        return list(reversed(self._results))

    def newest(self) -> Result:
        """``NOTHING`` before the first."""
        return next(reversed(self._results.values()), NOTHING)
