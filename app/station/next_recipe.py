"""A line's side of making its next recipe ready."""

from __future__ import annotations

from app.station.active_recipe import ActiveRecipe
from app.station.fitted import Fitted, Fitting
from app.station.line_camera import LineCamera
from app.station.line_ledgers import LineLedgers
from app.station.preload import Preload
from app.station.run_alarms import RunAlarms
from app.station.slots import RecipeSlot


class NextRecipe:
    """ChangesOver: in the changeover's thread, but for what the reader's calls as well.

    It changes nothing of the active recipe and its camera, it reads them.
    """

    def __init__(
        self,
        ledgers: LineLedgers,
        alarms: RunAlarms,
        fitting: Fitting,
        active: ActiveRecipe,
        camera: LineCamera,
        preload: Preload,
    ) -> None:
        self._ledgers, self._alarms = ledgers, alarms
        self._fitting, self._active, self._camera = fitting, active, camera
        self._preload = preload

    def make_ready(self, slot: RecipeSlot) -> Fitted | None:
        now, source = self._active.fitted, self._camera.source
        assert now is not None
        assert source is not None
        fitted = self._fitting.fit_next(slot, now, source)
        if fitted is None:
            self._ledgers.settle_serial()
            return None
        try:
            self._fitting.check_stored(fitted, self._ledgers.challenge_of(slot))
        except BaseException:
            self._fitting.discard(fitted)
            raise
        return fitted

    def refused(self, slot: RecipeSlot, error: Exception) -> None:
        """Also in the reader's thread."""
        selection = self._ledgers.selection
        selection.give_up(slot)
        self._ledgers.settle_serial()
        self._alarms.refused(error, selection.active.number)

    def discard(self, fitted: Fitted) -> None:
        self._fitting.discard(fitted)

    def ended(self, leaves: Fitted) -> None:
        self._fitting.release(leaves)
        self.settled_in(self._ledgers.selection.active)

    def settled_in(self, slot: RecipeSlot) -> None:
        """It judges: others follow it, or are loaded. At the start in the reader's thread."""
        self._ledgers.on_active(slot.number)
        self._preload.all_but(slot)
