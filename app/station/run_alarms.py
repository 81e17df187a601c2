"""What a running line says on its alarm board."""

from __future__ import annotations

from app.station.alarms import AlarmBoard
from app.station.slots import RecipeSlot
from app.station.snapshot import Severity
from app.station.words import refusal
from camera.errors import CameraLostError
from camera.reconnection import ConnectionEvent
from camera.types import ConnectionState

STRAY = (
    "A picture came that no trigger asked for. It was not inspected. "
    "Check that only this program triggers the camera."
)


class RunAlarms:
    """Its keys and its sentences. Any threads."""

    def __init__(self, board: AlarmBoard) -> None:
        self._board = board

    def starts(self) -> None:
        """What it said of its device the last time need not hold any more."""
        self._board.clear("device")

    def device(self, sentence: str) -> None:
        """Another device than the recipe's judges."""
        self._board.raise_alarm("device", Severity.ALARM, sentence)

    def version(self, sentence: str) -> None:
        """Why the recipe's version is not on record; "" where it is."""
        if sentence:
            self._board.raise_alarm("version", Severity.WARNING, sentence)
        else:
            self._board.clear("version")

    def unloadable(self, slot: RecipeSlot, error: Exception) -> None:
        """Its model can't be loaded before its turn, nor then."""
        text = refusal(error, f"The line can't change over to recipe {slot.number}.")
        self._board.note(f"preload:{slot.number}", Severity.WARNING, text)

    def refused(self, error: Exception, active: int) -> None:
        """A recipe can't be had."""
        text = refusal(error, f"The line goes on with recipe {active}.")
        self._board.raise_alarm("recipe", Severity.ALARM, text)

    def recipe_active(self) -> None:
        """What was said of the recipe before is over."""
        self._board.clear("challenge")
        self._board.clear("recipe")

    def stray(self) -> None:
        self._board.note("stray", Severity.WARNING, STRAY)

    def camera_absent(self, error: CameraLostError) -> None:
        """It can't be connected; told once."""
        if not self._board.is_up("camera"):
            self._board.raise_alarm("camera", Severity.ALARM, str(error))

    def camera_there(self) -> None:
        """Or not used any more."""
        self._board.clear("camera")

    def connection(self, event: ConnectionEvent) -> None:
        """The camera was lost, could not come back, or is back."""
        if event.state is not ConnectionState.LOST:
            seconds = event.outage_ns / 1e9
            self._board.clear("camera", f"The camera is back after {seconds:.0f} s.")
        elif event.attempts:
            self._board.update("camera", event.reason)
        else:
            self._board.raise_alarm("camera", Severity.ALARM, event.reason)
