"""The first camera of a line's life, which may not be there yet."""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.station.active_recipe import ActiveRecipe
from app.station.changeover import Changeover
from app.station.fitted import Fitting
from app.station.line_camera import LineCamera
from app.station.line_ledgers import LineLedgers
from app.station.slots import RecipeSlot
from camera.errors import CameraError
from core.errors import GoodpartError


class FirstCamera:
    """In the reader's thread, before the changeover's begins.

    ``refused`` hears of a recipe that can't be had.
    """

    def __init__(
        self,
        ledgers: LineLedgers,
        stopping: threading.Event,
        fitting: Fitting,
        active: ActiveRecipe,
        camera: LineCamera,
        changeover: Changeover,
        refused: Callable[[RecipeSlot, Exception], None],
    ) -> None:
        self._ledgers, self._stopping, self._fitting = ledgers, stopping, fitting
        self._active, self._camera = active, camera
        self._changeover, self._refused = changeover, refused

    def connect(self) -> bool:
        """Another recipe that is asked for meanwhile may have a camera that is there.

        False where the line stops before it has one. Raises CameraError.
        """
        selection = self._ledgers.selection
        while not self._camera.connect(lambda: selection.wanted is not None):
            wanted = selection.wanted
            if self._stopping.is_set():
                return False
            if wanted is not None:  # else it was taken back meanwhile
                self._begin_with(wanted)
        return True

    def _begin_with(self, slot: RecipeSlot) -> None:
        """Instead of the recipe whose camera is not there, unless it can't be had."""
        fitted = None
        try:
            fitted = self._fitting.fit(slot, slot.load())
            self._fitting.check_stored(fitted, self._ledgers.challenge_of(slot))
            source = self._camera.open(fitted.parts)
        except (GoodpartError, CameraError) as error:
            if fitted is not None:
                self._fitting.release(fitted)
            self._changeover.forget(slot)
            self._refused(slot, error)
            return
        before = self._active.begin_with(fitted)
        self._camera.use(source)
        if before is not None:
            self._fitting.release(before)
        self._ledgers.selection.took(slot)
