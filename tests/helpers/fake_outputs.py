"""Outputs whose every state is set by hand, as a plant may have them."""

from __future__ import annotations

from dataclasses import replace

from app.outputs.snapshot import Delivery, OutputSnapshot, OutputState, Signal, SignalValue

BEGIN_NS = 1_795_000_000 * 10**9
AWAY = (
    "The broker at mqtt.plant:8883 can't be reached: no connection yet. "
    "Results wait on disk. Check the broker and the network."
)
LATE = "It was too late to act on it."


def delivery(
    output: str, trigger: int, passes: bool = True, *, problem: str = "", took_ms: float = 6.4
) -> Delivery:
    """One part a second; one with a problem was sent three times for nothing."""
    decided_ns = BEGIN_NS + trigger * 10**9
    return Delivery(
        output,
        "run",
        trigger,
        passes,
        sent="pass (OK)" if passes else "reject (NG)",
        decided_ns=decided_ns,
        sent_ns=decided_ns + 10**6,
        acknowledged_ns=0 if problem else decided_ns + round(took_ms * 1e6),
        attempts=3 if problem else 1,
        problem=problem,
    )


def deliveries(output: str, count: int) -> tuple[Delivery, ...]:
    """The newest first, with rejects and one that was given up."""
    made = (
        delivery(output, n, n % 7 != 0, problem=LATE if n == 12 else "", took_ms=4.0 + n % 5)
        for n in range(1, count + 1)
    )
    return tuple(made)[::-1]


def controller(state: OutputState = OutputState.OPEN) -> OutputSnapshot:
    """A Modbus server with the handshake's signals."""
    names = ("Trigger Ready", "Busy", "Fault", "Results Ready", "Pass", "Reject", "Trigger Taken")
    on = ("Trigger Ready", "Results Ready", "Pass")
    ours = tuple(Signal(n, n in on, can_force=True, since_ns=BEGIN_NS) for n in names)
    others = (
        Signal("Part", 40, since_ns=BEGIN_NS),
        Signal("Heartbeat", 5117, since_ns=BEGIN_NS + 10**9),
        Signal("Trigger", False, incoming=True, since_ns=BEGIN_NS),
        Signal("Results Ack", True, incoming=True, since_ns=BEGIN_NS),
        Signal("Serial number", "SN-0815", incoming=True, since_ns=BEGIN_NS),
    )
    return OutputSnapshot(
        "PLC cell 4",
        "modbus_server",
        state,
        delivered=39,
        given_up=1,
        signals=(*ours, *others),
        deliveries=deliveries("PLC cell 4", 40),
    )


def ejector() -> OutputSnapshot:
    """A camera's line."""
    signals = (
        Signal("Camera", True, incoming=True, since_ns=BEGIN_NS),
        Signal("Line1: pass", False, can_force=True, since_ns=BEGIN_NS),
    )
    parts = deliveries("Ejector", 40)
    return OutputSnapshot(
        "Ejector", "digital", OutputState.OPEN, delivered=40, signals=signals, deliveries=parts
    )


def share() -> OutputSnapshot:
    """Files, which have no signals."""
    parts = deliveries("Share", 40)
    return OutputSnapshot("Share", "files", OutputState.OPEN, delivered=40, deliveries=parts)


def broker(*, away: bool = False) -> OutputSnapshot:
    state, trouble = (OutputState.AWAY, AWAY) if away else (OutputState.OPEN, "")
    signals = (
        Signal("Connected", not away, incoming=True, since_ns=BEGIN_NS),
        Signal("Waiting", 38 if away else 0, since_ns=BEGIN_NS),
        Signal("Status", '{"state": "running"}', since_ns=BEGIN_NS),
    )
    return OutputSnapshot(
        "Plant", "mqtt", state, trouble, 38 if away else 0, 2 if away else 40, 0, signals
    )


class FakeOutputs:
    """An OutputsFace that does at once what it is told, and remembers it."""

    def __init__(self, *outputs: OutputSnapshot) -> None:
        self.now = outputs
        self.calls: list[object] = []

    def snapshots(self) -> tuple[OutputSnapshot, ...]:
        return self.now

    def force(self, output: str, signal: str, value: SignalValue) -> None:
        self.calls.append((output, signal, value))
        for found in self.now:
            if found.name == output:
                held = tuple(
                    replace(s, value=value, forced=True) if s.name == signal else s
                    for s in found.signals
                )
                self.change(output, signals=held)

    def release(self) -> None:
        self.calls.append("release")
        for found in self.now:
            free = tuple(replace(signal, forced=False) for signal in found.signals)
            self.change(found.name, signals=free)

    def change(self, output: str, **changes: object) -> None:
        self.now = tuple(
            replace(found, **changes) if found.name == output else found  # type: ignore[arg-type]
            for found in self.now
        )

    @property
    def forced(self) -> list[str]:
        return [s.name for output in self.now for s in output.signals if s.forced]
