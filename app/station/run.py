"""One life of a line, from start to stop: its camera, its engine, its threads."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass

from app.station.account import LineAccount
from app.station.alarms import AlarmBoard
from app.station.deadlines import Deadlines
from app.station.exposures import Exposures
from app.station.inspector import PartInspector
from app.station.judge import Judge
from app.station.mailbox import Mailbox
from app.station.part import Part
from app.station.preparation import Preparation
from app.station.snapshot import LineState, Severity
from camera.errors import CameraError, CameraLostError
from camera.reconnection import ConnectionEvent, ReconnectingSource
from camera.types import ConnectionState, Frame
from core.errors import GoodpartError, first_line

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
    ) -> None:
        self._name, self._parts = name, parts
        self._account, self._alarms, self._frames = account, alarms, frames
        self._after = after
        self.state = LineState.STARTING
        self.reason = ""
        self.judge: Judge | None = None
        self.source: ReconnectingSource | None = None
        self._paused = threading.Event()
        self._one_more = threading.Event()
        self._stopping = threading.Event()
        self._exposures = Exposures()
        self._queue: queue.Queue[Part | None] = queue.Queue()
        self._waiting_parts = threading.BoundedSemaphore(parts.queue_length)
        self._deadlines = Deadlines(name, parts.deadline_ns, self._on_due)
        self._triggers = ThreadPoolExecutor(1, thread_name_prefix=f"{name}-trigger")
        self._thread = threading.Thread(target=self._live, name=f"{name}-reader", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ask_stop(self) -> None:
        self._stopping.set()

    @property
    def stopping(self) -> bool:
        """Asked to stop, or failed: it takes no commands any more."""
        return self._stopping.is_set()

    def join(self) -> None:
        self._thread.join()

    def pause(self) -> None:
        self._paused.set()
        if self.state is LineState.RUNNING:
            self.state = LineState.PAUSED

    def resume(self) -> None:
        self._paused.clear()
        if self.state is LineState.PAUSED:
            self.state = LineState.RUNNING

    def trigger(self) -> None:
        """Inspect one part; with a free-running or hardware-triggered camera the next frame."""
        if not self._parts.software_trigger:
            self._one_more.set()
        elif self.state in (LineState.RUNNING, LineState.PAUSED):
            with suppress(RuntimeError):  # it stops at this moment
                self._triggers.submit(self._send_trigger)

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
            self.reason, final = _unexpected(error), LineState.FAILED
        finally:
            self._refuse_triggers()
            self.state = final

    def _run(self, teardown: ExitStack) -> None:
        preparation = self._parts.open_preparation()
        self.judge = self._parts.open_judge(self._on_fallback)
        teardown.callback(self.judge.close)
        self.source = self._parts.open_source(self._on_connection)
        teardown.callback(self.source.stop)
        if not self._connect(self.source):
            return
        self._deadlines.start()
        teardown.callback(self._end_what_is_left)
        teardown.callback(self._deadlines.close)
        inspector = PartInspector(self._name, preparation, self.judge)
        inference = threading.Thread(
            target=self._infer, args=(inspector,), name=f"{self._name}-inference", daemon=True
        )
        inference.start()
        teardown.callback(inference.join)
        teardown.callback(self._queue.put, None)
        teardown.callback(self._refuse_triggers)
        self.state = LineState.PAUSED if self._paused.is_set() else LineState.RUNNING
        self._read(self.source)

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
        self._triggers.shutdown()

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
        running = not self._paused.is_set()
        for lost in arrival.lost:
            if lost.trigger is not None or running:
                trigger = self._account.open() if lost.trigger is None else lost.trigger
                self._account.miss(trigger, "Its picture was lost on the way.", lost.frame_id)
        if arrival.stale:
            return
        if arrival.trigger is not None:
            self._offer(frame, arrival.trigger)
        elif running or self._one_more.is_set():
            self._offer(frame, None)
        self._one_more.clear()

    def _offer(self, frame: Frame, trigger: int | None) -> None:
        arrived_ns = frame.received_ns or time.monotonic_ns()
        if trigger is None:
            trigger = self._account.open()
            self._deadlines.watch(trigger, arrived_ns)
        part = Part(trigger, frame, arrived_ns, arrived_ns + self._parts.deadline_ns)
        if self._waiting_parts.acquire(blocking=False):
            self._queue.put(part)
        else:
            reason = (
                f"{self._parts.queue_length} parts wait for the engine: the inspection is slower "
                "than the line."
            )
            self._account.miss(trigger, reason, frame.frame_id)

    def _end_what_is_left(self) -> None:
        """After the threads ended: every trigger has its verdict."""
        while not self._queue.empty():
            part = self._queue.get()
            if part is not None:
                self._account.miss(part.trigger, _STOPPED, part.frame.frame_id)
        for trigger in self._exposures.restart():
            self._account.miss(trigger, _STOPPED)

    # The inference thread.

    def _infer(self, inspector: PartInspector) -> None:
        while (part := self._queue.get()) is not None:
            self._waiting_parts.release()
            if self._stopping.is_set():
                self._account.miss(part.trigger, _STOPPED, part.frame.frame_id)
            else:
                self._account.end(inspector.inspect(part))

    # The thread of software triggers.

    def _send_trigger(self) -> None:
        trigger = self._account.open()
        self._exposures.expect(trigger)
        self._deadlines.watch(trigger, time.monotonic_ns())
        try:
            if self.source is not None:
                self.source.trigger()
        except CameraError as error:
            self._exposures.withdraw(trigger)
            self._account.fail(trigger, str(error))

    # The thread of deadlines.

    def _on_due(self, trigger: int) -> None:
        if self._exposures.run_out(trigger):
            self._account.miss(trigger, "No picture came for this trigger.")
        else:
            self._account.end_at_deadline(trigger)

    # Callbacks.

    def _on_fallback(self, sentence: str) -> None:
        self._alarms.raise_alarm("device", Severity.ALARM, sentence)

    def _on_connection(self, event: ConnectionEvent) -> None:
        """In the reader's thread."""
        if event.state is ConnectionState.LOST:
            self._alarms.raise_alarm("camera", Severity.ALARM, event.reason)
            for trigger in self._exposures.restart():
                self._account.miss(trigger, "The camera was lost before its picture came.")
        else:
            seconds = event.outage_ns / 1e9
            self._alarms.clear("camera", f"The camera is back after {seconds:.0f} s.")


_STOPPED = "The line was stopped before this part was judged."


def _unexpected(error: Exception) -> str:
    return (
        f"Something unexpected went wrong: {type(error).__name__}: {first_line(error)}. "
        "The line stopped. Start it again, and report this with the log file."
    )
