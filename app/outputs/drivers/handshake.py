"""The named pairs between station and controller: Trigger Ready/Trigger, Results Ready/Ack."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

from app.outputs.driver import LineControl, LineStatus
from app.outputs.drivers.registers import Bit, ControllerWords, StationWords
from app.outputs.errors import OutputError, PeerError
from app.outputs.refusals import DONE, NOT_ALLOWED, NOT_KNOWN
from app.outputs.snapshot import Signal, SignalValue
from app.store.record import PartRecord

NAMES = {
    Bit.TRIGGER_READY: "Trigger Ready",
    Bit.BUSY: "Busy",
    Bit.FAULT: "Fault",
    Bit.RESULTS_READY: "Results Ready",
    Bit.PASS: "Pass",
    Bit.REJECT: "Reject",
    Bit.TRIGGER_TAKEN: "Trigger Taken",
}
_DOWN = LineStatus(ready=False, busy=False, fault=True)


class Handshake:
    """Any threads. ``changed`` is notified of all that the controller does.

    A fault implies reject: while it stands, Pass is off whatever else holds, and whatever a person
    forces. Without ``acknowledge`` a result stands until the next, or until the next trigger.
    """

    def __init__(self, control: LineControl, *, commands: bool, acknowledge: bool = True) -> None:
        self.changed = threading.Condition()
        self._control, self._commands, self._acknowledge = control, commands, acknowledge
        self._status = _DOWN
        self._peer = ControllerWords()
        self._peer_beat_at = time.monotonic()
        self._part: PartRecord | None = None
        self._passes = self._results_ready = self._trigger_taken = False
        self._heartbeat = 0
        self._forced: dict[Bit, bool] = {}

    # The station's side.

    def show(self, part: PartRecord, passes: bool) -> None:
        """The registers of the part, and Results Ready with them."""
        with self.changed:
            self._part, self._passes, self._results_ready = part, passes, True

    def withdraw(self) -> None:
        """Results Ready goes; the registers stay to be read."""
        with self.changed:
            self._results_ready = False

    def refresh(self, status: LineStatus | None = None) -> None:
        """The line's state of this moment, and a heartbeat."""
        now = self._control.status() if status is None else status
        with self.changed:
            self._status = now
            self._heartbeat = self._heartbeat + 1 & 0xFFFF

    def safe(self) -> None:
        """Nothing passes, nothing is ready, and there is a fault."""
        with self.changed:
            self._status, self._results_ready = _DOWN, False
            self._trigger_taken = False
            self._forced.clear()

    def words(self) -> list[int]:
        with self.changed:
            return StationWords(
                self._heartbeat, self._bits(), self._status, self._part, self._refused()
            ).encoded()

    def _refused(self) -> tuple[int, int]:
        """Of what stands in the controller's register, so that each new wish begins anew."""
        wanted, status = self._peer.recipe, self._status
        if not wanted:
            return 0, DONE
        if not self._commands:
            return wanted, NOT_ALLOWED
        return (wanted, status.refusal) if wanted == status.recipe_refused else (0, DONE)

    # The controller's side.

    def begin(self, peer: ControllerWords) -> None:
        """What stood there before we looked asks for nothing."""
        with self.changed:
            self._peer, self._peer_beat_at = peer, time.monotonic()
            self._trigger_taken = False

    def take(self, peer: ControllerWords) -> None:
        """Act on what has changed."""
        with self.changed:
            before, self._peer = self._peer, peer
            if peer.heartbeat != before.heartbeat:
                self._peer_beat_at = time.monotonic()
            wants_trigger = self._commands and peer.trigger and not before.trigger
            if wants_trigger:
                self._trigger_taken = self._status.ready
            elif not peer.trigger:
                self._trigger_taken = False
            taken = wants_trigger and self._trigger_taken
            if taken and not self._acknowledge:
                # The part before may have been good; this one is not judged yet.
                self._results_ready = False
            self.changed.notify_all()
        # 0: the controller asks for none.
        if self._commands and peer.recipe and peer.recipe != before.recipe:
            self._ask_recipe(peer.recipe)
        if taken:
            if peer.serial:
                self._control.expect_serial(peer.serial)
            self._control.trigger()

    def _ask_recipe(self, number: int) -> None:
        """What was refused earlier says nothing of this wish."""
        with self.changed:
            self._status = replace(self._status, recipe_refused=0)
        if not self._control.select_recipe(number):
            with self.changed:
                self._status = replace(self._status, recipe_refused=number, refusal=NOT_KNOWN)

    @property
    def acknowledged(self) -> bool:
        """Results Ack is on."""
        return self._peer.results_ack

    def check_heartbeat(self, within_s: float | None) -> None:
        """Raises PeerError where the controller's counter has stood still."""
        if within_s is not None and time.monotonic() - self._peer_beat_at > within_s:
            raise PeerError(
                f"The controller's heartbeat has stopped for more than {within_s:g} s.",
                "It may not see the results any more.",
                "Check the controller and its program.",
            )

    # People.

    def signals(self) -> tuple[Signal, ...]:
        with self.changed:
            bits, peer = self._bits(), self._peer
            ours = [
                Signal(name, bit in bits, can_force=True, forced=bit in self._forced)
                for bit, name in NAMES.items()
            ]
            part = self._part
            numbers = [
                Signal("Part", 0 if part is None else part.trigger),
                Signal("Heartbeat", self._heartbeat),
                Signal("Recipe active", self._status.recipe_active),
                Signal("Recipe refused", self._refused()[0]),
            ]
        theirs = [
            Signal("Trigger", peer.trigger, incoming=True),
            Signal("Results Ack", peer.results_ack, incoming=True),
            Signal("Recipe requested", peer.recipe, incoming=True),
            Signal("Serial number", peer.serial, incoming=True),
            Signal("Heartbeat of the controller", peer.heartbeat, incoming=True),
        ]
        return (*ours, *numbers, *theirs)

    def force(self, name: str, value: SignalValue) -> None:
        bit = next((bit for bit, known in NAMES.items() if known == name), None)
        if bit is None:
            raise OutputError(
                f"{name} can't be forced.", "Nothing was changed.", "Choose another signal."
            )
        with self.changed:
            self._forced[bit] = bool(value)

    def release(self) -> None:
        with self.changed:
            self._forced.clear()

    def _bits(self) -> frozenset[Bit]:
        status, shown = self._status, self._results_ready
        states = {
            Bit.TRIGGER_READY: status.ready and not self._trigger_taken,
            Bit.BUSY: status.busy,
            Bit.FAULT: status.fault,
            Bit.RESULTS_READY: shown,
            Bit.PASS: shown and self._passes,
            Bit.REJECT: shown and not self._passes,
            Bit.TRIGGER_TAKEN: self._trigger_taken,
        } | self._forced
        if states[Bit.FAULT] or status.fault:
            states[Bit.REJECT] = states[Bit.REJECT] or states[Bit.PASS]
            states[Bit.PASS] = False
        states[Bit.FORCED] = bool(self._forced)
        return frozenset(bit for bit, on in states.items() if on)


def not_acknowledged(part: PartRecord) -> PeerError:
    """The controller left Results Ready without an answer."""
    return PeerError(
        f"The controller did not acknowledge the result of part {part.trigger}.",
        "It is shown again until it is too old.",
        "Check the controller's program: Results Ack follows Results Ready, on and off.",
    )
