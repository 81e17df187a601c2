"""A source that comes back by itself after its camera was lost."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from camera.errors import CameraError, CameraLostError
from camera.pacing import SECOND_NS, ClockNs, Wait, wait_until
from camera.source import FrameSource, SoftwareTriggered
from camera.types import ConnectionState, Frame

FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 10.0
_GROWTH = 2.0
_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class ConnectionEvent:
    """A loss (``state`` LOST) or a return (STREAMING), at the host's monotonic clock.

    LOST with ``attempts`` above 0 is no new loss: an attempt to return failed for another reason.
    """

    state: ConnectionState
    at_ns: int
    reason: str = ""
    """What the camera said when it was lost, in whole sentences."""
    attempts: int = 0
    """Attempts to return until then, a successful one included."""
    outage_ns: int = 0
    """From the loss to the return."""


class ReconnectingSource:
    """A FrameSource around another one, that tries to start it again after every loss.

    The waits between attempts double from ``first_wait_s`` to ``longest_wait_s``. An attempt runs
    inside ``fetch`` and lasts as long as the source's ``start`` does, beyond the timeout if need
    be. Frame ids pass unchanged, so that no gap is hidden.

    ``on_event`` is called in the thread that fetches and must not raise. ``stop`` may be called
    from another thread; a ``fetch`` under way then returns None.
    """

    def __init__(
        self,
        source: FrameSource,
        *,
        first_wait_s: float = FIRST_WAIT_S,
        longest_wait_s: float = LONGEST_WAIT_S,
        on_event: Callable[[ConnectionEvent], None] | None = None,
        clock_ns: ClockNs = time.monotonic_ns,
        wait: Wait = threading.Condition.wait,
    ) -> None:
        if not 0.0 < first_wait_s <= longest_wait_s:
            raise ValueError(f"Waits grow from above 0: {first_wait_s} to {longest_wait_s} s.")
        self._source = source
        self._first_wait_s, self._longest_wait_s = first_wait_s, longest_wait_s
        self._on_event = on_event
        self._clock_ns, self._wait = clock_ns, wait
        self._changed = threading.Condition()
        self._outage: _Outage | None = None
        self._events: deque[ConnectionEvent] = deque(maxlen=_REMEMBERED)
        self._losses = 0
        self._reconnections = 0

    @property
    def source(self) -> FrameSource:
        """The source itself, for what only some can do, such as Configurable."""
        return self._source

    @property
    def state(self) -> ConnectionState:
        """LOST from a loss to the return, whatever the attempts do meanwhile."""
        return self._source.state if self._outage is None else ConnectionState.LOST

    @property
    def losses(self) -> int:
        """Losses since it was made."""
        return self._losses

    @property
    def reconnections(self) -> int:
        """Returns by itself since it was made."""
        return self._reconnections

    @property
    def trouble(self) -> str:
        """Why the camera isn't back yet, in whole sentences; empty where it is."""
        outage = self._outage
        return "" if outage is None else outage.trouble

    @property
    def events(self) -> tuple[ConnectionEvent, ...]:
        """The last 1,000 losses and returns, oldest first. From any thread."""
        with self._changed:
            return tuple(self._events)

    def start(self) -> None:
        """Start the source. Raises CameraError: a camera absent from the beginning is no loss."""
        self._source.start()
        outage = self._outage
        if outage is not None:
            self._note_return(outage)

    def stop(self) -> None:
        self._forget_outage()
        self._source.stop()

    def trigger(self) -> None:
        """Trigger the source. Raises CameraError where it takes none or is lost."""
        if not isinstance(self._source, SoftwareTriggered):
            raise CameraError(
                "This camera takes no software trigger.",
                "No picture was taken for this trigger.",
                "Choose another trigger mode in the recipe.",
            )
        self._source.trigger()

    def fetch(self, timeout_s: float) -> Frame | None:
        """As the source's, but a loss gives None. Raises NotStreamingError."""
        deadline_ns = self._clock_ns() + round(timeout_s * SECOND_NS)
        outage = self._outage
        if outage is not None and not self._return_from(outage, deadline_ns):
            return None
        left_s = max(0, deadline_ns - self._clock_ns()) / SECOND_NS
        try:
            return self._source.fetch(left_s)
        except CameraLostError as error:
            self._note_loss(error)
            return None

    def _note_loss(self, error: CameraLostError) -> None:
        now_ns = self._clock_ns()
        with self._changed:
            self._losses += 1
            self._outage = _Outage(now_ns, str(error), self._first_wait_s, self._longest_wait_s)
        self._report(ConnectionEvent(ConnectionState.LOST, now_ns, str(error)))

    def _return_from(self, outage: _Outage, deadline_ns: int) -> bool:
        """Wait for the next attempt, if it is due before the deadline, and make it."""
        due_ns = min(outage.next_attempt_ns, deadline_ns)
        with self._changed:
            over = wait_until(
                self._changed,
                lambda: self._outage is not outage,
                due_ns,
                self._clock_ns,
                self._wait,
            )
        if over or self._clock_ns() < outage.next_attempt_ns:
            return False
        try:
            self._source.start()
        except CameraError as error:
            self._note_failure(outage, str(error))
            return False
        return self._note_return(outage)

    def _note_failure(self, outage: _Outage, trouble: str) -> None:
        """Told where the trouble is another than before: a person may have to do something else."""
        is_new = trouble != outage.trouble
        now_ns = self._clock_ns()
        outage.failed(now_ns, trouble)
        if is_new and self._outage is outage:
            lost = ConnectionState.LOST
            self._report(ConnectionEvent(lost, now_ns, trouble, attempts=outage.attempts))

    def _note_return(self, outage: _Outage) -> bool:
        now_ns = self._clock_ns()
        with self._changed:
            stopped = self._outage is not outage
            if not stopped:
                self._outage = None
                self._reconnections += 1
        if stopped:
            self._source.stop()
            return False
        self._report(
            ConnectionEvent(
                ConnectionState.STREAMING,
                now_ns,
                attempts=outage.attempts + 1,
                outage_ns=now_ns - outage.since_ns,
            )
        )
        return True

    def _forget_outage(self) -> None:
        with self._changed:
            self._outage = None
            self._changed.notify_all()

    def _report(self, event: ConnectionEvent) -> None:
        with self._changed:
            self._events.append(event)
        if self._on_event is not None:
            self._on_event(event)


class _Outage:
    """When the next attempt is due, and why the last one failed."""

    def __init__(
        self, since_ns: int, trouble: str, first_wait_s: float, longest_wait_s: float
    ) -> None:
        self.since_ns, self.trouble = since_ns, trouble
        self.attempts = 0
        self._wait_s, self._longest_wait_s = first_wait_s, longest_wait_s
        self.next_attempt_ns = since_ns + round(first_wait_s * SECOND_NS)

    def failed(self, now_ns: int, trouble: str) -> None:
        """Wait longer, from the end of the attempt: an attempt may itself take long."""
        self.attempts += 1
        self.trouble = trouble
        self._wait_s = min(self._wait_s * _GROWTH, self._longest_wait_s)
        self.next_attempt_ns = now_ns + round(self._wait_s * SECOND_NS)
