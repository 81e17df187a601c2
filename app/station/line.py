"""An inspection line as others see it: commands, state, results."""

from __future__ import annotations

import threading

from app.station.account import LineAccount
from app.station.alarms import AlarmBoard
from app.station.bus import ResultBus, Stage
from app.station.challenge import Challenge
from app.station.history import History
from app.station.ledger import TriggerLedger
from app.station.mailbox import Mailbox
from app.station.pace import Pace
from app.station.result import InspectionResult
from app.station.run import LineParts, LineRun
from app.station.snapshot import LineSnapshot, LineState, Severity
from camera.source import FrameSource
from camera.types import ConnectionState, Frame
from core.errors import first_line


class InspectionLine:
    """A LineFace: every call returns at once and is safe from any thread.

    Counters, alarms and results outlive stop and start. Subscribe to ``bus`` before ``start``;
    ``close`` at the end waits until camera and engine are released.
    """

    def __init__(self, name: str, recipe: str, parts: LineParts) -> None:
        self._name, self._recipe, self._parts = name, recipe, parts
        self._lock = threading.Lock()
        self._run: LineRun | None = None
        self._ledger, self._alarms = TriggerLedger(), AlarmBoard()
        self._history, self._pace = History(), Pace()
        self._frames: Mailbox[Frame] = Mailbox()
        self.bus = ResultBus(self._on_subscriber_failure)
        self.bus.subscribe(Stage.OTHER, "statistics", self._pace.add)
        self.bus.subscribe(Stage.VIEW, "view", self._history.add)
        self._account = LineAccount(name, self._ledger, self.bus, self._alarms)
        opened = parts.open_challenge
        self._challenge = None if opened is None else opened(self._on_owed)

    @property
    def name(self) -> str:
        return self._name

    @property
    def challenge(self) -> Challenge | None:
        return self._challenge

    def start(self) -> None:
        with self._lock:
            if self._run is not None and not self._run.stopping:
                return
            self._run = LineRun(
                self._name,
                self._parts,
                self._account,
                self._alarms,
                self._frames,
                after=self._run,
                challenge=self._challenge,
            )
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

    @property
    def next_trigger(self) -> int:
        """Number that the next trigger will have."""
        return self._ledger.next

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
        return LineSnapshot(
            name=self._name,
            recipe=self._recipe,
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
        if reason:
            self._alarms.raise_alarm("record", Severity.ALARM, reason)
        else:
            self._alarms.clear("record", "The database takes results again.")

    def report_output(self, output: str, sentence: str) -> None:
        """Why an output does not work; "" once it does again. The line goes on."""
        key = f"output:{output}"
        if sentence:
            self._alarms.raise_alarm(key, Severity.ALARM, sentence)
        else:
            self._alarms.clear(key)

    def report_undelivered(self, output: str, sentence: str) -> None:
        """A part that an output's peer never got: over at once, until somebody has seen it."""
        key = f"undelivered:{output}"
        self._alarms.raise_alarm(key, Severity.ALARM, sentence)
        self._alarms.clear(key)

    def report_control(self, sentence: str) -> None:
        """What a controller asked for in vain."""
        self._alarms.raise_alarm("control", Severity.WARNING, sentence)
        self._alarms.clear("control")

    def _on_owed(self, sentence: str) -> None:
        if sentence:
            self._alarms.raise_alarm("challenge", Severity.ALARM, sentence)
        else:
            self._alarms.clear("challenge")

    def _on_subscriber_failure(self, name: str, error: Exception) -> None:
        text = f"{name} failed: {first_line(error)}. The inspection goes on without it."
        self._alarms.raise_alarm(f"subscriber:{name}", Severity.ALARM, text)
