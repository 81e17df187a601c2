"""What an output did and how it is: its record for people, for alarms and for the database."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from app.outputs.snapshot import Delivery, OutputSnapshot, OutputState, Signal, SignalValue

_log = logging.getLogger(__name__)
KEPT = 100
GRACE_S = 5.0
"""So long after its start an output that is not there yet is no alarm."""
_OF_THE_START = frozenset({"open", "tick", "slow"})
"""Troubles that may be over in a moment; a part that can't be sent is told at once."""


class Alarms(Protocol):
    """Where an output's alarms go. Any thread; must return at once."""

    def report_output(self, output: str, sentence: str) -> None:
        """How it is now: why it does not work, "" once it does again."""

    def report_undelivered(self, output: str, sentence: str) -> None:
        """A part that its peer never got."""


@dataclass(frozen=True, slots=True)
class _Seen:
    value: SignalValue
    since_ns: int


class OutputAccount:
    """Any threads."""

    def __init__(
        self,
        name: str,
        kind: str,
        alarms: Alarms,
        on_delivery: Callable[[Delivery], None],
        grace_s: float = 0.0,
    ) -> None:
        """``grace_s`` after ``begin`` it may still be on its way to its peer."""
        self._grace_s, self._grace_end = grace_s, 0.0
        self.name, self._kind = name, kind
        self._alarms, self._on_delivery = alarms, on_delivery
        self._lock, self._telling = threading.Lock(), threading.Lock()
        self._state = OutputState.OFF
        self._troubles: dict[str, str] = {}
        self._told = ""
        self._deliveries: deque[Delivery] = deque(maxlen=KEPT)
        self._delivered = self._given_up = self._left = 0
        self._signals: tuple[Signal, ...] = ()
        self._seen: dict[str, _Seen] = {}

    def begin(self) -> None:
        """The grace of the start runs from now."""
        self._grace_end = time.monotonic() + self._grace_s

    @property
    def is_starting(self) -> bool:
        """Within the grace."""
        return time.monotonic() < self._grace_end

    def set_state(self, state: OutputState) -> None:
        with self._lock:
            self._state = state

    def trouble(self, source: str, sentence: str) -> None:
        """What is wrong with one side of it, "" once that is over. An alarm, when it is news."""
        with self._lock:
            self._troubles[source] = sentence
        self.look_after()

    def look_after(self) -> None:
        """Tell what changed; also several times a second, as a grace ends by itself."""
        with self._telling:  # two threads must not tell in the wrong order
            before, text = self._told, self._gravest()
            if text and not before:  # a number in it that changes is no news for the log
                _log.warning("%s: %s", self.name, text)
            if text != before:
                self._told = text
                self._alarms.report_output(self.name, text)

    def _gravest(self) -> str:
        withheld = _OF_THE_START if self.is_starting else frozenset()
        with self._lock:
            troubles = [t for source, t in self._troubles.items() if t and source not in withheld]
        return troubles[0] if troubles else ""

    def ended(self, delivery: Delivery) -> None:
        """Of one part, once: given up where it has a problem."""
        with self._lock:
            self._deliveries.appendleft(delivery)
            self._given_up += bool(delivery.problem)
            self._delivered += not delivery.problem
        if delivery.problem:
            text = f"Part {delivery.trigger} did not get to {self.name}. {delivery.problem}"
            _log.warning("%s", text)
            self._alarms.report_undelivered(self.name, text)
        self._on_delivery(delivery)

    def left(self, parts: int) -> None:
        """At the end: what stays on disk for the next start."""
        with self._lock:
            self._left = parts

    def see(self, signals: tuple[Signal, ...]) -> None:
        """The signals of this moment."""
        now_ns = time.time_ns()
        with self._lock:
            for signal in signals:
                seen = self._seen.get(signal.name)
                if seen is None or seen.value != signal.value:
                    self._seen[signal.name] = _Seen(signal.value, now_ns)
            self._signals = tuple(
                replace(signal, since_ns=self._seen[signal.name].since_ns) for signal in signals
            )

    def snapshot(self, waiting: int) -> OutputSnapshot:
        with self._lock:
            is_on_its_way = self._state is OutputState.AWAY and self.is_starting
            return OutputSnapshot(
                self.name,
                self._kind,
                OutputState.OPENING if is_on_its_way else self._state,
                self._told,
                waiting,
                self._delivered,
                self._given_up,
                self._signals,
                tuple(self._deliveries),
                self._left,
            )
