"""A line as a controller commands and sees it."""

from __future__ import annotations

from app.outputs.driver import LineStatus
from app.outputs.refusals import DONE, NOT_KNOWN, NOT_TO_BE_HAD
from app.station.snapshot import LineFace, LineSnapshot, LineState
from camera.types import ConnectionState


class ControlledLine:
    """A LineControl around any LineFace. Any thread; every call returns at once."""

    def __init__(self, line: LineFace) -> None:
        self._line = line

    def trigger(self) -> None:
        self._line.trigger()

    def select_recipe(self, number: int) -> bool:
        return self._line.select_recipe(number)

    def expect_serial(self, serial: str) -> None:
        self._line.expect_serial(serial)

    def status(self) -> LineStatus:
        return status_of(self._line.snapshot())


def status_of(snapshot: LineSnapshot) -> LineStatus:
    """While the line is between two recipes it is not ready: a trigger would have to wait."""
    lost = snapshot.camera is ConnectionState.LOST
    streams = snapshot.camera is ConnectionState.STREAMING
    runs = snapshot.state is LineState.RUNNING
    return LineStatus(
        ready=runs and streams and not snapshot.is_changing,
        busy=snapshot.pending > 0,
        fault=snapshot.state is LineState.FAILED or lost,
        recipe_requested=snapshot.recipe_requested,
        recipe_active=snapshot.recipe_active,
        recipe_refused=snapshot.recipe_refused,
        refusal=_refusal(snapshot),
        triggers=snapshot.triggers,
    )


def _refusal(snapshot: LineSnapshot) -> int:
    if not snapshot.recipe_refused:
        return DONE
    known = any(choice.number == snapshot.recipe_refused for choice in snapshot.recipes)
    return NOT_TO_BE_HAD if known else NOT_KNOWN
