"""Known parts that prove, at the start of a shift, that the line still tells good from bad."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from app.recipes.recipe import ChallengeEntry, ChallengePart
from app.station.challenge_records import ChallengeOutcome, ChallengeRecord, KeepsChallenges
from app.station.part import Inspects, Part
from app.station.result import InspectionResult
from app.station.stored_check import ChecksStored, JudgesTheLine, fault_of
from core.errors import GoodpartError
from core.types import Verdict

JUDGED = (Verdict.OK, Verdict.NG, Verdict.UNCERTAIN)


class Phase(StrEnum):
    """Where a challenge stands."""

    IDLE = "idle"
    """None is due; none ran since the line started."""
    DUE = "due"
    ASKING = "asking"
    """A person is asked for the next known part."""
    ARMED = "armed"
    """The next part that is judged is the known one."""
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ChallengeState:
    """At one moment. ``problem`` is a sentence where something went wrong; else empty."""

    phase: Phase
    parts: tuple[ChallengePart, ...]
    outcomes: tuple[ChallengeOutcome, ...] = ()
    blocks: bool = False
    """Parts get CANNOT_JUDGE until the challenge is passed."""
    problem: str = ""

    @property
    def asked(self) -> ChallengePart | None:
        """The part that is wanted next."""
        runs = self.phase in (Phase.ASKING, Phase.ARMED)
        return self.parts[len(self.outcomes)] if runs else None


class Challenge:
    """The state of one line's challenge. Any threads; ``take`` in the inference thread.

    ``on_owed`` hears the sentence of what is owed, empty once it is passed. A part that can't be
    judged, or only too late, does not count: it is asked for again.
    """

    def __init__(
        self,
        line: str,
        plan: ChallengeEntry,
        log: KeepsChallenges,
        on_owed: Callable[[str], None],
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        stored: ChecksStored | None = None,
    ) -> None:
        self._line, self._plan, self._log = line, plan, log
        self._stored, self._stored_fault = stored, ""
        self._on_owed, self._now = on_owed, now
        self._lock = threading.RLock()
        self._model, self._by, self._problem = "", "", ""
        self._outcomes: tuple[ChallengeOutcome, ...] = ()
        self._rests = Phase.IDLE  # where it stands while none runs
        self._phase = Phase.IDLE
        passed = [record.at for record in log.all() if record.passed and record.line == line]
        self._passed_at = max(passed, default=None)

    def line_started(self, model: str) -> None:
        """``model`` judges from now on."""
        with self._lock:
            self._model = model
            if self._plan.at_start and self._plan.parts:
                self._owe(Phase.DUE)
            else:
                self._on_owed(self._sentence())

    @property
    def checks_stored(self) -> bool:
        """Whether stored parts are judged before the line is."""
        return self._stored is not None and self._plan.stored

    def check_stored(self, judge: JudgesTheLine) -> None:
        """Let ``judge``, which will judge the line, judge the stored parts. Before it does.

        ``line_started`` tells of it. A wrong verdict blocks where the plan says so, until a later
        start goes well.
        """
        if self._stored is None or not self._plan.stored:
            return
        fault = fault_of(self._stored, judge)
        with self._lock:
            self._stored_fault = fault

    def state(self) -> ChallengeState:
        with self._lock:
            self._look_at_clock()
            return ChallengeState(
                self._phase, self._plan.parts, self._outcomes, self._blocks, self._problem
            )

    @property
    def _blocks(self) -> bool:
        owed = self._rests in (Phase.DUE, Phase.FAILED) or bool(self._stored_fault)
        return self._plan.blocks and owed

    def history(self) -> tuple[ChallengeRecord, ...]:
        """Of this line, oldest first."""
        return tuple(record for record in self._log.all() if record.line == self._line)

    def begin(self, by: str) -> None:
        """Ask for the first part."""
        with self._lock:
            self._by, self._outcomes, self._problem = by, (), ""
            self._phase = Phase.ASKING

    def ready(self) -> None:
        """The part that is asked for lies before the camera, or comes next."""
        with self._lock:
            if self._phase is Phase.ASKING:
                self._phase, self._problem = Phase.ARMED, ""

    def cancel(self) -> None:
        """What was owed before is owed still."""
        with self._lock:
            self._phase, self._outcomes, self._problem = self._rests, (), ""

    def take(self, result: InspectionResult, *, in_time: bool) -> InspectionResult:
        """The result as it may go out: marked as a known part, or withheld while one is owed."""
        with self._lock:
            self._look_at_clock()
            if self._phase is Phase.ARMED:
                return self._count(result, in_time)
            if self._blocks:
                return replace(result, verdict=Verdict.CANNOT_JUDGE, reason=self._sentence())
            return result

    def _count(self, result: InspectionResult, in_time: bool) -> InspectionResult:
        wanted = self._plan.parts[len(self._outcomes)]
        marked = replace(result, challenge=wanted.name)
        if result.verdict not in JUDGED or not in_time:
            self._phase = Phase.ASKING
            self._problem = "The part was not judged in time. Put it before the camera again."
            if result.verdict not in JUDGED:
                self._problem = result.reason
            return marked
        outcome = ChallengeOutcome(
            wanted.name, Verdict(wanted.expected), result.verdict, result.score, result.threshold
        )
        self._outcomes = (*self._outcomes, outcome)
        self._phase = Phase.ASKING
        if len(self._outcomes) == len(self._plan.parts):
            self._end()
        return marked

    def _end(self) -> None:
        record = ChallengeRecord(self._now(), self._line, self._by, self._model, self._outcomes)
        try:
            self._log.add(record)
        except GoodpartError as error:  # what is not on record has not been passed
            self._problem = str(error)
            self._owe(Phase.FAILED)
            return
        if record.passed:
            self._passed_at = record.at
            self._rests = self._phase = Phase.PASSED
            self._on_owed(self._sentence())
        else:
            self._owe(Phase.FAILED)

    def _look_at_clock(self) -> None:
        since = self._shift_began()
        stale = self._passed_at is None or (since is not None and self._passed_at < since)
        is_due = bool(self._plan.parts) and since is not None and stale
        if is_due and self._rests in (Phase.IDLE, Phase.PASSED):
            self._owe(Phase.DUE)

    def _shift_began(self) -> datetime | None:
        """The last moment at which a shift began; None where the plan names no shift."""
        now = self._now()
        today = [_at(now, text) for text in self._plan.shifts]
        began = [time if time <= now else time - timedelta(days=1) for time in today]
        return max(began, default=None)

    def _owe(self, phase: Phase) -> None:
        runs = self._phase in (Phase.ASKING, Phase.ARMED) and phase is Phase.DUE
        self._rests = phase
        if not runs:
            self._phase = phase
        self._on_owed(self._sentence())

    def _sentence(self) -> str:
        """What is owed; empty where nothing is."""
        if self._stored_fault:
            doubt = "The verdicts of this line may be wrong."
            meaning = "No part is judged." if self._plan.blocks else doubt
            return f"{self._stored_fault} {meaning} Call an engineer."
        return _SENTENCES.get((self._rests, self._plan.blocks), "")


_SENTENCES = {
    (Phase.FAILED, True): (
        "The challenge failed: a known part got a wrong verdict. "
        "No part is judged until it is passed. Call an engineer, then challenge again."
    ),
    (Phase.FAILED, False): (
        "The challenge failed: a known part got a wrong verdict. "
        "The verdicts of this line may be wrong. Call an engineer."
    ),
    (Phase.DUE, True): (
        "The challenge is due. No part is judged until it is passed. Touch Challenge."
    ),
    (Phase.DUE, False): "The challenge is due. Touch Challenge.",
}


class ChallengedInspector:
    """An inspector whose results the challenge sees first. One thread."""

    def __init__(self, inspector: Inspects, challenge: Challenge) -> None:
        self._inspector, self._challenge = inspector, challenge

    def inspect(self, part: Part) -> InspectionResult:
        result = self._inspector.inspect(part)
        return self._challenge.take(result, in_time=result.decided_ns <= part.due_ns)


def _at(day: datetime, text: str) -> datetime:
    hour, minute = map(int, text.split(":"))
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)
