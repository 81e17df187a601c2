"""Makes the recipe that was asked for ready while the line goes on with the present one."""

from __future__ import annotations

import logging
import threading
from typing import Protocol

from app.station.fitted import Fitted
from app.station.slots import RecipeSlot

_log = logging.getLogger(__name__)


class ChangesOver(Protocol):
    """The line's side. All of it is called in the changeover's thread."""

    def make_ready(self, slot: RecipeSlot) -> Fitted | None:
        """None where the line runs with just this already."""

    def refused(self, slot: RecipeSlot, error: Exception) -> None:
        """It can't be had: the present recipe stays."""

    def discard(self, fitted: Fitted) -> None:
        """It was made ready and not used."""

    def ended(self, leaves: Fitted) -> None:
        """No part needs ``leaves`` any more, whichever of the two recipes that is."""


class Changeover:
    """A thread between ``start`` and ``close``. The newest recipe that was asked for counts.

    The reader takes what is ready with ``take``, changes over, and says ``done`` with what is no
    longer needed.
    """

    def __init__(self, name: str, line: ChangesOver) -> None:
        self._name, self._line = name, line
        self._changed = threading.Condition()
        self._wanted: RecipeSlot | None = None
        self._ready: Fitted | None = None
        self._taken = False
        self._leaves: Fitted | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=f"{name}-changeover", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ask(self, slot: RecipeSlot) -> None:
        """Any thread; returns at once."""
        with self._changed:
            self._wanted = slot
            self._changed.notify_all()

    def take(self) -> Fitted | None:
        """What the reader has to change over to now. The reader's thread."""
        if self._ready is None:  # the usual case, some thousand times a second
            return None
        with self._changed:
            ready, self._ready = self._ready, None
            self._taken = ready is not None
            return ready

    def done(self, leaves: Fitted) -> None:
        """Any thread; returns at once."""
        with self._changed:
            self._leaves = leaves
            self._changed.notify_all()

    def close(self) -> None:
        """Wait for what is under way; what was taken must be done, or come to it by itself."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while (slot := self._next()) is not None:
            try:
                fitted = self._line.make_ready(slot)
            except Exception as error:  # noqa: BLE001 - the thread's boundary; the line reports it
                _log.warning("%s: recipe %d: %s", self._name, slot.number, error)
                self._line.refused(slot, error)
                continue
            if fitted is not None:
                self._hand_over(fitted)

    def _next(self) -> RecipeSlot | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._wanted is not None)
            wanted, self._wanted = self._wanted, None
            return None if self._closed else wanted

    def _hand_over(self, fitted: Fitted) -> None:
        with self._changed:
            self._ready = fitted
            self._changed.wait_for(self._is_over)
            unused, self._ready = self._ready, None
            leaves, self._leaves = self._leaves, None
            self._taken = False
        if unused is not None:
            self._line.discard(unused)
        if leaves is not None:
            self._line.ended(leaves)

    def _is_over(self) -> bool:
        """Done; or not begun and not wanted any more."""
        if self._taken:
            return self._leaves is not None
        return self._closed or self._wanted is not None
