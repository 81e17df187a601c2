"""From a part to its result. Whatever goes wrong, there is a result."""

from __future__ import annotations

import logging
import time
from dataclasses import replace

from app.station.judge import Judge
from app.station.part import Part
from app.station.preparation import Preparation
from app.station.result import InspectionResult
from app.station.words import unexpected
from core.errors import GoodpartError, ImageError
from core.types import Judgement, Verdict

_log = logging.getLogger(__name__)

_REASONS = {
    Verdict.UNCERTAIN: "The score lies so near the threshold that a person should look.",
    Verdict.CANNOT_JUDGE: "The model gave no number for this picture.",
}


class PartInspector:
    """Gates, alignment, engine, verdict. One thread; never raises."""

    def __init__(self, line: str, preparation: Preparation, judge: Judge) -> None:
        self._line, self._preparation, self._judge = line, preparation, judge

    def inspect(self, part: Part) -> InspectionResult:
        """Judge the part, unless its deadline passed before its turn came.

        An overloaded line that judged parts whose time is over would be late for ever.
        """
        started = InspectionResult(
            line=self._line,
            trigger=part.trigger,
            verdict=Verdict.ERROR,
            frame_id=part.frame.frame_id,
            image=part.frame.image,
            arrived_ns=part.arrived_ns,
        )
        if time.monotonic_ns() >= part.due_ns:
            reason = "The inspection is behind: the deadline had passed when this part's turn came."
            ended = replace(started, verdict=Verdict.TIMEOUT, reason=reason, late=True)
        else:
            ended = self._guarded(part, started)
        return replace(ended, decided_ns=time.monotonic_ns())

    def _guarded(self, part: Part, started: InspectionResult) -> InspectionResult:
        try:
            return self._judged(part, started)
        except ImageError as error:
            return replace(started, verdict=Verdict.CANNOT_JUDGE, reason=str(error))
        except GoodpartError as error:
            _log.error("trigger %d: %s", part.trigger, error)
            return replace(started, reason=str(error))
        except Exception as error:  # noqa: BLE001 - the inference thread's boundary
            _log.exception("trigger %d", part.trigger)
            return replace(started, reason=_sentence(error))

    def _judged(self, part: Part, started: InspectionResult) -> InspectionResult:
        prepared = self._preparation.prepare(part.frame.image)
        ready = replace(
            started, image=prepared.image, ignored=prepared.ignored, gates=prepared.gates
        )
        if prepared.fault:
            return replace(ready, verdict=Verdict.CANNOT_JUDGE, reason=prepared.fault)
        began = time.perf_counter()
        judgement = self._judge.judge(prepared.image, prepared.ignored)
        inference_ms = (time.perf_counter() - began) * 1000
        return self._with(ready, judgement, inference_ms)

    def _with(
        self, ready: InspectionResult, judgement: Judgement, inference_ms: float
    ) -> InspectionResult:
        ready = replace(
            ready,
            verdict=judgement.verdict,
            reason=_REASONS.get(judgement.verdict, ""),
            inference_ms=inference_ms,
        )
        if judgement.verdict is Verdict.CANNOT_JUDGE:
            return ready
        return replace(
            ready,
            maps=judgement.maps,
            regions=judgement.regions,
            score=judgement.score,
            local_score=judgement.local_score,
            global_score=judgement.global_score,
            puad_score=judgement.puad_score,
            threshold=judgement.threshold,
            pixel_threshold=self._judge.pixel_threshold,
            model=self._judge.model,
            model_size=self._judge.model_size,
        )


def _sentence(error: Exception) -> str:
    return unexpected(error, "The part was not judged.", "Report it with the log file.")
