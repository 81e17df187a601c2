"""What speaks a protocol, and what a controller may ask of a line through it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from app.outputs.snapshot import Signal, SignalValue
from app.store.record import PartRecord


@dataclass(frozen=True, slots=True)
class LineStatus:
    """What a controller sees of a line at one moment."""

    ready: bool
    """A trigger would be taken now: the line runs, its camera is there."""
    busy: bool
    """A part is on its way."""
    fault: bool
    """No part can be judged: the line failed, or lost its camera."""
    recipe_requested: int = 0
    recipe_active: int = 0
    """Numbers of recipes, 0 without numbered recipes. They differ while a changeover goes on."""
    recipe_refused: int = 0
    """What was asked for last and can't be had; 0 while that request holds."""
    refusal: int = 0
    """Why: a number of ``app.outputs.refusals``."""
    triggers: int = 0
    """Parts that ended since the line's counters began."""


class LineControl(Protocol):
    """Commands of a controller. Any thread; each returns at once and never raises."""

    def trigger(self) -> None:
        """Inspect one part now."""

    def select_recipe(self, number: int) -> bool:
        """Ask for a recipe; ``LineStatus`` tells when it is active, or that it can't be had.

        False where the line has no such recipe.
        """

    def expect_serial(self, serial: str) -> None:
        """The next part's serial number or barcode."""

    def status(self) -> LineStatus: ...


class OutputDriver(Protocol):
    """One protocol to one peer. Made, opened, used and closed in one thread, its channel's.

    Servers answer their peers in threads or processes of their own.
    """

    def open(self) -> None:
        """Connect, or begin to listen. Raises OutputError; the channel tries again.

        Called again after an error, without ``close`` between: what is left is released first.
        """

    def send(self, part: PartRecord) -> None:
        """Returns once the peer has the part, or it lies in an outbox on disk.

        Raises OutputError: the channel opens the driver anew and sends the part again; PeerError
        to send it again without that; RefusedError to give it up. It should come back
        within some seconds in any case.
        """

    def tick(self, status: LineStatus) -> None:
        """Heartbeat and states, several times a second, but not during ``send``.

        Raises OutputError: the channel opens the driver anew; PeerError for an alarm alone.
        """

    def close(self) -> None:
        """Leave the peer in a safe state: nothing passes. Never raises."""


@runtime_checkable
class Timed(Protocol):
    """A driver that acts at moments of its own. In its channel's thread, while it is open.

    ``is_blind``: parts whose places nobody knows may be at the output, so that nothing may pass.
    """

    def acts_at(self, *, is_blind: bool) -> float:
        """When ``act`` has something to do: monotonic seconds, infinite for never."""

    def act(self, *, is_blind: bool) -> None:
        """Raises OutputError."""


@runtime_checkable
class Storing(Protocol):
    """A driver that keeps parts on disk until its peer has them. In its channel's thread."""

    def unsent(self) -> int:
        """Parts on disk that the peer has not acknowledged; they outlive the program.

        After ``close``, as it was then.
        """

    def can_send(self) -> bool:
        """Whether some of them would get to the peer soon: it is there, or may just be coming."""


@runtime_checkable
class Signalling(Protocol):
    """A driver whose signals people may see and force on the test page. In its channel's thread."""

    def signals(self) -> tuple[Signal, ...]:
        """All of them, always in the same order. Asked after each ``tick``."""

    def force(self, name: str, value: SignalValue) -> None:
        """Hold one at ``value``, whatever the line does. Raises OutputError."""

    def release(self) -> None:
        """The line's states hold again. Raises OutputError."""
