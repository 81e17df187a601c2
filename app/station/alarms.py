"""The alarms of one line."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from app.station.snapshot import Alarm, Severity


class AlarmBoard:
    """One alarm per key. It leaves when it is both over and acknowledged. Any threads."""

    def __init__(self, clock_ns: Callable[[], int] = time.time_ns) -> None:
        self._lock = threading.Lock()
        self._clock_ns = clock_ns
        self._alarms: dict[str, Alarm] = {}

    def raise_alarm(self, key: str, severity: Severity, text: str) -> None:
        """Put the alarm up; again where it is up: it counts, and wants to be seen again."""
        with self._lock:
            before = self._alarms.get(key)
            count = 1 if before is None else before.count + 1
            self._alarms[key] = Alarm(key, severity, text, self._clock_ns(), count)

    def update(self, key: str, text: str) -> None:
        """Other words for an alarm that is up, without raising it again."""
        with self._lock:
            if key in self._alarms:
                self._alarms[key] = replace(self._alarms[key], text=text)

    def clear(self, key: str, text: str = "") -> None:
        """The condition is over; ``text`` replaces the alarm's where there is any."""
        with self._lock:
            alarm = self._alarms.get(key)
            if alarm is not None:
                self._keep(replace(alarm, active=False, text=text or alarm.text))

    def note(self, key: str, severity: Severity, text: str) -> None:
        """An event, over at once: it stays until somebody has seen it."""
        self.raise_alarm(key, severity, text)
        self.clear(key)

    def is_up(self, key: str) -> bool:
        """Whether the condition is there now."""
        with self._lock:
            alarm = self._alarms.get(key)
            return alarm is not None and alarm.active

    def acknowledge(self, key: str) -> None:
        """A person has seen it."""
        with self._lock:
            alarm = self._alarms.get(key)
            if alarm is not None:
                self._keep(replace(alarm, acknowledged=True))

    def all(self) -> tuple[Alarm, ...]:
        """The most urgent first, then the newest."""
        with self._lock:
            alarms = list(self._alarms.values())
        order = list(Severity)
        return tuple(sorted(alarms, key=lambda a: (-order.index(a.severity), -a.raised_ns)))

    def _keep(self, alarm: Alarm) -> None:
        if alarm.active or not alarm.acknowledged:
            self._alarms[alarm.key] = alarm
        else:
            del self._alarms[alarm.key]
