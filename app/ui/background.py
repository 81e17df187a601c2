"""The one way to leave the GUI thread: reads run beside it, their answers come back into it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.station.words import unexpected
from core.errors import GoodpartError

_log = logging.getLogger(__name__)
T = TypeVar("T")

Refusal = Callable[[GoodpartError], None]


@dataclass(frozen=True, slots=True)
class _Request:
    channel: str
    work: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Refusal
    writes: bool


class Background(QObject):
    """One worker thread of its own. Made, called and answered in the GUI thread.

    On each channel the newest request wins: one that waits is replaced, the answer of one that
    runs is dropped. Channels are served in the order in which they were asked. ``shut_down``
    before the application goes: what writes is finished first.
    """

    _answered = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """``name`` of the thread, for the log."""
        super().__init__(parent)
        self._condition = threading.Condition()
        self._waiting: dict[str, _Request] = {}
        self._newest: dict[str, _Request] = {}
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    def submit(
        self,
        channel: str,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Refusal,
        *,
        writes: bool = False,
    ) -> None:
        """Run ``work`` beside; ``then`` gets its result, ``failed`` its error, in this thread.

        ``work`` touches no widget. ``writes``: it is done even where the window closes before.
        After ``shut_down`` nothing happens.
        """
        request = _Request(channel, work, then, failed, writes)
        with self._condition:
            if self._closed:
                return
            self._waiting.pop(channel, None)
            self._waiting[channel] = request
            self._newest[channel] = request
            self._condition.notify()

    def forget(self, channel: str) -> None:
        """Nobody waits for an answer there any more."""
        with self._condition:
            self._waiting.pop(channel, None)
            self._newest.pop(channel, None)

    def is_busy(self, channel: str) -> bool:
        """Whether an answer is still to come there."""
        return channel in self._newest

    @property
    def is_waited_for(self) -> bool:
        """Whether an answer is still to come, on any channel."""
        return bool(self._newest)

    def shut_down(self) -> None:
        """Drop what waits to read, finish what writes; no answer comes after it."""
        with self._condition:
            self._closed = True
            self._waiting = {name: r for name, r in self._waiting.items() if r.writes}
            self._newest.clear()
            self._condition.notify()
        self._thread.join()

    # The worker's thread.

    def _serve(self) -> None:
        while (request := self._next()) is not None:
            outcome = _outcome(request)
            if self._closed and isinstance(outcome, GoodpartError):
                _log.error("%s, after its window was closed: %s", request.channel, outcome)
            self._answered.emit(request, outcome)

    def _next(self) -> _Request | None:
        with self._condition:
            self._condition.wait_for(lambda: self._waiting or self._closed)
            if not self._waiting:
                return None
            return self._waiting.pop(next(iter(self._waiting)))

    # The GUI's thread.

    def _deliver(self, request: _Request, outcome: object) -> None:
        if self._newest.get(request.channel) is not request:
            return
        del self._newest[request.channel]
        if isinstance(outcome, GoodpartError):
            request.failed(outcome)
        else:
            request.then(outcome)


def _outcome(request: _Request) -> object:
    try:
        return request.work()
    except GoodpartError as error:
        return error
    except Exception as error:  # noqa: BLE001 - the thread's boundary; logged and told
        _log.exception("%s", request.channel)
        return GoodpartError(
            unexpected(error, "This can't be shown.", "Report this with the log file.")
        )
