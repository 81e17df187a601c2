"""What a line shows of itself: frozen values that any thread may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from app.recipes.choice import RecipeChoice
from app.station.challenge import Challenge
from app.station.result import InspectionResult
from camera.types import ConnectionState, Frame
from core.types import Verdict


class LineState(StrEnum):
    """Where a line stands between asked for and inspecting."""

    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"
    FAILED = "failed"


class Severity(StrEnum):
    """How soon a person must act."""

    NOTICE = "notice"
    WARNING = "warning"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A condition that a person should know of.

    One alarm per ``key`` and line: a condition that comes again counts up and is unacknowledged
    again. It leaves the list when it is both over and acknowledged.
    """

    key: str
    severity: Severity
    text: str
    raised_ns: int
    """Wall clock, nanoseconds since 1970."""
    count: int = 1
    active: bool = True
    acknowledged: bool = False


@dataclass(frozen=True, slots=True)
class LineSnapshot:
    """A line at one moment. ``counts`` holds every verdict and sums up to ``triggers``."""

    name: str
    recipe: str
    """Name of the active one."""
    state: LineState = LineState.STOPPED
    camera: ConnectionState = ConnectionState.DISCONNECTED
    triggers: int = 0
    """Triggers that ended; those still on their way are in ``pending``."""
    challenged: int = 0
    """Known parts of challenges, which are in neither ``triggers`` nor ``counts``."""
    pending: int = 0
    counts: Mapping[Verdict, int] = field(default_factory=dict)
    rate_per_s: float = 0.0
    latency_median_ms: float | None = None
    latency_p99_ms: float | None = None
    device: str = ""
    model: str = ""
    alarms: tuple[Alarm, ...] = ()
    reason: str = ""
    """Why the line is FAILED, in sentences; else empty."""
    recipe_requested: int = 0
    recipe_active: int = 0
    """Numbers, 0 without numbered recipes. They differ while a changeover goes on."""
    recipe_refused: int = 0
    """What was asked for last and can't be had, an alarm says why; 0 while that request holds."""
    recipe_version: int = 0
    recipes: tuple[RecipeChoice, ...] = ()
    """What can be selected, the active one included."""
    is_changing: bool = False
    """The line is between two recipes: a trigger would have to wait."""

    @property
    def yield_rate(self) -> float | None:
        """OK among all ended triggers, None before the first."""
        return self.counts.get(Verdict.OK, 0) / self.triggers if self.triggers else None


class LineFace(Protocol):
    """What a view may do with a line. Every call returns at once and is safe from any thread."""

    @property
    def name(self) -> str: ...

    def snapshot(self) -> LineSnapshot: ...

    def take_frame(self) -> Frame | None:
        """The newest frame, once; None where no newer one came since the last call."""

    def results_after(self, trigger: int) -> tuple[InspectionResult, ...]:
        """Results that ended after ``trigger`` did, oldest first, of the last 64 at most.

        With 0, all that are held.
        """

    def start(self) -> None:
        """Ask the line to start; the snapshot tells when it does, or why it can't."""

    def stop(self) -> None: ...

    def pause(self) -> None:
        """Frames are shown, no part is inspected: triggers are not counted."""

    def resume(self) -> None: ...

    def trigger(self) -> None:
        """Inspect one part now: software trigger where the camera has one, else the next frame."""

    def select_recipe(self, number: int) -> bool:
        """Change over; the snapshot tells when it is active, an alarm why it is not.

        False where the line has no such recipe.

        The number of the active recipe takes its changes, where there are any.
        """

    def expect_serial(self, serial: str) -> None:
        """The next part's serial number or barcode."""

    def scan(self, code: str) -> bool:
        """A barcode: selects a recipe, names the next part, or both. False where it does neither.

        Which it does is what the recipes' patterns say.
        """

    def acknowledge(self, key: str) -> None:
        """A person has seen the alarm ``key``."""

    def reset_counters(self) -> None: ...

    @property
    def challenge(self) -> Challenge | None:
        """Of the active recipe; None where that names no known parts."""
