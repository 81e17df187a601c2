"""One life of a line, from start to stop: its camera, its engine, its threads."""

from __future__ import annotations

import logging
import threading
from contextlib import ExitStack

from app.station.active_recipe import ActiveRecipe
from app.station.changeover import Changeover
from app.station.engines import Engines
from app.station.first_camera import FirstCamera
from app.station.fitted import Fitting
from app.station.judge import Judge
from app.station.line_camera import FETCH_S, LineCamera
from app.station.line_ledgers import LineLedgers
from app.station.next_recipe import NextRecipe
from app.station.part_flow import PartFlow
from app.station.preload import Preload
from app.station.result import RunsWith
from app.station.run_alarms import RunAlarms
from app.station.slots import RecipeSlot
from app.station.snapshot import LineState
from app.station.switch import Switch
from app.station.words import STOPPED, unexpected
from camera.errors import CameraError
from camera.reconnection import ReconnectingSource
from core.errors import GoodpartError

_log = logging.getLogger(__name__)


class LineRun:
    """Lives in a thread of its own from ``start`` on, which reads the camera.

    Others judge, watch deadlines, send software triggers, make the next recipe ready: none waits
    for another's work. ``ask_stop`` returns at once; ``join`` waits until all is released.
    """

    def __init__(self, name: str, ledgers: LineLedgers, after: LineRun | None = None) -> None:
        self._name, self._ledgers, self._after = name, ledgers, after
        self._works = False
        self._final: LineState | None = None
        self.reason = ""
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._live, name=f"{name}-reader", daemon=True)
        alarms = self._alarms = RunAlarms(ledgers.alarms)
        flow = self._flow = PartFlow(name, ledgers.account, self._stopping, alarms.stray)
        camera = LineCamera(name, self._stopping, alarms, flow, ledgers.frames)
        active = ActiveRecipe(name, ledgers, alarms, flow)
        self._camera, self._active = camera, active
        self._engines = Engines(ledgers.spare_models)
        fitting = Fitting(self._engines, alarms.device, camera.on_connection, alarms.version)
        self._fitting = fitting
        self._preload = Preload(name, fitting, ledgers.selection.slots, alarms.unloadable)
        self._next = NextRecipe(ledgers, alarms, fitting, active, camera, self._preload)
        self._changeover = Changeover(name, self._next)
        self._first_camera = FirstCamera(
            ledgers, self._stopping, fitting, active, camera, self._changeover, self._next.refused
        )
        self._switch = Switch(
            self._stopping, self._changeover, active, camera, flow, self._next.refused
        )

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
        if not (self._works and self._camera.connected):
            return LineState.STARTING
        return LineState.PAUSED if self._flow.intake.is_paused else LineState.RUNNING

    @property
    def stopping(self) -> bool:
        """Asked to stop, or failed: it takes no commands any more."""
        return self._stopping.is_set()

    @property
    def is_over(self) -> bool:
        return self._final is not None

    @property
    def source(self) -> ReconnectingSource | None:
        """None before the first recipe's camera is opened."""
        return self._camera.source

    @property
    def is_changing(self) -> bool:
        """The reader is between two recipes: a trigger waits."""
        return self._switch.is_changing

    @property
    def judge(self) -> Judge | None:
        """None before the first recipe is ready."""
        return self._active.judge

    @property
    def runs_with(self) -> RunsWith | None:
        """None before the first recipe is ready."""
        return self._active.runs_with

    def join(self) -> None:
        self._thread.join()

    def pause(self) -> None:
        self._flow.intake.pause()

    def resume(self) -> None:
        self._flow.intake.resume()

    def trigger(self) -> None:
        """Inspect one part; with a free-running or hardware-triggered camera the next frame."""
        if self._active.fitted is None:
            self._expect_no_part()
        else:
            self._flow.intake.want_one(self._send_trigger)

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
        self._alarms.starts()
        teardown.callback(self._engines.close)
        fitted = self._fitting.fit(slot, parts)
        teardown.callback(self._release)
        self._active.begin_with(fitted)
        # Before the camera streams: its pictures would wait meanwhile.
        self._fitting.check_stored(fitted, self._ledgers.challenge_of(slot))
        self._camera.use(self._camera.open(parts))
        teardown.callback(self._alarms.camera_there)
        teardown.callback(self._camera.stop)
        if self._first_camera.connect():
            self._inspect(teardown)

    def _inspect(self, teardown: ExitStack) -> None:
        fitted = self._active.fitted
        assert fitted is not None
        self._active.activate(fitted)
        self._flow.deadlines.start()
        teardown.callback(self._flow.missing.start_anew, STOPPED)
        teardown.callback(self._flow.deadlines.close)
        self._preload.start()
        teardown.callback(self._preload.close)
        self._changeover.start()
        teardown.callback(self._changeover.close)
        self._flow.queue.start(self._active.inspector_of(fitted))
        teardown.callback(self._flow.queue.close)
        teardown.callback(self._refuse_triggers)
        self._next.settled_in(fitted.slot)
        self._works = True
        self._read()

    def _read(self) -> None:
        while not self._stopping.is_set():
            ready = self._changeover.take()
            if ready is not None:
                self._switch.change_over(ready)
            self._camera.fetch(FETCH_S)

    def _release(self) -> None:
        if self._active.fitted is not None:
            self._fitting.release(self._active.fitted)

    def _refuse_triggers(self) -> None:
        self._stopping.set()
        self._flow.triggers.close()

    # Any thread.

    def _send_trigger(self) -> None:
        if self.state in (LineState.RUNNING, LineState.PAUSED):
            self._flow.triggers.trigger(self._camera.trigger)
        else:
            self._expect_no_part()

    def _expect_no_part(self) -> None:
        """A serial number that came for this trigger is not that of the next one."""
        self._ledgers.account.expect_serial("")


def _sentence(error: Exception) -> str:
    return unexpected(
        error, "The line stopped.", "Start it again, and report this with the log file."
    )
