"""One output in isolation: a thread, a queue and a driver of its own."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.outputs.account import OutputAccount
from app.outputs.driver import LineStatus, OutputDriver, Signalling, Storing, Timed
from app.outputs.errors import RefusedError
from app.outputs.inbox import Inbox, Waiting
from app.outputs.link import Link, unexpected
from app.outputs.schedule import MS_NS, Schedule
from app.outputs.snapshot import OutputSnapshot, OutputState
from app.store.record import PartRecord

_log = logging.getLogger(__name__)

TICK_S = 0.1
FIRST_WAIT_S = 0.25
CLOSE_S = 3.0
START_S = 15.0
JOIN_S = 2.0
STOPPED = "The station was stopped first."


@dataclass(frozen=True, slots=True)
class ChannelParts:
    """What a channel is made of. ``make_driver`` is called in the channel's thread."""

    make_driver: Callable[[], OutputDriver]
    make_schedule: Callable[[], Schedule]
    status: Callable[[], LineStatus]
    passes: Callable[[PartRecord], bool]
    queue_length: int = 1000
    valid_ms: float | None = None
    first_wait_s: float = FIRST_WAIT_S
    close_s: float = CLOSE_S
    start_s: float = START_S
    """An output that is closed sooner after its start has until then to send what waits."""


class OutputChannel:
    """What does not wait for its thread may be called from any other, and returns at once."""

    def __init__(self, parts: ChannelParts, account: OutputAccount) -> None:
        self._parts, self._account = parts, account
        self._changed = threading.Condition()
        self._inbox = Inbox(parts.queue_length)
        self._orders: deque[Callable[[Signalling], None]] = deque()
        self._close_at: float | None = None
        self._link = Link(account, parts.first_wait_s)
        self._owes = False
        self._started_at = 0.0
        self._tick_at = self._look_at = self._send_at = 0.0
        valid_ms = parts.valid_ms
        self._valid_ns = None if valid_ms is None else round(valid_ms * MS_NS)
        name = f"output-{account.name}"
        self._thread = threading.Thread(target=self._live, name=name, daemon=True)

    @property
    def name(self) -> str:
        return self._account.name

    def start(self) -> None:
        self._started_at = time.monotonic()
        self._account.begin()
        self._thread.start()

    def receive(self, part: PartRecord, arrived_ns: int, decided_ns: int) -> None:
        """Times are the host's monotonic clock."""
        waiting = Waiting(part, self._parts.passes(part), arrived_ns, decided_ns)
        with self._changed:
            gone = self._inbox.put(waiting)
            self._changed.notify_all()
        if gone is not None:
            self._give_up(gone, "Too many parts waited for this output.")

    def order(self, act: Callable[[Signalling], None]) -> None:
        """Something that a person asks of the signals; done in the channel's thread."""
        with self._changed:
            self._orders.append(act)
            self._changed.notify_all()

    def release(self) -> None:
        """Let go of what is forced, instead of what was ordered and not done yet."""
        with self._changed:
            self._orders.clear()
            self._orders.append(lambda signalling: signalling.release())
            self._changed.notify_all()

    def look_after(self) -> None:
        """From another thread, several times a second: tells of a driver that does not return."""
        self._link.look_after()

    def snapshot(self) -> OutputSnapshot:
        with self._changed:
            waiting = len(self._inbox)
        return self._account.snapshot(waiting)

    def ask_close(self) -> None:
        """Send what is due, for some seconds at most, then end."""
        parts, now = self._parts, time.monotonic()
        with self._changed:
            self._close_at = max(now + parts.close_s, self._started_at + parts.start_s)
            self._changed.notify_all()

    def join(self) -> None:
        """A driver that hangs is left behind: its thread ends with the program."""
        end = self._close_at or time.monotonic()
        self._thread.join(max(0.0, end - time.monotonic()) + JOIN_S)
        if self._thread.is_alive():
            _log.error("The output %s hangs; it is left behind.", self.name)
        for waiting in self._inbox.empty():
            self._give_up(waiting, STOPPED)

    # The channel's thread.

    def _live(self) -> None:
        driver: OutputDriver | None = None
        try:
            driver, schedule = self._parts.make_driver(), self._parts.make_schedule()
            while not self._is_over(driver, schedule):
                self._step(driver, schedule)
                self._rest(driver, schedule)
        except Exception as error:  # noqa: BLE001 - the thread's boundary; logged and an alarm
            _log.exception("output %s", self.name)
            self._account.trouble("thread", unexpected(self.name, error))
        finally:
            if driver is not None:
                self._end_with(driver)
            self._account.set_state(OutputState.OFF)

    def _end_with(self, driver: OutputDriver) -> None:
        driver.close()
        if isinstance(driver, Storing):
            self._account.left(driver.unsent())

    def _is_over(self, driver: OutputDriver, schedule: Schedule) -> bool:
        with self._changed:
            if self._close_at is None:
                return False
            waits = len(self._inbox) > 0
        if time.monotonic() >= self._close_at:
            return True
        if self._link.is_away and not self._account.is_starting:
            return True
        if waits or self._acts_at(driver, schedule) < math.inf:
            return False
        return not (isinstance(driver, Storing) and driver.can_send())

    def _step(self, driver: OutputDriver, schedule: Schedule) -> None:
        if self._acts_at(driver, schedule) <= time.monotonic():
            self._act(driver, schedule)
        now = time.monotonic()
        if schedule.look_every_s is not None and now >= self._look_at:
            self._look_at = now + schedule.look_every_s
            self._link.tried("encoder", schedule.look)
        with self._changed:
            new = self._inbox.not_scheduled()
            for waiting in new:
                waiting.due = schedule.take(waiting.arrived_ns)
        if not self._link.is_open and now >= self._link.open_at and self._link.open(driver):
            self._tick_at = 0.0
        if self._link.is_open:
            self._serve_orders(driver)
        self._send_due(driver)
        if self._link.is_open and time.monotonic() >= self._tick_at:
            self._tick(driver)

    def _acts_at(self, driver: OutputDriver, schedule: Schedule) -> float:
        if not self._link.is_open or not isinstance(driver, Timed):
            return math.inf
        return driver.acts_at(is_blind=schedule.is_blind)

    def _act(self, driver: OutputDriver, schedule: Schedule) -> None:
        if isinstance(driver, Timed):
            self._link.tried("switch", partial(driver.act, is_blind=schedule.is_blind))

    def _tick(self, driver: OutputDriver) -> None:
        self._tick_at = time.monotonic() + TICK_S
        is_well = self._link.tried("tick", lambda: driver.tick(self._parts.status()))
        if is_well and not self._owes:
            self._link.recover()
        if self._link.is_open and isinstance(driver, Signalling):
            self._account.see(driver.signals())

    def _serve_orders(self, driver: OutputDriver) -> None:
        while (act := self._next_order()) is not None:
            if isinstance(driver, Signalling):
                self._link.tried("force", partial(act, driver))
                self._tick_at = 0.0

    def _next_order(self) -> Callable[[Signalling], None] | None:
        with self._changed:
            return self._orders.popleft() if self._orders else None

    def _send_due(self, driver: OutputDriver) -> None:
        """All that is due, in order. What a person ordered does not wait behind it."""
        while (waiting := self._inbox.first()) is not None and waiting.due is not None:
            problem = waiting.too_old(time.monotonic_ns(), self._valid_ns)
            if problem:
                self._end(waiting, problem)
                continue
            now = time.monotonic()
            at_ns = waiting.due.at_ns
            is_due = at_ns is not None and at_ns <= now * 1e9 and now >= self._send_at
            if not is_due or not self._link.is_open or self._orders:
                return
            if not self._send(driver, waiting):
                return

    def _send(self, driver: OutputDriver, waiting: Waiting) -> bool:
        waiting.attempts += 1
        waiting.sent_ns = time.monotonic_ns()
        refusal: list[str] = []
        if not self._link.tried("send", lambda: _sent(driver, waiting.part, refusal)):
            self._send_at, self._owes = time.monotonic() + self._parts.first_wait_s, True
            return False
        self._owes = False
        self._link.recover()
        if not refusal:
            waiting.acknowledged_ns = time.monotonic_ns()
        self._end(waiting, " ".join(refusal))
        if time.monotonic() >= self._tick_at:
            self._tick(driver)
        return self._link.is_open

    def _end(self, waiting: Waiting, problem: str) -> None:
        with self._changed:
            is_ours = self._inbox.remove(waiting)
        if is_ours:
            self._account.ended(waiting.delivery(self.name, problem))

    def _give_up(self, waiting: Waiting, problem: str) -> None:
        self._account.ended(waiting.delivery(self.name, problem))

    def _rest(self, driver: OutputDriver, schedule: Schedule) -> None:
        now = time.monotonic()
        moments = [self._tick_at if self._link.is_open else self._link.open_at]
        moments.append(self._acts_at(driver, schedule))
        if schedule.look_every_s is not None:
            moments.append(self._look_at)
        with self._changed:
            first = self._inbox.first()
            if first is not None and first.due is None:
                return
            if first is not None and first.due is not None and first.due.at_ns is not None:
                due_s = first.due.at_ns / 1e9
                if self._link.is_open:
                    moments.append(max(due_s, self._send_at))
                if self._valid_ns is not None:
                    moments.append(due_s + self._valid_ns / 1e9)
            if self._orders and self._link.is_open:
                return
            if self._close_at is not None:
                moments.append(min(self._close_at, now + TICK_S))
            self._changed.wait(max(0.0005, min(moments) - now))


def _sent(driver: OutputDriver, part: PartRecord, refusal: list[str]) -> None:
    """A refusal says nothing against the connection."""
    try:
        driver.send(part)
    except RefusedError as error:
        refusal.append(str(error))
