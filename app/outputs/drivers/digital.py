"""A pulse on a line of the camera, in the words of SFNC 2.7, chapter 6 (Digital I/O Control)."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from app.outputs.driver import LineStatus
from app.outputs.errors import OutputError, RefusedError
from app.outputs.snapshot import Signal, SignalValue
from app.recipes.output_entries import DigitalEntry
from app.store.record import PartRecord
from camera.errors import CameraError
from camera.source import Configurable, Switchable


@runtime_checkable
class _Camera(Configurable, Switchable, Protocol):
    pass


class DigitalDriver:
    """An OutputDriver, Signalling. ``camera`` gives the one that streams, None without one.

    Without a camera nothing can be set up, and nothing can pass: that is no fault of the output
    while no part comes. The level at rest is set again by a camera that was lost, and is what it
    is left with when the line stops or this program dies.
    """

    def __init__(self, entry: DigitalEntry, camera: Callable[[], object]) -> None:
        self._entry, self._open_camera = entry, camera
        self._ready_for: object = None
        self._level = False
        self._forced: bool | None = None
        self._pause = threading.Event()
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
        if not pulses:
            return
        self._switch(camera, True)
        self._pause.wait(self._entry.pulse_ms / 1000)
        self._end_pulse(camera)

    def _end_pulse(self, camera: _Camera) -> None:
        """Raises RefusedError: a second pulse for this part would let the next one pass."""
        try:
            self._switch(camera, False)
        except OutputError as error:
            with contextlib.suppress(OutputError):
                self._camera()  # set up anew, at rest
            raise RefusedError(
                f"The pulse may have been too long: {error.what}",
                "The next part may have passed as well.",
                error.remedy,
            ) from error

    def tick(self, status: LineStatus) -> None:
        if self._open_camera() is None:
            self._ready_for, self._level, self._forced = None, False, None
        else:
            self._camera()

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
        self._forced = bool(value)

    def release(self) -> None:
        if self._forced is not None:
            self._forced = None
            self._switch(self._camera(), False)

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
        """Kept for a reconnect, at rest."""
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
