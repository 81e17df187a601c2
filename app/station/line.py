"""An inspection line as others see it: commands, state, results."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from app.recipes.barcodes import clean
from app.station.account import LineAccount
from app.station.alarms import AlarmBoard
from app.station.bus import ResultBus, Stage
from app.station.challenge import Challenge
from app.station.history import History
from app.station.ledger import TriggerLedger
from app.station.line_ledgers import LineLedgers
from app.station.mailbox import Mailbox
from app.station.pace import Pace
from app.station.result import InspectionResult
from app.station.run import LineRun
from app.station.selection import Selection
from app.station.slots import RecipeSlot
from app.station.snapshot import LineSnapshot, LineState, Severity
from camera.source import FrameSource
from camera.types import ConnectionState, Frame
from core.errors import first_line

_log = logging.getLogger(__name__)


class InspectionLine:
    """A LineFace: every call returns at once and is safe from any thread.

    Counters, alarms and results outlive stop and start. Subscribe to ``bus`` before ``start``;
    ``close`` at the end waits until camera and engine are released.
    """

    def __init__(self, name: str, recipes: Sequence[RecipeSlot], spare_models: int = 0) -> None:
        """The first recipe is active at the start; ``spare_models`` of others are kept ready."""
        self._name, self._selection = name, Selection(recipes)
        self._lock = threading.Lock()
        self._run: LineRun | None = None
        self._ledger, self._alarms = TriggerLedger(), AlarmBoard()
        self._history, self._pace = History(), Pace()
        self._frames: Mailbox[Frame] = Mailbox()
        self.bus = ResultBus(self._on_subscriber_failure)
        self.bus.subscribe(Stage.OTHER, "statistics", self._pace.add)
        self.bus.subscribe(Stage.VIEW, "view", self._history.add)
        self._account = LineAccount(name, self._ledger, self.bus, self._alarms)
        self._followers: tuple[Callable[[int], None], ...] = ()
        self._challenges = {
            slot.number: slot.open_challenge(self._owed_by(slot))
            for slot in recipes
            if slot.open_challenge is not None
        }
        self._ledgers = LineLedgers(
            self._account,
            self._alarms,
            self._frames,
            self._selection,
            self._challenges,
            self._on_active,
            spare_models,
        )

    @property
    def name(self) -> str:
        return self._name

    @property
    def challenge(self) -> Challenge | None:
        """Of the active recipe."""
        return self._challenges.get(self._selection.active.number)

    def follow(self, on_active: Callable[[int], None]) -> None:
        """Tell the number of the recipe that judges now, at the start and after changeovers.

        Before ``start``. Called in threads of the line that may wait.
        """
        self._followers = (*self._followers, on_active)

    def start(self) -> None:
        with self._lock:
            if self._run is not None and not self._run.stopping:
                return
            self._run = LineRun(self._name, self._ledgers, after=self._run)
            self._run.start()

    def stop(self) -> None:
        with self._lock:
            if self._run is not None:
                self._run.ask_stop()

    def close(self) -> None:
        """Stop and wait until everything is released."""
        self.stop()
        with self._lock:
            run = self._run
        if run is not None:
            run.join()

    def pause(self) -> None:
        with self._lock:
            if self._run is not None:
                self._run.pause()

    def resume(self) -> None:
        with self._lock:
            if self._run is not None:
                self._run.resume()

    def trigger(self) -> None:
        with self._lock:
            if self._run is not None and not self._run.stopping:
                self._run.trigger()
            else:
                self._account.expect_serial("")  # its part is not the next one

    def select_recipe(self, number: int) -> bool:
        """At the next start where the line does not run; else an alarm tells why it can't be."""
        with self._lock:
            slot, run = self._selection.ask(number), self._run
            if slot is None:
                self._alarms.raise_alarm("recipe", Severity.ALARM, self._no_recipe(number))
                return False
            self._alarms.clear("recipe")
            if run is not None and not run.stopping:
                run.change_over(slot)
            elif run is None or run.is_over:
                self._selection.settle()
            return True

    def expect_serial(self, serial: str) -> None:
        self._account.expect_serial(clean(serial))

    def scan(self, code: str) -> bool:
        code = clean(code)
        active = self._selection.active.choice
        number = active.number
        wanted = next(
            (s.choice for s in self._selection.slots if s.choice.is_selected_by(code)), None
        )
        serial = (wanted or active).serial_in(code)
        if wanted is not None:
            number = wanted.number
            if self._selection.numbers() != (number, number):
                self.select_recipe(number)
        if serial:
            self._account.expect_serial(serial, number)
        return wanted is not None or bool(serial)

    @property
    def camera(self) -> FrameSource | None:
        """What streams at this moment; its outputs may be used from any thread."""
        run = self._run
        source = None if run is None else run.source
        streams = source is not None and source.state is ConnectionState.STREAMING
        return source.source if source is not None and streams else None

    def acknowledge(self, key: str) -> None:
        self._alarms.acknowledge(key)

    def reset_counters(self) -> None:
        """Verdicts, rate and latencies start anew; the results that are held stay."""
        self._ledger.reset()
        self._pace.clear()

    def take_frame(self) -> Frame | None:
        return self._frames.take()

    def results_after(self, trigger: int) -> tuple[InspectionResult, ...]:
        return self._history.after(trigger)

    def snapshot(self) -> LineSnapshot:
        run = self._run
        sums = self._ledger.sums()
        median, p99 = self._pace.latency_ms()
        judge = None if run is None else run.judge
        source = None if run is None else run.source
        used = None if run is None or run.is_over else run.runs_with
        requested, active = self._selection.numbers()
        return LineSnapshot(
            name=self._name,
            recipe=self._selection.active.choice.name if used is None else used.recipe,
            recipe_version=0 if used is None else used.version,
            recipe_requested=requested,
            recipe_active=active,
            recipe_refused=self._selection.refused,
            recipes=tuple(slot.choice for slot in self._selection.slots),
            is_changing=run is not None and run.is_changing,
            state=LineState.STOPPED if run is None else run.state,
            camera=ConnectionState.DISCONNECTED if source is None else source.state,
            triggers=sums.ended,
            challenged=sums.challenged,
            pending=sums.pending,
            counts=sums.counts,
            rate_per_s=self._pace.rate_per_s(),
            latency_median_ms=median,
            latency_p99_ms=p99,
            device="" if judge is None else judge.device,
            model="" if judge is None else judge.model,
            alarms=self._alarms.all(),
            reason="" if run is None else run.reason,
        )

    def report_shadow(self, reason: str) -> None:
        """The shadow has ended; the line goes on."""
        text = f"The shadow model has stopped. {reason}"
        self._alarms.raise_alarm("shadow", Severity.WARNING, text)

    def report_archive(self, reason: str) -> None:
        """Scores are not kept any more; the line goes on."""
        text = f"Scores are no longer kept for trying out thresholds. {reason}"
        self._alarms.raise_alarm("archive", Severity.WARNING, text)

    def report_record(self, reason: str) -> None:
        """Results are not where they belong; "" once they are. The line goes on."""
        over = "The database takes results again."
        self._show("record", reason, over, severity=Severity.ALARM)

    def report_refused(self, reason: str) -> None:
        """The database refuses results for good; "" once somebody has seen to it."""
        self._show("refused", reason, severity=Severity.ALARM)

    def report_output(self, output: str, sentence: str) -> None:
        """Why an output does not work; "" once it does again. The line goes on."""
        self._show(f"output:{output}", sentence, severity=Severity.ALARM)

    def report_undelivered(self, output: str, sentence: str) -> None:
        """A part that an output's peer never got: over at once, until somebody has seen it."""
        self._alarms.note(f"undelivered:{output}", Severity.ALARM, sentence)

    def report_control(self, sentence: str) -> None:
        """What a controller asked for in vain."""
        self._alarms.note("control", Severity.WARNING, sentence)

    def report_pictures(self, reason: str) -> None:
        """Pictures are not kept, or have to make room; "" once that is over."""
        self._show("pictures", reason, "Pictures are kept again.")

    def report_pictures_behind(self, reason: str) -> None:
        """Pictures were given up, as more came than the disk takes; "" once it has caught up."""
        self._show("pictures-behind", reason)

    def _show(
        self, key: str, reason: str, over: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        """An alarm while there is a reason: in new words, where it changes, not again."""
        if not reason:
            self._alarms.clear(key, over)
        elif self._alarms.is_up(key):
            self._alarms.update(key, reason)
        else:
            self._alarms.raise_alarm(key, severity, reason)

    def report_shift_report(self, reason: str) -> None:
        """The shift's report is not on disk; "" once one is. The line goes on."""
        if reason:
            text = " ".join(("The shift report could not be written.", reason))
            self._alarms.raise_alarm("shift report", Severity.WARNING, text)
        else:
            self._alarms.clear("shift report", "Shift reports are written again.")

    def _owed_by(self, slot: RecipeSlot) -> Callable[[str], None]:
        def on_owed(sentence: str) -> None:
            if slot is not self._selection.active:
                return
            if sentence:
                self._alarms.raise_alarm("challenge", Severity.ALARM, sentence)
            else:
                self._alarms.clear("challenge")

        return on_owed

    def _on_active(self, number: int) -> None:
        for follow in self._followers:
            try:
                follow(number)
            except Exception as error:  # noqa: BLE001 - what goes beside a line can't stop it
                _log.exception("%s: after a changeover", self._name)
                self._on_subscriber_failure("changeover", error)

    def _no_recipe(self, number: int) -> str:
        numbers = ", ".join(str(slot.number) for slot in self._selection.slots if slot.number)
        return (
            f"There is no recipe {number} on this line. "
            f"The line goes on with recipe {self._selection.active.number}. "
            f"Ask for one of these: {numbers or '-'}."
        )

    def _on_subscriber_failure(self, name: str, error: Exception) -> None:
        text = f"{name} failed: {first_line(error)}. The inspection goes on without it."
        self._alarms.raise_alarm(f"subscriber:{name}", Severity.ALARM, text)
