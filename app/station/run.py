"""One life of a line, from start to stop: its camera, its engine, its threads."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack

from app.station.camera_change import (
    NotChangedError,
    exposure_s,
    replace_source,
    set_in_place,
)
from app.station.challenge import Challenge
from app.station.changeover import Changeover
from app.station.deadlines import Deadlines
from app.station.engines import Engines
from app.station.exposures import Exposures
from app.station.fitted import Fitted, Fitting
from app.station.intake import Intake
from app.station.judge import Judge
from app.station.line_ledgers import LineLedgers
from app.station.part_queue import PartQueue, arrival_of
from app.station.preload import Preload
from app.station.result import RunsWith
from app.station.slots import RecipeSlot
from app.station.snapshot import LineState, Severity
from app.station.software_triggers import SoftwareTriggers
from app.station.words import STOPPED, refusal, unexpected
from camera.errors import CameraError, CameraLostError
from camera.reconnection import ConnectionEvent, ReconnectingSource
from camera.types import ConnectionState, Frame
from core.errors import GoodpartError

_log = logging.getLogger(__name__)

FETCH_S = 0.05
RETRY_S = 1.0
SETTLE_S = 2.0
"""How long a changeover waits for the picture of a trigger that the camera has."""
ON_ITS_WAY_S = 0.1
"""From the end of an exposure until its picture is here, at most."""


class LineRun:
    """Lives in a thread of its own from ``start`` on, which reads the camera.

    Others judge, watch deadlines, send software triggers, make the next recipe ready: none waits
    for another's work. ``ask_stop`` returns at once; ``join`` waits until all is released.
    """

    def __init__(self, name: str, ledgers: LineLedgers, after: LineRun | None = None) -> None:
        self._name, self._ledgers, self._after = name, ledgers, after
        self._account, self._alarms = ledgers.account, ledgers.alarms
        self._works = False
        self._final: LineState | None = None
        self.reason = ""
        self.source: ReconnectingSource | None = None
        self.is_changing = False
        """The reader is between two recipes: a trigger waits."""
        self._fitted: Fitted | None = None
        self._mode = threading.Lock()
        self._stopping = threading.Event()
        self._exposures = Exposures()
        self._queue = PartQueue(name, self._account, self._stopping, length=1, deadline_ns=0)
        self._deadlines = Deadlines(name, 0, self._on_due)
        self._triggers = SoftwareTriggers(name, self._account, self._exposures, self._deadlines)
        self._intake = Intake(
            self._account,
            self._exposures,
            self._queue,
            self._deadlines,
            lambda: self._event("stray", Severity.WARNING, _STRAY),
        )
        self._engines = Engines(ledgers.spare_models)
        self._fitting = Fitting(
            self._engines, self._on_fallback, self._on_connection, self._on_version
        )
        self._changeover = Changeover(name, self)
        self._preload = Preload(name, self._fitting, ledgers.selection.slots, self._on_unloadable)
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
        return LineState.PAUSED if self._intake.is_paused else LineState.RUNNING

    @property
    def stopping(self) -> bool:
        """Asked to stop, or failed: it takes no commands any more."""
        return self._stopping.is_set()

    @property
    def is_over(self) -> bool:
        return self._final is not None

    @property
    def judge(self) -> Judge | None:
        fitted = self._fitted
        return None if fitted is None else fitted.judge

    @property
    def runs_with(self) -> RunsWith | None:
        """None before the first recipe is ready."""
        fitted = self._fitted
        return None if fitted is None else fitted.runs_with

    def join(self) -> None:
        self._thread.join()

    def pause(self) -> None:
        self._intake.pause()

    def resume(self) -> None:
        self._intake.resume()

    def trigger(self) -> None:
        """Inspect one part; with a free-running or hardware-triggered camera the next frame."""
        with self._mode:
            if self._fitted is not None and not self._intake.software_trigger:
                self._intake.want_one()
            elif self.state in (LineState.RUNNING, LineState.PAUSED):
                self._triggers.trigger(self._send)
            else:
                self._account.expect_serial("")  # its part is not the next one

    def change_over(self, slot: RecipeSlot) -> None:
        """Any thread; returns at once."""
        self._changeover.ask(slot)

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
            self._ledgers.selection.settle()
            self._final = final
            self._ledgers.selection.settle()  # what was chosen between the two

    def _run(self, teardown: ExitStack) -> None:
        slot = self._ledgers.selection.active
        parts = slot.load()
        self._alarms.clear("device")
        teardown.callback(self._engines.close)
        fitted = self._fitting.fit(slot, parts)
        teardown.callback(self._release)
        self._fitted = fitted
        self._check_stored(fitted)  # before the camera streams: its pictures would wait meanwhile
        self.source = parts.open_source(self._on_connection)
        teardown.callback(self._alarms.clear, "camera")
        teardown.callback(self._stop_source)
        if not self._connect_first(self.source):
            return
        fitted = self._fitted
        slot = fitted.slot
        self._activate(fitted)
        self._deadlines.start()
        teardown.callback(self._miss_what_waits)
        teardown.callback(self._deadlines.close)
        self._preload.start()
        teardown.callback(self._preload.close)
        self._changeover.start()
        teardown.callback(self._changeover.close)
        self._queue.start(fitted.inspector(self._name, self._challenge_of(slot)))
        teardown.callback(self._queue.close)
        teardown.callback(self._refuse_triggers)
        self._settled_in(slot)
        self._works = True
        self._read()

    def _connect_first(self, source: ReconnectingSource) -> bool:
        """Another recipe that is asked for meanwhile may have a camera that is there."""
        selection = self._ledgers.selection
        while not self._connect(source, lambda: selection.wanted is not None):
            wanted = selection.wanted
            if self._stopping.is_set() or wanted is None:
                return False
            source = self._begin_with(wanted) or source
        return True

    def _begin_with(self, slot: RecipeSlot) -> ReconnectingSource | None:
        """Instead of the recipe whose camera is not there; None where it can't be had."""
        assert self._fitted is not None
        fitted = None
        try:
            fitted = self._fitting.fit(slot, slot.load())
            self._check_stored(fitted)
            source = fitted.parts.open_source(self._on_connection)
        except (GoodpartError, CameraError) as error:
            if fitted is not None:
                self._fitting.release(fitted)
            self._changeover.forget(slot)
            self.refused(slot, error)
            return None
        before, self._fitted = self._fitted, fitted
        self._stop_source()
        self.source = source
        self._fitting.release(before)
        self._ledgers.selection.took(slot)
        self._alarms.clear("camera")
        return source

    def _connect(
        self, source: ReconnectingSource, gives_way: Callable[[], bool] = lambda: False
    ) -> bool:
        """Wait for a camera that is not there yet: stations boot faster than cameras."""
        while not self._stopping.is_set() and not gives_way():
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

    def _release(self) -> None:
        if self._fitted is not None:
            self._fitting.release(self._fitted)

    def _stop_source(self) -> None:
        if self.source is not None:
            self.source.stop()

    def _refuse_triggers(self) -> None:
        self._stopping.set()
        self._triggers.close()

    def _is_up(self, key: str) -> bool:
        return any(alarm.key == key and alarm.active for alarm in self._alarms.all())

    def _read(self) -> None:
        while not self._stopping.is_set():
            ready = self._changeover.take()
            if ready is not None:
                self._change_over(ready)
            self._fetch(FETCH_S)

    def _fetch(self, timeout_s: float) -> Frame | None:
        assert self.source is not None
        frame = self.source.fetch(timeout_s)
        if frame is not None:
            self._intake.take(frame)
            self._ledgers.frames.put(frame)
        return frame

    def _change_over(self, to: Fitted) -> None:
        """The one moment that separates two recipes: between two frames, while triggers wait."""
        leaves = to
        self.is_changing = True
        self._triggers.hold()
        try:
            self._settle()
            self._change_camera(to)
            leaves = self._activate(to) or to
        except NotChangedError as error:
            self.refused(to.slot, error.reason)
            self._go_on_with(error.source)
        finally:
            self.is_changing = False
            self._triggers.release(self._send if self._intake.software_trigger else None)
            self._queue.after(lambda: self._changeover.done(leaves))
            self._changeover.switched()

    def _settle(self) -> None:
        """Pictures that were taken for the old recipe come in, within bounds."""
        now_ns = time.monotonic_ns()
        end_ns = now_ns + round(SETTLE_S * 1e9)
        while not self._stopping.is_set() and time.monotonic_ns() < end_ns:
            waits = self._exposures.waits
            frame = self._fetch(FETCH_S if waits else 0.0)
            if not waits and (frame is None or arrival_of(frame) > now_ns):
                return
        left = self._exposures.give_up(time.monotonic_ns())
        if left is not None:
            self._account.miss(left, "Its picture did not come before the changeover.")

    def _change_camera(self, to: Fitted) -> None:
        """Raises NotChangedError with the camera to go on with."""
        assert self.source is not None
        assert self._fitted is not None
        now, then = self._fitted.parts, to.parts
        if to.source is not None:
            before, self.source = self.source, to.source
            self._stop(before)
            self._intake.camera_is_another()
        elif now.camera == then.camera:
            return
        elif set_in_place(self.source, now.camera, then.camera):
            self._intake.settings_changed(self._on_its_way_ns(to))
            return
        else:
            self.source = replace_source(
                self.source,
                lambda: then.open_source(self._on_connection),
                lambda: now.open_source(self._on_connection),
            )
        self._camera_is_new()

    def _stop(self, source: ReconnectingSource) -> None:
        """Of a camera that is not used any more: the line goes on with another one."""
        try:
            source.stop()
        except CameraError as error:
            _log.warning("%s: %s", self._name, error)

    def _on_its_way_ns(self, to: Fitted) -> int:
        """A software trigger's picture was waited for; others may have been exposed before."""
        if to.parts.software_trigger or self._fitted is None:
            return 0
        exposure = exposure_s(self._fitted.parts.camera, to.parts.camera)
        return round((ON_ITS_WAY_S + exposure) * 1e9)

    def _go_on_with(self, source: ReconnectingSource) -> None:
        self.source = source
        self._works = False
        self._works = self._connect(source)
        self._camera_is_new()

    def _camera_is_new(self) -> None:
        left = self._exposures.restart()
        if left is not None:
            self._account.miss(left, "The camera was changed before its picture came.")
        self._alarms.clear("camera")

    def _activate(self, to: Fitted) -> Fitted | None:
        """Frames and triggers from now on belong to ``to``. Returns what was active before."""
        before, selection = self._fitted, self._ledgers.selection
        left = self._challenge_of(selection.active)
        challenge = self._challenge_of(to.slot)
        self._queue.change(
            to.inspector(self._name, challenge),
            length=to.parts.queue_length,
            deadline_ns=to.parts.deadline_ns,
        )
        self._deadlines.change(to.parts.deadline_ns)
        self._account.use(to.runs_with)
        with self._mode:
            self._intake.software_trigger = to.parts.software_trigger
        self._fitted = to
        if left is not None and before is not to:
            left.cancel()
        selection.took(to.slot)
        self._settle_serial()
        self._alarms.clear("challenge")
        self._alarms.clear("recipe")
        if challenge is not None:
            challenge.line_started(to.judge.model)
        return before

    def _check_stored(self, fitted: Fitted) -> None:
        """Before it judges the line."""
        challenge = self._challenge_of(fitted.slot)
        if challenge is not None:
            self._fitting.check_stored(fitted, challenge)

    def _challenge_of(self, slot: RecipeSlot) -> Challenge | None:
        return self._ledgers.challenges.get(slot.number)

    def _miss_what_waits(self) -> None:
        left = self._exposures.restart()
        if left is not None:
            self._account.miss(left, STOPPED)

    # The changeover's thread: see ChangesOver.

    def make_ready(self, slot: RecipeSlot) -> Fitted | None:
        assert self._fitted is not None
        assert self.source is not None
        fitted = self._fitting.fit_next(slot, self._fitted, self.source)
        if fitted is None:
            self._settle_serial()
            return None
        try:
            self._check_stored(fitted)
        except BaseException:
            self._fitting.discard(fitted)
            raise
        return fitted

    def refused(self, slot: RecipeSlot, error: Exception) -> None:
        selection = self._ledgers.selection
        selection.give_up(slot)
        self._settle_serial()
        text = refusal(error, f"The line goes on with recipe {selection.active.number}.")
        self._alarms.raise_alarm("recipe", Severity.ALARM, text)

    def _settle_serial(self) -> None:
        """One that came for another recipe waits only while a changeover is on its way."""
        requested, active = self._ledgers.selection.numbers()
        if requested == active:
            self._account.stays(active)

    def discard(self, fitted: Fitted) -> None:
        self._fitting.discard(fitted)

    def ended(self, leaves: Fitted) -> None:
        self._fitting.release(leaves)
        self._settled_in(self._ledgers.selection.active)

    def _settled_in(self, slot: RecipeSlot) -> None:
        self._ledgers.on_active(slot.number)
        self._preload.all_but(slot)

    # The thread of deadlines.

    def _on_due(self, trigger: int) -> None:
        if self._exposures.run_out(trigger, time.monotonic_ns()):
            self._account.miss(trigger, "No picture came for this trigger.")
        else:
            self._account.end_at_deadline(trigger)

    # Callbacks.

    def _send(self) -> None:
        assert self.source is not None
        self.source.trigger()

    def _on_fallback(self, sentence: str) -> None:
        self._alarms.raise_alarm("device", Severity.ALARM, sentence)

    def _on_version(self, sentence: str) -> None:
        if sentence:
            self._alarms.raise_alarm("version", Severity.WARNING, sentence)
        else:
            self._alarms.clear("version")

    def _on_unloadable(self, slot: RecipeSlot, error: Exception) -> None:
        text = refusal(error, f"The line can't change over to recipe {slot.number}.")
        self._event(f"preload:{slot.number}", Severity.WARNING, text)

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
