"""From a trigger or a frame to the queue of parts."""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.station.account import LineAccount
from app.station.deadlines import Deadlines
from app.station.exposures import Exposures
from app.station.fitted import Fitted
from app.station.intake import Intake
from app.station.missing_pictures import MissingPictures
from app.station.part import Inspects
from app.station.part_queue import PartQueue
from app.station.software_triggers import SoftwareTriggers


class PartFlow:
    """What a part of one run passes, made together: each knows the one after it.

    Once ``stopping`` is set, what is queued is missed instead of judged. ``on_stray`` hears of
    pictures that no trigger asked for, in the reader's thread.
    """

    def __init__(
        self,
        name: str,
        account: LineAccount,
        stopping: threading.Event,
        on_stray: Callable[[], None],
    ) -> None:
        exposures = Exposures()
        self._account = account
        self.missing = MissingPictures(account, exposures)
        self.queue = PartQueue(name, account, stopping, length=1, deadline_ns=0)
        self.deadlines = Deadlines(name, 0, self.missing.on_due)
        self.triggers = SoftwareTriggers(name, account, exposures, self.deadlines)
        self.intake = Intake(account, exposures, self.queue, self.deadlines, on_stray)

    def use(self, fitted: Fitted, inspector: Inspects) -> None:
        """Frames and triggers from now on belong to that recipe. In the reader's thread."""
        parts = fitted.parts
        self.queue.change(inspector, length=parts.queue_length, deadline_ns=parts.deadline_ns)
        self.deadlines.change(parts.deadline_ns)
        self._account.use(fitted.runs_with)
        self.intake.use(software_trigger=parts.software_trigger)
