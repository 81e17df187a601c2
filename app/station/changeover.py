"""Makes the recipe that was asked for ready while the line goes on with the present one."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
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

    The reader takes what is ready with ``take``, changes over and says ``switched``. ``done`` says
    what no part needs any more; the next recipe does not wait for that.
    """

    def __init__(self, name: str, line: ChangesOver) -> None:
        self._name, self._line = name, line
        self._changed = threading.Condition()
        self._wanted: RecipeSlot | None = None
        self._ready: Fitted | None = None
        self._taken = False
        self._left: list[Fitted] = []
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=f"{name}-changeover", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def ask(self, slot: RecipeSlot) -> None:
        """Any thread; returns at once."""
        with self._changed:
            self._wanted = slot
            self._changed.notify_all()

    def forget(self, slot: RecipeSlot) -> None:
        """It can't be had, as was told already. Any thread."""
        with self._changed:
            if self._wanted is slot:
                self._wanted = None

    def take(self) -> Fitted | None:
        """What the reader has to change over to now. The reader's thread."""
        if self._ready is None:  # the usual case, some thousand times a second
            return None
        with self._changed:
            ready, self._ready = self._ready, None
            self._taken = ready is not None
            return ready

    def switched(self) -> None:
        """What was taken is active, or was refused. The reader's thread."""
        with self._changed:
            self._taken = False
            self._changed.notify_all()

    def done(self, leaves: Fitted) -> None:
        """Any thread; returns at once."""
        with self._changed:
            self._left.append(leaves)
            self._changed.notify_all()

    def close(self) -> None:
        """Wait for what is under way. Nothing may be ``done`` after this."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while self._wait():
            self._end_what_was_left()
            slot = self._next()
            if slot is not None:
                self._change_to(slot)
        self._end_what_was_left()

    def _wait(self) -> bool:
        """False once it is closed."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._closed or self._wanted is not None or bool(self._left)
            )
            return not self._closed

    def _next(self) -> RecipeSlot | None:
        with self._changed:
            wanted, self._wanted = self._wanted, None
            return wanted

    def _end_what_was_left(self) -> None:
        with self._changed:
            left, self._left = self._left, []
        for leaves in left:
            self._guarded(self._line.ended, leaves)

    def _guarded(self, act: Callable[[Fitted], None], fitted: Fitted) -> None:
        """What can't be released must not end this thread: no recipe could be had any more."""
        try:
            act(fitted)
        except Exception:  # noqa: BLE001 - logged; the line inspects with another recipe
            _log.exception("%s: recipe %d", self._name, fitted.slot.number)

    def _change_to(self, slot: RecipeSlot) -> None:
        try:
            fitted = self._line.make_ready(slot)
        except Exception as error:  # noqa: BLE001 - the thread's boundary; the line reports it
            _log.warning("%s: recipe %d: %s", self._name, slot.number, error)
            self._line.refused(slot, error)
            return
        if fitted is not None:
            self._hand_over(fitted)

    def _hand_over(self, fitted: Fitted) -> None:
        with self._changed:
            self._ready = fitted
            self._changed.wait_for(self._is_over)
            unused, self._ready = self._ready, None
        if unused is not None:
            self._guarded(self._line.discard, unused)

    def _is_over(self) -> bool:
        """Switched; or not begun and not wanted any more."""
        if self._taken:
            return False
        return self._ready is None or self._closed or self._wanted is not None
