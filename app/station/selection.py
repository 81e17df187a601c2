"""Which of its recipes a line runs with, and which one was asked for."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from app.station.slots import RecipeSlot


class Selection:
    """The first recipe is active at the start. Any threads."""

    def __init__(self, slots: Sequence[RecipeSlot]) -> None:
        self.slots = tuple(slots)
        self._lock = threading.Lock()
        self._active = self._requested = self.slots[0]
        self._refused = 0

    @property
    def active(self) -> RecipeSlot:
        return self._active

    def numbers(self) -> tuple[int, int]:
        """(requested, active) of one moment."""
        with self._lock:
            return self._requested.number, self._active.number

    @property
    def wanted(self) -> RecipeSlot | None:
        """What is requested and not active."""
        with self._lock:
            return None if self._requested is self._active else self._requested

    @property
    def refused(self) -> int:
        """What was asked for last and can't be had; 0 while the last request holds."""
        return self._refused

    def ask(self, number: int) -> RecipeSlot | None:
        """The recipe of that number is requested from now on; None where there is none."""
        slot = next((s for s in self.slots if s.number == number), None)
        with self._lock:
            self._refused = number if slot is None else 0
            if slot is not None:
                self._requested = slot
        return slot

    def took(self, slot: RecipeSlot) -> None:
        """The line runs with it."""
        with self._lock:
            self._active = slot

    def give_up(self, slot: RecipeSlot) -> None:
        """It could not be had; another that was asked for meanwhile stays requested."""
        with self._lock:
            if self._requested is slot:
                self._requested = self._active
                self._refused = slot.number

    def settle(self) -> None:
        """The line does not run: what is requested is what it starts with next."""
        with self._lock:
            self._active = self._requested
