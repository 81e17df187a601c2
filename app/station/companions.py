"""What goes beside a line and belongs to one of its recipes: shadow and archive."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Protocol

from app.station.bus import Subscriber
from app.station.result import InspectionResult


class Shadow(Protocol):
    """``app.station.shadow.ShadowRun``."""

    def start(self) -> None: ...

    def receive(self, result: InspectionResult) -> None: ...

    def close(self) -> None: ...


def of_recipe(number: int, receive: Subscriber) -> Subscriber:
    """Only results of that recipe's parts."""

    def filtered(result: InspectionResult) -> None:
        if result.runs_with.number == number:
            receive(result)

    return filtered


class ActiveShadow:
    """Of the recipes' shadows only the active one's is loaded.

    ``receive`` subscribes to the line's results; ``follow`` hears of changeovers and waits for the
    part that the shadow before is judging. ``openers`` by recipe number give None where a recipe
    names no shadow.
    """

    def __init__(self, openers: Mapping[int, Callable[[], Shadow | None]]) -> None:
        self._openers = openers
        self._following = threading.Lock()
        self._number: int | None = None
        self._shadow: Shadow | None = None
        self._closed = False

    def start(self) -> None:
        """Nothing: the line says which recipe is active."""

    def follow(self, number: int) -> None:
        with self._following:
            if number == self._number or self._closed:
                return
            before, self._shadow, self._number = self._shadow, None, number
            if before is not None:
                before.close()
            shadow = self._openers[number]()
            if shadow is not None:
                shadow.start()
            self._shadow = shadow

    def receive(self, result: InspectionResult) -> None:
        shadow = self._shadow
        if shadow is not None and result.runs_with.number == self._number:
            shadow.receive(result)

    def close(self) -> None:
        with self._following:
            self._closed = True
            shadow, self._shadow = self._shadow, None
        if shadow is not None:
            shadow.close()
