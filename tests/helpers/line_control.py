"""A LineControl that notes what a controller asked."""

from __future__ import annotations

from app.outputs.driver import LineStatus

READY = LineStatus(ready=True, busy=False, fault=False, recipe_requested=3, recipe_active=3)


KNOWN = (3, 4)
"""The recipes of its line."""


class NotingControl:
    """``now`` is what ``status`` says."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.now = READY

    def trigger(self) -> None:
        self.asked.append("trigger")

    def select_recipe(self, number: int) -> bool:
        self.asked.append(("recipe", number))
        return number in KNOWN

    def expect_serial(self, serial: str) -> None:
        self.asked.append(("serial", serial))

    def status(self) -> LineStatus:
        return self.now
