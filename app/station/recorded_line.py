"""A line whose every order by a person is on record."""

from __future__ import annotations

from app.access.audit import Action, Audit, Who
from app.station.challenge import Challenge
from app.station.result import InspectionResult
from app.station.snapshot import LineFace, LineSnapshot
from camera.types import Frame


class RecordedLine:
    """A LineFace for views. The order comes first: no line waits for the record."""

    def __init__(self, line: LineFace, audit: Audit, who: Who) -> None:
        self._line, self._audit, self._who = line, audit, who

    @property
    def name(self) -> str:
        return self._line.name

    @property
    def challenge(self) -> Challenge | None:
        return self._line.challenge

    def snapshot(self) -> LineSnapshot:
        return self._line.snapshot()

    def take_frame(self) -> Frame | None:
        return self._line.take_frame()

    def results_after(self, trigger: int) -> tuple[InspectionResult, ...]:
        return self._line.results_after(trigger)

    def start(self) -> None:
        self._line.start()
        self._note(Action.LINE_STARTED)

    def stop(self) -> None:
        self._line.stop()
        self._note(Action.LINE_STOPPED)

    def pause(self) -> None:
        self._line.pause()
        self._note(Action.LINE_PAUSED)

    def resume(self) -> None:
        self._line.resume()
        self._note(Action.LINE_RESUMED)

    def trigger(self) -> None:
        """Not on record: the part is."""
        self._line.trigger()

    def select_recipe(self, number: int) -> bool:
        active = self._line.snapshot().recipe_active
        is_known = self._line.select_recipe(number)
        self._note(Action.RECIPE_SELECTED, f"{active}", f"{number}")
        return is_known

    def expect_serial(self, serial: str) -> None:
        """Not on record: the part is."""
        self._line.expect_serial(serial)

    def scan(self, code: str) -> bool:
        before = self._line.snapshot().recipe_requested
        taken = self._line.scan(code)
        after = self._line.snapshot().recipe_requested
        if after != before:
            self._note(Action.RECIPE_SELECTED, f"{before}", f"{after}, scanned")
        return taken

    def acknowledge(self, key: str) -> None:
        alarm = next((a.text for a in self._line.snapshot().alarms if a.key == key), key)
        self._line.acknowledge(key)
        self._note(Action.ALARM_ACKNOWLEDGED, alarm)

    def reset_counters(self) -> None:
        snapshot = self._line.snapshot()
        self._line.reset_counters()
        self._note(Action.COUNTERS_RESET, f"{snapshot.triggers} parts")

    def _note(self, action: Action, old: str = "", new: str = "") -> None:
        self._audit.note(self._who(), action, self.name, old, new)
