"""Ends the triggers whose picture does not come, or not in time."""

from __future__ import annotations

import time

from app.station.account import LineAccount
from app.station.exposures import Exposures


class MissingPictures:
    """Any threads."""

    def __init__(self, account: LineAccount, exposures: Exposures) -> None:
        self._account, self._exposures = account, exposures

    @property
    def awaited(self) -> bool:
        """Whether a trigger within its time waits for its picture."""
        return self._exposures.waits

    def on_due(self, trigger: int) -> None:
        """Its deadline is over: without a picture it is missed, else its verdict comes too late.

        In the thread of deadlines.
        """
        if self._exposures.run_out(trigger, time.monotonic_ns()):
            self._account.miss(trigger, "No picture came for this trigger.")
        else:
            self._account.end_at_deadline(trigger)

    def give_up(self, reason: str) -> None:
        """What waits is missed; its picture may still come, and is not taken for another's."""
        self._miss(self._exposures.give_up(time.monotonic_ns()), reason)

    def start_anew(self, reason: str) -> None:
        """What waits is missed: its camera is away or gives way to another, which counts anew."""
        self._miss(self._exposures.restart(), reason)

    def _miss(self, left: int | None, reason: str) -> None:
        if left is not None:
            self._account.miss(left, reason)
