"""Sends software triggers to the camera."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from app.station.account import LineAccount
from app.station.deadlines import Deadlines
from app.station.exposures import Exposures
from app.station.words import STOPPED, unexpected
from camera.errors import CameraError

_log = logging.getLogger(__name__)

Send = Callable[[], None]
BUSY = "It came while the camera still owed the picture of the trigger before."
CHANGING = "It came during a changeover, and another trigger waited for its end already."
UNTRIGGERED = "It came during a changeover to a recipe whose camera takes no trigger."
OVERDUE = "The changeover took longer than the part's deadline."


class SoftwareTriggers:
    """``trigger`` returns at once; the camera is told in a thread of its own, one after the other.

    Every trigger is in the ledger from the moment it was given, and its deadline runs from there.
    Between ``hold`` and ``release`` one trigger waits; others are missed.
    """

    def __init__(
        self, name: str, account: LineAccount, exposures: Exposures, deadlines: Deadlines
    ) -> None:
        self._name, self._account = name, account
        self._exposures, self._deadlines = exposures, deadlines
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=f"{name}-trigger")
        self._lock = threading.Lock()
        self._holding = False
        self._held: int | None = None

    def trigger(self, send: Send) -> None:
        """``send`` tells the camera; it may take long and raise CameraError."""
        now_ns = time.monotonic_ns()
        trigger = self._account.open()
        with self._lock:
            if self._holding:
                refused = "" if self._held is None else CHANGING
                self._held = trigger if self._held is None else self._held
            else:
                refused = "" if self._exposures.expect(trigger, now_ns) else BUSY
            waits = self._holding
        if refused:
            self._account.miss(trigger, refused)
            return
        self._deadlines.watch(trigger, now_ns)
        if not waits:
            self._submit(trigger, send)

    def hold(self) -> None:
        """The camera is told nothing any more; what it was told before may still bring a frame."""
        with self._lock:
            self._holding = True

    def release(self, send: Send | None) -> None:
        """Go on, the trigger that waits first; ``send`` None where the camera takes none."""
        with self._lock:
            self._holding = False
            trigger, self._held = self._held, None
            if trigger is None:
                return
            self._account.renew(trigger)
            refused = UNTRIGGERED if send is None else self._refusal(trigger)
        if refused or send is None:
            self._account.miss(trigger, refused)
        else:
            self._submit(trigger, send)

    def close(self) -> None:
        """Wait for the trigger under way; those given later are missed."""
        self._thread.shutdown()
        with self._lock:
            trigger, self._held = self._held, None
        if trigger is not None:
            self._account.miss(trigger, STOPPED)

    def _refusal(self, trigger: int) -> str:
        if not self._account.is_open(trigger):
            return OVERDUE
        return "" if self._exposures.expect(trigger, time.monotonic_ns()) else BUSY

    def _submit(self, trigger: int, send: Send) -> None:
        try:
            self._thread.submit(self._send, trigger, send)
        except RuntimeError:  # it stops at this moment
            self._exposures.withdraw(trigger)
            self._account.miss(trigger, STOPPED)

    def _send(self, trigger: int, send: Send) -> None:
        try:
            send()
        except CameraError as error:
            self._exposures.withdraw(trigger)
            self._account.fail(trigger, str(error))
        except Exception as error:  # noqa: BLE001 - the thread's boundary; reported and logged
            _log.exception("%s: trigger %d", self._name, trigger)
            self._exposures.run_out(trigger, time.monotonic_ns())  # a picture may come of it
            self._account.fail(trigger, _sentence(error))
        finally:
            self._exposures.sent(trigger, time.monotonic_ns())


def _sentence(error: Exception) -> str:
    return unexpected(error, "This part was not inspected.", "Report it with the log file.")
