"""A GenICam camera as the line sees it."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from camera.errors import CameraError, CameraLostError, NotStreamingError
from camera.genicam.discovery import producer_files
from camera.genicam.messages import CameraOrder, FrameNote
from camera.genicam.pixel_formats import decode
from camera.genicam.process import OPEN_S, CameraProcess
from camera.genicam.ring import FRAMES, HEARTBEAT, INCOMPLETE, NO_SLOT, FrameRing
from camera.genicam.settings import RememberedSettings, Setting, Settings, in_steps, with_selectors
from camera.types import ConnectionState, Feature, FeatureValue, Frame, TriggerMode

BUFFERS = 8
SILENCE_S = 3.0
"""Without a heartbeat for so long, the camera's process hangs."""
_LOOK_S = 0.2
_LINK_FEATURES = (
    "DeviceLinkSpeed",
    "DeviceLinkThroughputLimit",
    "StreamLostFrameCount",
    "StreamDroppedFrameCount",
    "GevSCPSPacketSize",
    "GevResendPacketCount",
)


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """Since the last start: frames that came, that came in part, and that found no free slot.

    ``temperature_c`` is None where the camera has no such feature, ``link`` what it tells of its
    connection, by feature name.
    """

    frames: int = 0
    incomplete: int = 0
    no_slot: int = 0
    temperature_c: float | None = None
    link: Mapping[str, FeatureValue] = field(default_factory=dict)


class GenicamCamera:
    """A FrameSource, SoftwareTriggered, Configurable, Switchable.

    Found by ``serial`` in all ``producers``.

    ``producers`` are .cti files or folders of them, besides those that GENICAM_GENTL64_PATH
    names. ``settings`` are set in their order at every start, and what ``write`` sets later as
    well: a camera that lost its power comes back as it was. ``execute("UserSetLoad")`` makes the
    camera's preset the beginning: settings written before are forgotten.

    ``trigger`` None leaves the camera's trigger as it is, to look at it without changing it.

    At least ``buffers`` frames fit between the camera and ``fetch``; what comes when all are full
    is a gap in the frame ids.
    """

    def __init__(
        self,
        serial: str,
        *,
        producers: Sequence[Path] = (),
        buffers: int = BUFFERS,
        settings: Settings = (),
        trigger: TriggerMode | None = TriggerMode.FREE_RUN,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._serial, self._producers = serial, tuple(producers)
        self._buffers, self._trigger = buffers, trigger
        self._environment = dict(environment or {})
        self._settings = RememberedSettings(settings)
        self._state = ConnectionState.DISCONNECTED
        self._life = threading.RLock()
        self._ring_use = threading.Lock()
        self._process: CameraProcess | None = None
        self._ring: FrameRing | None = None

    @property
    def serial(self) -> str:
        """The number by which it is opened."""
        return self._serial

    @property
    def state(self) -> ConnectionState:
        return self._state

    def connect(self) -> None:
        """Open the camera and set it up, without streaming; for setup. Raises CameraError."""
        with self._life:
            if self._state in (ConnectionState.CONNECTED, ConnectionState.STREAMING):
                return
            was_lost = self._state is ConnectionState.LOST
            self._release()
            try:
                self._process = CameraProcess(self._order())
                self._process.ask("open", within_s=OPEN_S)
            except CameraError:
                self._release()
                if was_lost:
                    self._state = ConnectionState.LOST
                raise
            self._state = ConnectionState.CONNECTED

    def start(self) -> None:
        with self._life:
            self.connect()
            process = self._process
            if self._state is ConnectionState.STREAMING or process is None:
                return
            try:
                size = cast(int, process.ask("payload"))
                self._ring = FrameRing.create(self._buffers, size)
                process.ask("start", self._ring.name, self._buffers, size, within_s=OPEN_S)
            except CameraError:
                self._release()
                raise
            except OSError as error:
                self._release()
                raise CameraError(
                    f"There is no memory for the frame buffers ({self._buffers}): {error}.",
                    "The line can't start.",
                    "Close other programs, or make the camera's region smaller.",
                ) from error
            self._state = ConnectionState.STREAMING

    def stop(self) -> None:
        with self._life:
            self._release()

    def fetch(self, timeout_s: float) -> Frame | None:
        process, ring = self._to_fetch()
        end = time.monotonic() + timeout_s
        while True:
            left_s = max(0.0, end - time.monotonic())
            try:
                note = process.next_note(min(left_s, _LOOK_S))
                if note is not None:
                    return self._frame(note, ring)
                self._check_heartbeat(process, ring)
            except CameraLostError:
                self._lose(process)
                raise
            if left_s <= _LOOK_S and time.monotonic() >= end:
                return None

    def trigger(self) -> None:
        self._streaming()
        if self._trigger is not TriggerMode.SOFTWARE:
            raise CameraError(
                f"The camera {self._serial} takes no software trigger: it is set to "
                f"{self._trigger}.",
                "No picture was taken for this trigger.",
                "Choose the software trigger in the recipe.",
            )
        self._ask("execute", "TriggerSoftware")

    def features(self) -> tuple[Feature, ...]:
        return cast(tuple[Feature, ...], self._ask("features", within_s=OPEN_S))

    def read(self, name: str) -> Feature:
        return cast(Feature, self._ask("read", name))

    def write(self, settings: Settings) -> None:
        for step in with_selectors(in_steps(settings)):
            self._ask("write", step)
            self._settings.note(*step)

    def switch(self, settings: Sequence[Setting], rest: Sequence[Setting]) -> None:
        self._ask("switch", tuple(settings), tuple(rest))

    def execute(self, name: str) -> None:
        self._ask("execute", name)
        if name == "UserSetLoad":
            self._settings.forget_all_but("UserSetSelector")

    def status(self) -> CameraStatus:
        """Raises CameraError, CameraLostError."""
        counts = self._counts()
        told = {name: self._value(name) for name in _LINK_FEATURES}
        temperature = self._value("DeviceTemperature")
        return CameraStatus(
            *counts,
            float(temperature) if isinstance(temperature, float | int) else None,
            {name: value for name, value in told.items() if value is not None},
        )

    def _counts(self) -> tuple[int, int, int]:
        _, ring = self._streaming()
        with self._ring_use:
            if ring.is_closed:
                raise self._gone()
            return ring.number(FRAMES), ring.number(INCOMPLETE), ring.number(NO_SLOT)

    def _value(self, name: str) -> FeatureValue | None:
        try:
            return self.read(name).value
        except CameraLostError:
            raise
        except CameraError:
            return None  # this camera has no such feature

    def _order(self) -> CameraOrder:
        producers = producer_files(self._producers, self._environment)
        if not producers:
            raise CameraError(
                "No GenICam driver is known.",
                "No camera can be opened.",
                "Install the driver of the camera's maker: it sets GENICAM_GENTL64_PATH. Or name "
                "its .cti file in the recipe, or with --producer.",
            )
        return CameraOrder(
            self._serial,
            tuple(map(str, producers)),
            self._trigger,
            in_steps(self._settings.all()),
            self._environment,
            self._buffers,
        )

    def _ask(self, verb: str, *arguments: object, within_s: float = 5.0) -> object:
        process = self._process
        if process is None:
            raise CameraError(
                f"The camera {self._serial} is not connected.",
                "Its settings can't be read or changed.",
                "Start the line first.",
            )
        try:
            return process.ask(verb, *arguments, within_s=within_s)
        except CameraLostError:
            with self._life:
                if process is self._process:  # and not a later one, that came back meanwhile
                    # The thread that fetches clears up: the ring is in its hands.
                    self._state = ConnectionState.LOST
                    process.kill()
            raise

    def _to_fetch(self) -> tuple[CameraProcess, FrameRing]:
        """Only the thread that fetches clears up after a loss: the ring is in its hands."""
        if self._state is ConnectionState.LOST:
            self._lose(self._process)
        return self._streaming()

    def _streaming(self) -> tuple[CameraProcess, FrameRing]:
        process, ring = self._process, self._ring
        if self._state is ConnectionState.LOST:
            raise self._gone()
        if self._state is not ConnectionState.STREAMING or process is None or ring is None:
            raise NotStreamingError(
                f"The camera {self._serial} is not started.",
                "No part is inspected.",
                "Start it first.",
            )
        return process, ring

    def _gone(self) -> CameraLostError:
        return CameraLostError(
            f"The camera {self._serial} is gone.",
            "No part is inspected.",
            "Check its cable and power; the line goes on by itself when it is back.",
        )

    def _frame(self, note: FrameNote, ring: FrameRing) -> Frame:
        with self._ring_use:
            if ring.is_closed:  # stopped by another thread, between the note and here
                raise self._gone()
            try:
                content = ring.bytes_of(note.slot)[: note.size]
                image = decode(content, note.width, note.height, note.pixel_format)
            finally:
                ring.give_back(note.slot)
        return Frame(
            image,
            note.frame_id,
            note.timestamp_ns,
            note.pixel_format,
            self._serial,
            note.received_ns,
            note.chunks,
        )

    def _check_heartbeat(self, process: CameraProcess, ring: FrameRing) -> None:
        with self._ring_use:
            beat_ns = 0 if ring.is_closed else ring.number(HEARTBEAT)
        if beat_ns and time.monotonic_ns() - beat_ns > SILENCE_S * 1e9:
            process.kill()
            raise CameraLostError(
                f"The driver of the camera {self._serial} hangs.",
                "No part is inspected.",
                "The line starts it again by itself; if it happens often, update the driver.",
            )

    def _lose(self, process: CameraProcess | None) -> None:
        with self._life:
            if process is self._process and process is not None:
                process.kill()
                self._release()
            if self._state is not ConnectionState.DISCONNECTED or process is not None:
                self._state = ConnectionState.LOST

    def _release(self) -> None:
        process, self._process = self._process, None
        ring, self._ring = self._ring, None
        if process is not None:
            process.close()
        if ring is not None:
            with self._ring_use:
                ring.close(unlink=True)
        self._state = ConnectionState.DISCONNECTED
