"""Recordings played like a camera: in their own time, at a rate, or as fast as they are fetched."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from camera.errors import CameraLostError, NotStreamingError
from camera.pacing import SECOND_NS, ClockNs, Timetable, Wait, wait_until
from camera.types import ConnectionState, FeatureValue, Frame, Pixels


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of a recording, whoever gets it owns it. ``image`` is None where it is lost.

    ``recorded_ns`` is the recording's own clock, to be compared within one opening.
    """

    image: Pixels | None
    recorded_ns: int
    pixel_format: str = ""
    chunks: Mapping[str, FeatureValue] = field(default_factory=dict)


class Recording(Protocol):
    """What is played. Calls come one at a time."""

    @property
    def name(self) -> str:
        """Stands for the serial number."""

    def open(self) -> None:
        """Begin at the first shot, also where it is open. Raises CameraLostError."""

    def resume(self) -> None:
        """Go on at the next shot after a loss. Raises CameraLostError."""

    def read(self) -> Shot | None:
        """The next shot, None after the last. Raises CameraLostError."""

    def close(self) -> None:
        """Give back what is open; does nothing where nothing is. Never raises."""


class Playback:
    """A FrameSource that loses nothing of its recording: who fetches late gets what was due.

    Played to the end it sends no more, unless it plays in a loop; ``start`` after ``stop`` begins
    anew. Frame ids go on counting meanwhile, and a shot that can't be read leaves a gap.
    """

    def __init__(
        self,
        recording: Recording,
        timetable: Timetable,
        *,
        loop: bool = False,
        clock_ns: ClockNs = time.monotonic_ns,
        wait: Wait = threading.Condition.wait,
    ) -> None:
        self._recording, self._timetable, self._loop = recording, timetable, loop
        self._clock_ns, self._wait = clock_ns, wait
        self._changed = threading.Condition()
        self._state = ConnectionState.DISCONNECTED
        self._pending: Shot | None = None
        self._due_ns = 0
        self._next_id = 0

    @property
    def state(self) -> ConnectionState:
        return self._state

    def start(self) -> None:
        """From the first shot; after a loss from the next one. Raises CameraLostError."""
        with self._changed:
            if self._state is ConnectionState.STREAMING:
                return
            if self._state is ConnectionState.LOST:
                self._recording.resume()
            else:
                self._recording.open()
            self._timetable.begin(self._clock_ns())
            self._state = ConnectionState.STREAMING

    def stop(self) -> None:
        with self._changed:
            self._recording.close()
            self._pending = None
            self._state = ConnectionState.DISCONNECTED
            self._changed.notify_all()

    def fetch(self, timeout_s: float) -> Frame | None:
        """The next frame when it is due. Raises NotStreamingError, CameraLostError."""
        with self._changed:
            self._require_streaming()
            deadline_ns = self._clock_ns() + round(timeout_s * SECOND_NS)
            while self._next_is_due(deadline_ns):
                frame = self._take()
                if frame is not None or self._clock_ns() >= deadline_ns:
                    return frame
            return None

    def _next_is_due(self, deadline_ns: int) -> bool:
        """Whether the next shot's time comes by the deadline, and nobody stopped meanwhile."""
        shot = self._next_shot()
        until_ns = deadline_ns if shot is None else min(self._due_ns, deadline_ns)
        wait_until(self._changed, self._is_stopped, until_ns, self._clock_ns, self._wait)
        return shot is not None and not self._is_stopped() and self._clock_ns() >= self._due_ns

    def _next_shot(self) -> Shot | None:
        """The shot to be sent next; it stays pending until it is due."""
        if self._pending is None:
            self._pending = self._read()
            if self._pending is not None:
                self._due_ns = self._timetable.due_ns(self._pending.recorded_ns, self._clock_ns())
        return self._pending

    def _read(self) -> Shot | None:
        try:
            shot = self._recording.read()
            if shot is None and self._loop:
                self._recording.open()
                self._timetable.rewind()
                shot = self._recording.read()
        except CameraLostError:
            self._state = ConnectionState.LOST
            raise
        return shot

    def _is_stopped(self) -> bool:
        return self._state is not ConnectionState.STREAMING

    def _take(self) -> Frame | None:
        """The pending shot as a frame, None where it is lost: its number is used up."""
        shot, self._pending = self._pending, None
        number, self._next_id = self._next_id, self._next_id + 1
        if shot is None or shot.image is None:
            return None
        return Frame(
            shot.image,
            number,
            self._due_ns,
            shot.pixel_format,
            self._recording.name,
            received_ns=self._clock_ns(),
            chunks=shot.chunks,
        )

    def _require_streaming(self) -> None:
        if self._state is ConnectionState.LOST:
            raise CameraLostError(
                f"The recording {self._recording.name} is gone.",
                "No part is inspected until it is back.",
                "Put it back where it was; the line goes on by itself.",
            )
        if self._state is not ConnectionState.STREAMING:
            raise NotStreamingError(
                f"The recording {self._recording.name} is not being played.",
                "No part is inspected.",
                "Start it first.",
            )
