"""From a frame to a part: which trigger it belongs to, and what was lost before it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from app.station.account import LineAccount
from app.station.deadlines import Deadlines
from app.station.exposures import Arrival, Exposures
from app.station.part_queue import PartQueue, arrival_of
from camera.types import Frame

BETWEEN = (
    "The picture was taken while the camera's settings changed. "
    "It can't be judged with either recipe. Inspect the part again."
)


class Intake:
    """Commands from any thread; the rest in the reader's."""

    def __init__(
        self,
        account: LineAccount,
        exposures: Exposures,
        queue: PartQueue,
        deadlines: Deadlines,
        on_stray: Callable[[], None],
    ) -> None:
        self._account, self._exposures = account, exposures
        self._queue, self._deadlines, self._on_stray = queue, deadlines, on_stray
        self._software_trigger, self._mode = False, threading.Lock()
        self._set_ns = self._begin_ns = 0
        self._before: tuple[int, int] | None = None
        self._one_more = threading.Event()
        self._paused = threading.Event()

    @property
    def is_paused(self) -> bool:
        return self._paused.is_set()

    def pause(self) -> None:
        self._paused.set()

    def resume(self) -> None:
        self._paused.clear()

    def want_one(self, send: Callable[[], None]) -> None:
        """A part, also while the line pauses: the next frame, or that of a software trigger.

        ``send`` gives one; ``use`` waits until it returns. Any thread.
        """
        with self._mode:
            if self._software_trigger:
                send()
            else:
                self._one_more.set()

    def use(self, *, software_trigger: bool) -> None:
        """Whether frames come of software triggers from now on."""
        with self._mode:
            self._software_trigger = software_trigger

    def settings_changed(self, on_its_way_ns: int) -> None:
        """What is there by now, or so soon after, may have been taken under the old settings."""
        self._set_ns = time.monotonic_ns() + on_its_way_ns

    def camera_is_another(self) -> None:
        """It streams already: what it took before this moment was before this line's turn."""
        self._begin_ns = time.monotonic_ns()

    def take(self, frame: Frame) -> None:
        if arrival_of(frame) <= self._begin_ns:
            return  # its number is not noted either: what its buffers could not take is no loss
        arrival = self._exposures.arrive(frame.frame_id)
        wanted = self._is_wanted()
        self._miss_lost(arrival, wanted, frame)
        self._before = frame.frame_id, arrival_of(frame)
        if arrival.stale:
            return
        if arrival.trigger is not None:
            self._offer(frame, arrival.trigger, arrival.since_ns)
        elif self._software_trigger:
            self._on_stray()
        elif wanted:
            arrived_ns = arrival_of(frame)
            trigger = self._account.open(arrived_ns)
            self._deadlines.watch(trigger, arrived_ns)
            self._offer(frame, trigger, arrived_ns)

    def _offer(self, frame: Frame, trigger: int, since_ns: int) -> None:
        if arrival_of(frame) <= self._set_ns:
            self._account.refuse(trigger, BETWEEN, frame.frame_id)
        else:
            self._queue.offer(frame, trigger, since_ns)

    def _is_wanted(self) -> bool:
        """Whether a frame without a trigger of ours is a part: not while the line pauses."""
        by_hand = self._one_more.is_set()
        if by_hand:
            self._one_more.clear()
        return by_hand or not self._paused.is_set()

    def _miss_lost(self, arrival: Arrival, wanted: bool, frame: Frame) -> None:
        for lost in arrival.lost:
            trigger = lost.trigger
            if trigger is None and wanted and not self._software_trigger:
                trigger = self._account.open(self._time_of(lost.frame_id, frame))
            if trigger is not None:
                self._account.miss(trigger, "Its picture was lost on the way.", lost.frame_id)

    def _time_of(self, frame_id: int, after: Frame) -> int:
        """Of a lost picture nobody knows when it was: parts are taken to be evenly apart."""
        after_ns = arrival_of(after)
        before_id, before_ns = self._before or (frame_id, after_ns)
        if not before_id < frame_id < after.frame_id:
            return after_ns
        share = (frame_id - before_id) / (after.frame_id - before_id)
        return before_ns + round((after_ns - before_ns) * share)
