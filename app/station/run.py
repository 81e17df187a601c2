"""One life of a line, from start to stop: its camera, its engine, its threads."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from app.station.account import LineAccount
from app.station.alarms import AlarmBoard
from app.station.challenge import Challenge, ChallengedInspector, Inspects
from app.station.deadlines import Deadlines
from app.station.exposures import Arrival, Exposures
from app.station.inspector import PartInspector
from app.station.judge import Judge
from app.station.mailbox import Mailbox
from app.station.part_queue import PartQueue, arrival_of
from app.station.preparation import Preparation
from app.station.snapshot import LineState, Severity
from app.station.software_triggers import SoftwareTriggers
from app.station.words import STOPPED, unexpected
from camera.errors import CameraError, CameraLostError
from camera.reconnection import ConnectionEvent, ReconnectingSource
from camera.types import ConnectionState, Frame
from core.errors import GoodpartError

_log = logging.getLogger(__name__)

FETCH_S = 0.05
RETRY_S = 1.0


@dataclass(frozen=True, slots=True)
class LineParts:
    """What a line is made of. The makers are called in the line's own thread."""

    open_judge: Callable[[Callable[[str], None]], Judge]
    """Gets a function that takes the sentence when the engine changes to the CPU."""
    open_source: Callable[[Callable[[ConnectionEvent], None]], ReconnectingSource]
    open_preparation: Callable[[], Preparation]
    deadline_ns: int
    queue_length: int
    software_trigger: bool
    open_challenge: Callable[[Callable[[str], None]], Challenge] | None = None
    """Gets a function that takes what is owed, "" once nothing is. Called once, by the line."""


class LineRun:
    """Lives in a thread of its own from ``start`` on, which reads the camera.

    A second thread judges, a third watches deadlines, a fourth sends software triggers: none
    waits for another's work. ``ask_stop`` returns at once; ``join`` waits until all is released.
    """

    def __init__(
        self,
        name: str,
        parts: LineParts,
        account: LineAccount,
        alarms: AlarmBoard,
        frames: Mailbox[Frame],
        after: LineRun | None = None,
        challenge: Challenge | None = None,
    ) -> None:
        self._name, self._parts, self._challenge = name, parts, challenge
        self._account, self._alarms, self._frames = account, alarms, frames
        self._after = after
        self._works = False
        self._final: LineState | None = None
        self.reason = ""
        self.judge: Judge | None = None
        self.source: ReconnectingSource | None = None
        self._paused = threading.Event()
        self._one_more = threading.Event()
        self._stopping = threading.Event()
        self._exposures = Exposures()
        self._queue = PartQueue(
            name,
            account,
            self._stopping,
            length=parts.queue_length,
            deadline_ns=parts.deadline_ns,
        )
        self._deadlines = Deadlines(name, parts.deadline_ns, self._on_due)
        self._triggers = SoftwareTriggers(name, account, self._exposures, self._deadlines)
        self._thread = threading.Thread(target=self._live, name=f"{name}-reader", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ask_stop(self) -> None:
        self._stopping.set()

    @property
    def state(self) -> LineState:
        """From any thread."""
        if self._final is not None:
            return self._final
        if self._stopping.is_set():
            return LineState.STOPPING
        if not self._works:
            return LineState.STARTING
        return LineState.PAUSED if self._paused.is_set() else LineState.RUNNING

    @property
    def stopping(self) -> bool:
        """Asked to stop, or failed: it takes no commands any more."""
        return self._stopping.is_set()

    def join(self) -> None:
        self._thread.join()

    def pause(self) -> None:
        self._paused.set()

    def resume(self) -> None:
        self._paused.clear()

    def trigger(self) -> None:
        """Inspect one part; with a free-running or hardware-triggered camera the next frame."""
        if not self._parts.software_trigger:
            self._one_more.set()
        elif self.state in (LineState.RUNNING, LineState.PAUSED) and self.source is not None:
            self._triggers.trigger(self.source.trigger)

    # The reader's thread.

    def _live(self) -> None:
        if self._after is not None:
            self._after.join()
            self._after = None
        final = LineState.STOPPED
        try:
            with ExitStack() as teardown:
                self._run(teardown)
        except (GoodpartError, CameraError) as error:
            _log.error("%s: %s", self._name, error)
            self.reason, final = str(error), LineState.FAILED
        except Exception as error:  # noqa: BLE001 - the line's boundary; reported and logged
            _log.exception("%s", self._name)
            self.reason, final = _sentence(error), LineState.FAILED
        finally:
            self._refuse_triggers()
            self._final = final

    def _run(self, teardown: ExitStack) -> None:
        preparation = self._parts.open_preparation()
        self._alarms.clear("device")
        self.judge = self._parts.open_judge(self._on_fallback)
        teardown.callback(self.judge.close)
        self.source = self._parts.open_source(self._on_connection)
        teardown.callback(self._alarms.clear, "camera")
        teardown.callback(self.source.stop)
        if not self._connect(self.source):
            return
        self._deadlines.start()
        teardown.callback(self._miss_what_waits)
        teardown.callback(self._deadlines.close)
        self._queue.start(self._inspector(preparation, self.judge))
        teardown.callback(self._queue.close)
        teardown.callback(self._refuse_triggers)
        self._works = True
        self._read(self.source)

    def _inspector(self, preparation: Preparation, judge: Judge) -> Inspects:
        inspector = PartInspector(self._name, preparation, judge)
        if self._challenge is None:
            return inspector
        self._challenge.check_stored(judge)
        self._challenge.line_started(judge.model)
        return ChallengedInspector(inspector, self._challenge)

    def _connect(self, source: ReconnectingSource) -> bool:
        """Wait for a camera that is not there yet: stations boot faster than cameras."""
        while not self._stopping.is_set():
            try:
                source.start()
            except CameraLostError as error:
                if not self._is_up("camera"):
                    self._alarms.raise_alarm("camera", Severity.ALARM, str(error))
                self._stopping.wait(RETRY_S)
            else:
                self._alarms.clear("camera")
                return True
        return False

    def _refuse_triggers(self) -> None:
        self._stopping.set()
        self._triggers.close()

    def _is_up(self, key: str) -> bool:
        return any(alarm.key == key and alarm.active for alarm in self._alarms.all())

    def _read(self, source: ReconnectingSource) -> None:
        while not self._stopping.is_set():
            frame = source.fetch(FETCH_S)
            if frame is not None:
                self._take(frame)
                self._frames.put(frame)

    def _take(self, frame: Frame) -> None:
        arrival = self._exposures.arrive(frame.frame_id)
        wanted = self._is_wanted()
        self._miss_lost(arrival, wanted)
        if arrival.stale:
            return
        if arrival.trigger is not None:
            self._queue.offer(frame, arrival.trigger, arrival.since_ns)
        elif self._parts.software_trigger:
            self._event("stray", Severity.WARNING, _STRAY)
        elif wanted:
            arrived_ns = arrival_of(frame)
            trigger = self._account.open()
            self._deadlines.watch(trigger, arrived_ns)
            self._queue.offer(frame, trigger, arrived_ns)

    def _is_wanted(self) -> bool:
        """Whether a frame without a trigger of ours is a part: not while the line pauses."""
        by_hand = self._one_more.is_set()
        if by_hand:
            self._one_more.clear()
        return by_hand or not self._paused.is_set()

    def _miss_lost(self, arrival: Arrival, wanted: bool) -> None:
        for lost in arrival.lost:
            trigger = lost.trigger
            if trigger is None and wanted and not self._parts.software_trigger:
                trigger = self._account.open()
            if trigger is not None:
                self._account.miss(trigger, "Its picture was lost on the way.", lost.frame_id)

    def _miss_what_waits(self) -> None:
        left = self._exposures.restart()
        if left is not None:
            self._account.miss(left, STOPPED)

    # The thread of deadlines.

    def _on_due(self, trigger: int) -> None:
        if self._exposures.run_out(trigger, time.monotonic_ns()):
            self._account.miss(trigger, "No picture came for this trigger.")
        else:
            self._account.end_at_deadline(trigger)

    # Callbacks.

    def _on_fallback(self, sentence: str) -> None:
        self._alarms.raise_alarm("device", Severity.ALARM, sentence)

    def _on_connection(self, event: ConnectionEvent) -> None:
        """In the reader's thread."""
        if event.state is not ConnectionState.LOST:
            seconds = event.outage_ns / 1e9
            self._alarms.clear("camera", f"The camera is back after {seconds:.0f} s.")
        elif event.attempts:
            self._alarms.update("camera", event.reason)
        else:
            self._alarms.raise_alarm("camera", Severity.ALARM, event.reason)
            left = self._exposures.restart()
            if left is not None:
                self._account.miss(left, "The camera was lost before its picture came.")

    def _event(self, key: str, severity: Severity, text: str) -> None:
        """Over at once: it stays until somebody has seen it."""
        self._alarms.raise_alarm(key, severity, text)
        self._alarms.clear(key)


_STRAY = (
    "A picture came that no trigger asked for. It was not inspected. "
    "Check that only this program triggers the camera."
)


def _sentence(error: Exception) -> str:
    return unexpected(
        error, "The line stopped.", "Start it again, and report this with the log file."
    )
