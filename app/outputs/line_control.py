"""What a controller may do with a line: a LineControl on an inspection line."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.outputs.driver import LineStatus
from app.station.snapshot import LineSnapshot, LineState
from camera.types import ConnectionState

LONGEST_SERIAL = 64
WAITING_SERIALS = 10_000


class Triggered(Protocol):
    """A line, as far as a controller needs it."""

    @property
    def next_trigger(self) -> int:
        """Number that the next trigger will have."""

    def trigger(self) -> None: ...

    def snapshot(self) -> LineSnapshot: ...


@dataclass(frozen=True, slots=True)
class RecipeNumbers:
    """How a controller changes the recipe. Both return at once."""

    select: Callable[[int], None]
    active: Callable[[], int]


class LineCommands:
    """A LineControl. ``recipes`` None: there are no numbered recipes, and asking is an alarm.

    A serial number belongs to the next trigger: the controller names it before that or with it.
    """

    def __init__(
        self,
        line: Triggered,
        on_refused: Callable[[str], None],
        recipes: RecipeNumbers | None = None,
    ) -> None:
        self._line, self._on_refused, self._recipes = line, on_refused, recipes
        self._lock = threading.Lock()
        self._requested = 0
        self._serials: dict[int, str] = {}

    def trigger(self) -> None:
        self._line.trigger()

    def select_recipe(self, number: int) -> None:
        self._requested = number
        if self._recipes is not None:
            self._recipes.select(number)
        elif number:
            self._on_refused(
                f"The controller asked for recipe {number}, but this line has no numbered recipes. "
                "The line goes on with the recipe that it has. "
                "Choose recipes by number, or take the request out of the controller."
            )

    def expect_serial(self, serial: str) -> None:
        with self._lock:
            self._serials[self._line.next_trigger] = serial[:LONGEST_SERIAL]

    def take_serial(self, trigger: int) -> str:
        """Once; "" where none was named."""
        with self._lock:
            serial = self._serials.pop(trigger, "")
            if len(self._serials) > WAITING_SERIALS:  # of parts that never ended
                self._serials.clear()
            return serial

    def status(self) -> LineStatus:
        snapshot = self._line.snapshot()
        has_camera = snapshot.camera is ConnectionState.STREAMING
        running = snapshot.state is LineState.RUNNING
        failed = snapshot.state is LineState.FAILED
        return LineStatus(
            ready=running and has_camera,
            busy=snapshot.pending > 0,
            fault=failed or snapshot.camera is ConnectionState.LOST,
            recipe_requested=self._requested,
            recipe_active=0 if self._recipes is None else self._recipes.active(),
            triggers=snapshot.triggers,
        )
