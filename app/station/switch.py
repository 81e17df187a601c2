"""The one moment that separates two recipes: between two frames, while triggers wait."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from app.station.active_recipe import ActiveRecipe
from app.station.camera_change import NotChangedError
from app.station.changeover import Changeover
from app.station.fitted import Fitted
from app.station.line_camera import FETCH_S, LineCamera
from app.station.part_flow import PartFlow
from app.station.part_queue import arrival_of
from app.station.slots import LineParts, RecipeSlot

SETTLE_S = 2.0
"""How long a changeover waits for the picture of a trigger that the camera has."""


class Switch:
    """In the reader's thread. ``refused`` hears of a recipe whose camera can't be had."""

    def __init__(
        self,
        stopping: threading.Event,
        changeover: Changeover,
        active: ActiveRecipe,
        camera: LineCamera,
        flow: PartFlow,
        refused: Callable[[RecipeSlot, Exception], None],
    ) -> None:
        self._stopping, self._changeover = stopping, changeover
        self._active, self._camera, self._flow = active, camera, flow
        self._refused = refused
        self._is_changing = False

    @property
    def is_changing(self) -> bool:
        """The reader is between two recipes: a trigger waits. Any thread may read it."""
        return self._is_changing

    def change_over(self, to: Fitted) -> None:
        """The line goes on with it, or with the recipe before where its camera refuses.

        Raises CameraError, GoodpartError: it can go on with neither.
        """
        leaves = to
        self._is_changing = True
        self._flow.triggers.hold()
        try:
            self._settle()
            self._camera.change(self._parts(), to)
            leaves = self._active.activate(to) or to
        except NotChangedError as error:
            self._refused(to.slot, error.reason)
            self._camera.go_on_with(error.source)
        finally:
            self._is_changing = False
            self._flow.triggers.release(
                self._camera.trigger if self._parts().software_trigger else None
            )
            self._flow.queue.after(lambda: self._changeover.done(leaves))
            self._changeover.switched()

    def _settle(self) -> None:
        """Pictures that were taken for the old recipe come in, within bounds."""
        now_ns = time.monotonic_ns()
        end_ns = now_ns + round(SETTLE_S * 1e9)
        while not self._stopping.is_set() and time.monotonic_ns() < end_ns:
            awaited = self._flow.missing.awaited
            frame = self._camera.fetch(FETCH_S if awaited else 0.0)
            if not awaited and (frame is None or arrival_of(frame) > now_ns):
                return
        self._flow.missing.give_up("Its picture did not come before the changeover.")

    def _parts(self) -> LineParts:
        fitted = self._active.fitted
        assert fitted is not None
        return fitted.parts
