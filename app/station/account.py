"""How triggers end: the ledger decides who was first, the bus hears of it, alarms follow."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace

from app.station.alarms import AlarmBoard
from app.station.bus import ResultBus
from app.station.ledger import TriggerLedger
from app.station.result import InspectionResult, RunsWith
from app.station.snapshot import Severity
from core.types import Verdict


class LineAccount:
    """The only way to end a trigger of a line. Any threads.

    Every trigger is announced once and recorded once, whoever ends it how often: a lost camera and
    a failed command may both speak for the same part.
    """

    def __init__(
        self, line: str, ledger: TriggerLedger, bus: ResultBus, alarms: AlarmBoard
    ) -> None:
        self._line, self._ledger, self._bus, self._alarms = line, ledger, bus, alarms
        self._lock = threading.Lock()
        self._record_follows: set[int] = set()
        self._runs_with = RunsWith()
        self._serial = ""
        self._serial_for: int | None = None
        self._opened: dict[int, _Opened] = {}

    def use(self, runs_with: RunsWith) -> None:
        """Triggers from now on belong to that recipe."""
        with self._lock:
            self._runs_with = runs_with

    def expect_serial(self, serial: str, recipe: int | None = None) -> None:
        """Of the next trigger, with ``recipe`` of the next one that belongs to that number.

        One that was expected before and did not come is forgotten.
        """
        with self._lock:
            self._serial, self._serial_for = serial, recipe

    def stays(self, recipe: int) -> None:
        """What was to be the active recipe is: a serial number of another one has no part."""
        with self._lock:
            if self._serial_for not in (None, recipe):
                self._serial, self._serial_for = "", None

    def open(self, at_ns: int | None = None) -> int:
        """A new trigger's number. ``at_ns``: when it came by the monotonic clock, None for now."""
        at_ns = time.monotonic_ns() if at_ns is None else at_ns
        with self._lock:
            trigger = self._ledger.open()
            self._opened[trigger] = _Opened(self._runs_with, self._take_serial(), at_ns)
        return trigger

    def is_open(self, trigger: int) -> bool:
        """Whether it has no verdict yet."""
        with self._lock:
            return trigger in self._opened and trigger not in self._record_follows

    def renew(self, trigger: int) -> None:
        """A trigger that waited for a changeover belongs to the recipe that is active now."""
        with self._lock:
            opened = self._opened.get(trigger)
            if opened is not None and trigger not in self._record_follows:
                serial = opened.serial or self._take_serial()
                self._opened[trigger] = replace(opened, runs_with=self._runs_with, serial=serial)

    def end(self, result: InspectionResult) -> bool:
        """Announce and record; a result that comes after its deadline is only recorded.

        False where the trigger had ended before.
        """
        is_known = bool(result.challenge)
        with self._lock:
            opened = self._opened.get(result.trigger)
        if opened is not None:
            result = opened.told_of(result)
        if self._ledger.end(result.trigger, result.verdict, challenge=is_known):
            self._forget(result.trigger)
            self._bus.announce(result)
            self._bus.record(result)
            return True
        with self._lock:
            is_late = result.trigger in self._record_follows
            self._record_follows.discard(result.trigger)
        if is_late:
            self._forget(result.trigger)
            self._bus.record(_late(result))
        return False

    def end_at_deadline(self, trigger: int) -> None:
        """The outputs hear TIMEOUT now; ``end`` records the part when it is done."""
        reason = "The verdict did not come before the deadline."
        result = self._unjudged(trigger, Verdict.TIMEOUT, reason)
        with self._lock:  # ``end`` may come at this moment and must find it noted
            is_first = self._ledger.end(trigger, Verdict.TIMEOUT)
            if is_first:
                self._record_follows.add(trigger)
                result = self._opened[trigger].told_of(result)
        if is_first:
            self._bus.announce(result)
            self._alarms.note("late", Severity.WARNING, "A verdict came after its deadline.")

    def miss(self, trigger: int, reason: str, frame_id: int | None = None) -> None:
        """No picture, or no room for it: the part was not judged."""
        missed = replace(self._unjudged(trigger, Verdict.MISSED, reason), frame_id=frame_id)
        if self.end(missed):
            self._alarms.note("missed", Severity.ALARM, " ".join(("A part was missed.", reason)))

    def refuse(self, trigger: int, reason: str, frame_id: int | None = None) -> None:
        """There is a picture, and it says nothing."""
        refused = self._unjudged(trigger, Verdict.CANNOT_JUDGE, reason)
        self.end(replace(refused, frame_id=frame_id))

    def fail(self, trigger: int, reason: str) -> None:
        """The trigger itself failed."""
        self.end(self._unjudged(trigger, Verdict.ERROR, reason))

    def _take_serial(self) -> str:
        """With the lock held."""
        if self._serial_for not in (None, self._runs_with.number):
            return ""
        serial, self._serial, self._serial_for = self._serial, "", None
        return serial

    def _forget(self, trigger: int) -> None:
        with self._lock:
            self._opened.pop(trigger, None)

    def _unjudged(self, trigger: int, verdict: Verdict, reason: str) -> InspectionResult:
        """When it arrived only its trigger tells."""
        return InspectionResult(
            self._line, trigger, verdict, reason, decided_ns=time.monotonic_ns()
        )


@dataclass(frozen=True, slots=True)
class _Opened:
    """What is known of a trigger from its beginning."""

    runs_with: RunsWith
    serial: str
    at_ns: int

    def told_of(self, result: InspectionResult) -> InspectionResult:
        """Outputs count their delay from the trigger on, whether a picture came of it or not."""
        return replace(
            result,
            runs_with=self.runs_with,
            serial=self.serial,
            arrived_ns=result.arrived_ns or self.at_ns,
        )


def _late(result: InspectionResult) -> InspectionResult:
    """What the outputs were told stays the verdict; the judgement is kept beside it."""
    if result.verdict in (Verdict.TIMEOUT, Verdict.MISSED):
        reason = result.reason
    else:
        reason = f"The verdict {result.verdict} came after the deadline. {result.reason}".strip()
    return replace(result, verdict=Verdict.TIMEOUT, reason=reason, late=True)
