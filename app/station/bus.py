"""Hands results on in a fixed order: who acts on the verdict first, who keeps it after."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from app.station.result import InspectionResult

_log = logging.getLogger(__name__)

Subscriber = Callable[[InspectionResult], None]
"""Called in the thread that ended the part; must return at once and not change arrays."""


class Stage(IntEnum):
    """Who is served when. OUTPUT is told at the deadline, the others when all is known."""

    OUTPUT = 0
    STORE = 1
    OTHER = 2
    VIEW = 3


@dataclass(frozen=True, slots=True)
class _Subscription:
    stage: Stage
    name: str
    receive: Subscriber


class ResultBus:
    """A subscriber that raises is reported by ``on_failure`` and hurts no other.

    Subscribe before the line starts. ``announce`` and ``record`` may come from several threads;
    each stage serves one result at a time.
    """

    def __init__(self, on_failure: Callable[[str, Exception], None]) -> None:
        self._on_failure = on_failure
        self._subscriptions: tuple[_Subscription, ...] = ()
        self._announcing = threading.Lock()
        self._recording = threading.Lock()

    def subscribe(self, stage: Stage, name: str, receive: Subscriber) -> None:
        """``name`` is what the alarm calls it."""
        added = (*self._subscriptions, _Subscription(stage, name, receive))
        self._subscriptions = tuple(sorted(added, key=lambda s: s.stage))

    def announce(self, result: InspectionResult) -> None:
        """Tell the outputs: once per trigger, with the verdict that counts."""
        with self._announcing:
            self._serve(result, [s for s in self._subscriptions if s.stage is Stage.OUTPUT])

    def record(self, result: InspectionResult) -> None:
        """Tell everybody else: once per trigger, with all that is known."""
        with self._recording:
            self._serve(result, [s for s in self._subscriptions if s.stage is not Stage.OUTPUT])

    def _serve(self, result: InspectionResult, subscriptions: list[_Subscription]) -> None:
        for subscription in subscriptions:
            try:
                subscription.receive(result)
            except Exception as error:  # noqa: BLE001 - one subscriber must not stop the line
                _log.exception("%s failed on trigger %d", subscription.name, result.trigger)
                self._on_failure(subscription.name, error)
