"""The outputs of a line whose recipes may have different ones."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from app.outputs.line_outputs import LineOutputs
from app.outputs.snapshot import OutputSnapshot, SignalValue
from app.station.result import InspectionResult


@dataclass(frozen=True, slots=True)
class RecipeOutputs:
    """What a recipe says of its outputs: recipes with the same ``key`` share theirs."""

    key: Hashable
    make: Callable[[], LineOutputs]


class ActiveOutputs:
    """An OutputsFace. Of the recipes' outputs those of the active recipe are open.

    ``receive`` subscribes to the line at Stage.OUTPUT. Parts of a recipe that is just becoming
    active wait in its outputs until those before are closed: both may be at one port. ``follow``
    hears of changeovers, after the last part of the recipe before.
    """

    def __init__(self, recipes: Mapping[int, RecipeOutputs], first: int) -> None:
        self._recipes, self._first = recipes, first
        self._lock = threading.Lock()
        self._following = threading.Lock()
        self._made: dict[Hashable, LineOutputs] = {}
        self._key: Hashable = None
        self._closed = False
        self._ended: list[OutputSnapshot] = []

    def start(self) -> None:
        """Open those of the recipe that the line begins with."""
        self.follow(self._first)

    def receive(self, result: InspectionResult) -> None:
        """In the thread that ended the part; returns at once."""
        recipe = self._recipes.get(result.runs_with.number)
        if recipe is not None:
            self._of(recipe).receive(result)

    def follow(self, number: int) -> None:
        """Waits until the outputs before are closed, some seconds at most."""
        with self._following:
            recipe = self._recipes.get(number)
            key = None if recipe is None else recipe.key
            if self._closed or key == self._key:
                return
            self._close_active()
            if recipe is not None:
                self._of(recipe).start()
            self._key = key

    def snapshots(self) -> tuple[OutputSnapshot, ...]:
        active = self._active()
        return () if active is None else active.snapshots()

    def ended(self) -> tuple[OutputSnapshot, ...]:
        """Of all that are closed, how each ended; one that was opened again is there again."""
        with self._lock:
            return tuple(self._ended)

    def force(self, output: str, signal: str, value: SignalValue) -> None:
        active = self._active()
        if active is not None:
            active.force(output, signal, value)

    def release(self) -> None:
        active = self._active()
        if active is not None:
            active.release()

    def close(self) -> None:
        with self._following:
            self._closed = True
            self._close_active()

    def _active(self) -> LineOutputs | None:
        with self._lock:
            return self._made.get(self._key)

    def _of(self, recipe: RecipeOutputs) -> LineOutputs:
        with self._lock:
            if recipe.key not in self._made:
                self._made[recipe.key] = recipe.make()
            return self._made[recipe.key]

    def _close_active(self) -> None:
        with self._lock:
            active = self._made.pop(self._key, None)
            self._key = None
        if active is not None:
            active.close()
            with self._lock:
                self._ended += active.snapshots()
