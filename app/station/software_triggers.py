"""Sends software triggers to the camera."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from app.station.account import LineAccount
from app.station.deadlines import Deadlines
from app.station.exposures import Exposures
from app.station.words import STOPPED, unexpected
from camera.errors import CameraError

_log = logging.getLogger(__name__)

BUSY = "It came while the camera still owed the picture of the trigger before."


class SoftwareTriggers:
    """``trigger`` returns at once; the camera is told in a thread of its own, one after the other.

    Every trigger is in the ledger from the moment it was given, and its deadline runs from there.
    """

    def __init__(
        self, name: str, account: LineAccount, exposures: Exposures, deadlines: Deadlines
    ) -> None:
        self._name, self._account = name, account
        self._exposures, self._deadlines = exposures, deadlines
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=f"{name}-trigger")

    def trigger(self, send: Callable[[], None]) -> None:
        """``send`` tells the camera; it may take long and raise CameraError."""
        now_ns = time.monotonic_ns()
        trigger = self._account.open()
        if not self._exposures.expect(trigger, now_ns):
            self._account.miss(trigger, BUSY)
            return
        self._deadlines.watch(trigger, now_ns)
        try:
            self._thread.submit(self._send, trigger, send)
        except RuntimeError:  # it stops at this moment
            self._exposures.withdraw(trigger)
            self._account.miss(trigger, STOPPED)

    def close(self) -> None:
        """Wait for the trigger under way; those given later are missed."""
        self._thread.shutdown()

    def _send(self, trigger: int, send: Callable[[], None]) -> None:
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
