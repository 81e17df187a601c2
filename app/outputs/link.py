"""Whether an output's peer is reached: opening, losing, trying again, and telling of it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from app.outputs.account import OutputAccount
from app.outputs.driver import OutputDriver
from app.outputs.errors import PeerError
from app.outputs.snapshot import OutputState
from camera.errors import CameraError
from core.errors import GoodpartError, first_line

_log = logging.getLogger(__name__)

LONGEST_WAIT_S = 10.0
SLOW_S = 3.0
SLOW_OPENING_S = 10.0
"""A server of OPC UA needs some seconds for its address space, more where the computer is busy."""


class Link:
    """Used in its channel's thread alone, except for ``look_after``.

    ``first_wait_s`` passes before an output that failed is opened again, twice as much each time.
    """

    def __init__(self, account: OutputAccount, first_wait_s: float) -> None:
        self._account, self._first_wait_s = account, first_wait_s
        self._wait_s = first_wait_s
        self._busy: tuple[str, float] | None = None
        self.is_open = False
        self.open_at = 0.0
        """When it is tried again; monotonic clock."""

    @property
    def is_away(self) -> bool:
        """It was tried and does not work; before the first attempt nobody knows."""
        return not self.is_open and self.open_at > 0

    def open(self, driver: OutputDriver) -> bool:
        """Whether it is open now."""
        self._account.set_state(OutputState.OPENING)
        if self.tried("open", driver.open):
            self.is_open = True
            self._account.set_state(OutputState.OPEN)
        else:
            self._lose()
        return self.is_open

    def recover(self) -> None:
        """It works: the next failure waits no longer than the first."""
        self._wait_s = self._first_wait_s

    def tried(self, source: str, act: Callable[[], object]) -> bool:
        """False where it failed; the output is opened anew then, unless its peer is to blame."""
        self._busy = source, time.monotonic()
        try:
            act()
        except PeerError as error:
            self._account.trouble(source, str(error))
            return False
        except Exception as error:  # noqa: BLE001 - an output must not end with one bad answer
            known = isinstance(error, GoodpartError | CameraError)
            if not known:
                _log.exception("output %s", self._account.name)
            text = str(error) if known else unexpected(self._account.name, error)
            self._account.trouble(source, text)
            if self.is_open and source != "encoder":
                self._lose()
            return False
        finally:
            self._busy = None
            self._returned()
        self._account.trouble(source, "")
        return True

    def look_after(self) -> None:
        """From another thread, several times a second: tells of a driver that does not return."""
        self._account.look_after()
        source, since = self._busy or ("", time.monotonic())
        opens = source == "open"
        if time.monotonic() - since > (SLOW_OPENING_S if opens else SLOW_S):
            name = self._account.name
            self._account.set_state(OutputState.SLOW)
            self._account.trouble("slow", _slow(name, opens=opens))

    def _returned(self) -> None:
        """However it ended, it is not slow any more."""
        self._account.trouble("slow", "")
        if self.is_open:
            self._account.set_state(OutputState.OPEN)

    def _lose(self) -> None:
        self.is_open = False
        self.open_at = time.monotonic() + self._wait_s
        self._wait_s = min(self._wait_s * 2, LONGEST_WAIT_S)
        self._account.set_state(OutputState.AWAY)


def _slow(name: str, *, opens: bool) -> str:
    """Nobody is to blame for a server of ours that needs its time."""
    if opens:
        return (
            f"The output {name} takes long to start. Parts wait for it; the line goes on. "
            "If it stays so, check its settings and the load of this computer."
        )
    return (
        f"The output {name} does not answer. Parts wait for it; the line goes on. "
        "Check the other side."
    )


def unexpected(name: str, error: Exception) -> str:
    """What an error that nobody foresaw means."""
    what = f"The output {name} failed: {type(error).__name__}: {first_line(error)}."
    return f"{what} Its parts are not delivered. Report this with the log file."
