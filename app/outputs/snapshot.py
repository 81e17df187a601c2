"""What an output shows of itself: frozen values that any thread may read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

SignalValue = bool | int | str


class OutputState(StrEnum):
    """Where an output stands."""

    OFF = "off"
    """Not started, or ended."""
    OPENING = "opening"
    OPEN = "open"
    AWAY = "away"
    """Its peer can't be reached; it tries again by itself."""
    SLOW = "slow"
    """It is at the same part for longer than it should."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One lamp of the test page. ``since_ns`` is wall clock, 0 until the channel has seen it."""

    name: str
    value: SignalValue
    incoming: bool = False
    """The peer sets it."""
    can_force: bool = False
    forced: bool = False
    since_ns: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one part at one output. Times are wall clock in nanoseconds, 0 for never."""

    output: str
    run: str
    trigger: int
    passes: bool
    sent: str = ""
    """What the output said of the part, in a few words."""
    decided_ns: int = 0
    sent_ns: int = 0
    """When the last attempt began."""
    acknowledged_ns: int = 0
    attempts: int = 0
    problem: str = ""
    """Why the part was given up; "" where the peer has it."""

    @property
    def latency_ms(self) -> float | None:
        """From the verdict until the peer had the part, None where it never had."""
        if not self.acknowledged_ns:
            return None
        return (self.acknowledged_ns - self.decided_ns) / 1e6


@dataclass(frozen=True, slots=True)
class OutputSnapshot:
    """One output at one moment. ``deliveries`` are the last 100, the newest first."""

    name: str
    kind: str
    state: OutputState = OutputState.OFF
    trouble: str = ""
    waiting: int = 0
    """Parts in its queue, the one under way included."""
    delivered: int = 0
    given_up: int = 0
    signals: tuple[Signal, ...] = ()
    deliveries: tuple[Delivery, ...] = field(default=())
    left: int = 0
    """At its end: parts on disk that its peer gets at the next start."""

    @property
    def is_well(self) -> bool:
        return self.state in (OutputState.OPEN, OutputState.OPENING) and not self.trouble

    @property
    def is_forced(self) -> bool:
        return any(signal.forced for signal in self.signals)


class OutputsFace(Protocol):
    """What a view may do with a line's outputs. Every call returns at once; any thread."""

    def snapshots(self) -> tuple[OutputSnapshot, ...]: ...

    def force(self, output: str, signal: str, value: SignalValue) -> None:
        """Hold a signal at ``value`` whatever the line does, until ``release``."""

    def release(self) -> None:
        """Let go of every forced signal of every output."""
