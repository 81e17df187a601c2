"""A pulse on a line of the camera, in the words of SFNC 2.7, chapter 6 (Digital I/O Control)."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from app.outputs.driver import LineStatus
from app.outputs.errors import OutputError, PeerError, RefusedError
from app.outputs.snapshot import Signal, SignalValue
from app.recipes.output_entries import DigitalEntry
from app.store.record import PartRecord
from camera.errors import CameraError
from camera.source import Configurable, Switchable


@runtime_checkable
class _Camera(Configurable, Switchable, Protocol):
    pass


OVERLAP_TOLD_S = 10.0


class DigitalDriver:
    """An OutputDriver, Signalling, Timed. ``camera`` gives the one that streams, None without one.

    Without a camera nothing can be set up, and nothing can pass: that is no fault of the output
    while no part comes. The level at rest is set again by a camera that was lost, and is what it
    is left with when the line stops or this program dies.

    A pulse that begins before another has ended makes that one longer. A part that must not pass
    ends a pulse that lets parts pass. While the places of parts are not known, an output that
    rejects stays on, and one that lets parts pass stays at rest.
    """

    def __init__(self, entry: DigitalEntry, camera: Callable[[], object]) -> None:
        self._entry, self._open_camera = entry, camera
        self._ready_for: object = None
        self._level = self._held = False
        self._forced: bool | None = None
        self._ends_at = math.inf
        self._overlap_told_until = 0.0
        self._rest = self._setting(False)

    def open(self) -> None:
        self._ready_for = None

    def send(self, part: PartRecord) -> None:
        pulses = self._entry.passes(part.verdict) == (self._entry.active == "pass")
        camera = self._camera()
        if self._forced is not None:
            raise RefusedError(
                "The output is forced by hand.",
                "It did not act on this part.",
                "Release the forced signals on the test page.",
            )
        now = time.monotonic()
        if self._ends_at <= now:
            self._end_pulse(camera)
        elif self._ends_at < math.inf:
            self._overlap_told_until = now + OVERLAP_TOLD_S
        if pulses:
            if not self._level:
                self._switch(camera, True)
            self._ends_at = time.monotonic() + self._entry.pulse_ms / 1000
        elif self._entry.active == "pass" and self._ends_at < math.inf:
            self._end_pulse(camera)

    def acts_at(self, *, is_blind: bool) -> float:
        if self._ready_for is None:
            return math.inf
        return 0.0 if self._holds(is_blind) != self._held else self._ends_at

    def act(self, *, is_blind: bool) -> None:
        """Begin or end to reject all, and end a pulse whose time is over."""
        camera, holds = self._camera(), self._holds(is_blind)
        if holds and not self._level and self._forced is None:
            self._switch(camera, True)
        ended_hold, self._held = self._held and not holds, holds
        if self._ends_at <= time.monotonic() or (ended_hold and self._ends_at == math.inf):
            self._end_pulse(camera)

    def _holds(self, is_blind: bool) -> bool:
        return is_blind and self._entry.active == "reject"

    def _end_pulse(self, camera: _Camera) -> None:
        """Raises OutputError: the next part may have passed as well."""
        self._ends_at = math.inf
        if self._forced is not None or self._level == self._held:
            return
        try:
            self._switch(camera, self._held)
        except OutputError as error:
            with contextlib.suppress(OutputError):
                self._camera()  # set up anew, at rest
            raise OutputError(
                f"The pulse may have been too long: {error.what}",
                "The next part may have been switched as well.",
                error.remedy,
            ) from error

    def tick(self, status: LineStatus) -> None:
        """Raises PeerError while it rejects all, or pulses are longer than parts are apart."""
        if self._open_camera() is None:
            self._ready_for, self._level, self._forced = None, False, None
            self._ends_at = math.inf
            return
        self._camera()
        if self._held:
            raise PeerError(
                "Where parts on the belt are is not known: the encoder was reset or gave no count.",
                "All parts are rejected until those have passed the output.",
                "Check the encoder; with a counter that begins again at 0 set encoder_bits.",
            )
        if time.monotonic() < self._overlap_told_until:
            raise PeerError(
                "A part came to the output during the pulse of the one before.",
                "Pulses ran into one another; good parts may have been rejected.",
                "Make pulse_ms shorter than the time between two parts.",
            )

    def close(self) -> None:
        camera = self._open_camera()
        if isinstance(camera, _Camera):
            try:
                self._switch(camera, False)
            except OutputError:
                self._level = False  # the camera goes to rest when it is released

    def signals(self) -> tuple[Signal, ...]:
        name = f"{self._entry.line}: {self._entry.active}"
        forced = self._forced is not None
        return (
            Signal("Camera", self._ready_for is not None, incoming=True),
            Signal(name, self._level, can_force=True, forced=forced),
        )

    def force(self, name: str, value: SignalValue) -> None:
        self._switch(self._camera(), bool(value))
        self._forced, self._ends_at = bool(value), math.inf

    def release(self) -> None:
        if self._forced is not None:
            self._forced = None
            self._switch(self._camera(), self._held)

    def _camera(self) -> _Camera:
        """Set up for the output. Raises OutputError."""
        camera = self._open_camera()
        if camera is None:
            raise OutputError(
                "There is no camera to switch the output.",
                "Its line stays at rest.",
                "Start the line, and check the camera.",
            )
        if not isinstance(camera, _Camera):
            raise OutputError(
                "This camera has no outputs.",
                "Nothing is switched.",
                "Choose a GenICam camera, or another output.",
            )
        if camera is not self._ready_for:
            self._set_up(camera)
            self._ready_for = camera
        return camera

    def _set_up(self, camera: _Camera) -> None:
        """Kept for a reconnect, at rest; what has to be held is switched again afterwards."""
        self._held, self._ends_at = False, math.inf
        entry = self._entry
        self._guarded(lambda: camera.write(dict(self._rest)))
        settings = {
            "LineSelector": entry.line,
            "LineMode": "Output",
            "LineSource": entry.user_output,
        }
        try:
            self._guarded(lambda: camera.write(settings))
        except OutputError:
            # Lines that can only be outputs have a fixed mode that no camera lets be written.
            del settings["LineMode"]
            self._guarded(lambda: camera.write(settings))
        self._switch(camera, False)

    def _switch(self, camera: _Camera, level: bool) -> None:
        self._guarded(lambda: camera.switch(self._setting(level), self._rest))
        self._level = level

    def _setting(self, level: bool) -> tuple[tuple[str, str | bool], ...]:
        selected = ("UserOutputSelector", self._entry.user_output)
        return (selected, ("UserOutputValue", level))

    def _guarded(self, act: Callable[[], None]) -> None:
        try:
            act()
        except CameraError as error:
            self._ready_for = None
            raise OutputError(error.what, "The output was not switched.", error.remedy) from error
