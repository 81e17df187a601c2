"""One camera on harvesters: opened, set up, frames copied into the ring."""

from __future__ import annotations

import logging
import signal
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from genicam import genapi, gentl
from harvesters.core import Callback, Harvester
from harvesters.util.pfnc import symbolics

from camera.errors import CameraError, CameraLostError
from camera.genicam.messages import CameraOrder, FrameNote
from camera.genicam.pixel_formats import bits_per_pixel
from camera.genicam.ring import FRAMES, HEARTBEAT, INCOMPLETE, NO_SLOT, FrameRing
from camera.genicam.worker.node_map import CameraFeatures
from camera.genicam.worker.triggering import set_trigger
from camera.types import FeatureValue

FETCH_S = 0.002
"""How long a command may have to wait. A frame is taken at once."""
LOOK_NS = 200_000_000
"""How often a quiet camera is asked whether it is still there."""
DRIVER_ERRORS = (gentl.GenericException, genapi.GenericException)
_CAMERA_REMEDY = "Check its cable, power and address, and that no other program holds it."
_DRIVER_REMEDY = "Install the driver of its maker for this computer, or name the right file."
_CHUNK_SWITCHES = frozenset({"ChunkModeActive", "ChunkSelector", "ChunkEnable"})


def open_producer(producer: str) -> Any:  # noqa: ANN401
    """A Harvester with one .cti file. Its logger keeps quiet: drivers warn of harmless things."""
    quiet = logging.getLogger("goodpart.harvesters")
    quiet.propagate = False
    quiet.addHandler(logging.NullHandler())
    harvester = Harvester(logger=quiet)
    harvester.add_file(producer)
    harvester.update()
    return harvester


def problems_of(harvester: Any, producer: str) -> list[str]:  # noqa: ANN401
    """Harvesters says nothing of a file that it can't load, but has no system of it."""
    if harvester.device_info_list or harvester._systems:
        return []
    return [f"The producer {producer} can't be loaded: it is no GenTL driver for this computer."]


class Camera:
    """One camera on harvesters. Methods with the names of requests answer them."""

    def __init__(self, order: CameraOrder) -> None:
        self._order = order
        self._harvester: Any = None
        self._acquirer: Any = None
        self._features: CameraFeatures | None = None
        self._ring: FrameRing | None = None
        self._chunks: tuple[str, ...] | None = None
        self._rest: tuple[tuple[str, FeatureValue], ...] = ()
        self._last_look_ns = 0
        self.is_streaming = False

    @property
    def _nodes(self) -> CameraFeatures:
        if self._features is None:
            raise CameraError("The camera is not open.")
        return self._features

    def open(self) -> None:
        """Find the camera by its serial number and set it up."""
        problems: list[str] = []
        for producer in self._order.producers:
            try:
                if self._open_in(producer, problems):
                    break
            except DRIVER_ERRORS as error:
                problems.append(words_of(error))
        if self._features is None:
            raise CameraLostError(
                f"There is no camera {self._order.serial}. {' '.join(problems)}".strip(),
                "No part is inspected.",
                _DRIVER_REMEDY if problems else _CAMERA_REMEDY,
            )
        for name, value in self._order.settings:
            self._features.write(name, value)
        set_trigger(self._features, self._order)

    def _open_in(self, producer: str, problems: list[str]) -> bool:
        if not Path(producer).is_file():
            problems.append(f"The driver {producer} does not exist.")
            return False
        harvester = open_producer(producer)
        problems += problems_of(harvester, producer)
        serials = [info.property_dict.get("serial_number") for info in harvester.device_info_list]
        ids = [info.property_dict.get("id_") for info in harvester.device_info_list]
        wanted = self._order.serial
        if wanted not in serials and wanted not in ids:
            harvester.reset()
            return False
        self._harvester = harvester
        place = serials.index(wanted) if wanted in serials else ids.index(wanted)
        self._acquirer = harvester.create(place)
        # harvesters takes Ctrl-C for itself.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._features = CameraFeatures(self._acquirer.remote_device.node_map)
        return True

    def payload(self) -> int:
        """Bytes that a slot must hold: a frame without padding is never larger."""
        nodes = self._nodes
        width, height = nodes.read("Width").value, nodes.read("Height").value
        bits = bits_per_pixel(str(nodes.read("PixelFormat").value))
        return int(width or 0) * int(height or 0) * bits // 8

    def start(self, ring_name: str, slots: int, slot_bytes: int) -> None:
        self._ring = FrameRing.attach(ring_name, slots, slot_bytes)
        self._acquirer.num_buffers = self._order.buffers
        self._acquirer.add_callback(self._acquirer.Events.INCOMPLETE_BUFFER, _Count(self._ring))
        self._chunks = None
        self._beat()
        self._acquirer.start()
        self.is_streaming = True

    def features(self) -> object:
        return self._nodes.all()

    def read(self, name: str) -> object:
        return self._nodes.read(name)

    def write(self, settings: tuple[tuple[str, FeatureValue], ...]) -> object:
        return tuple((name, self._nodes.write(name, value)) for name, value in settings)

    def switch(
        self,
        settings: tuple[tuple[str, FeatureValue], ...],
        rest: tuple[tuple[str, FeatureValue], ...],
    ) -> None:
        """Outputs; ``rest`` is how ``close`` leaves them, also when the program was killed."""
        self._rest = rest
        self.write(settings)

    def execute(self, name: str) -> None:
        self._nodes.execute(name)

    def next_frame(self) -> FrameNote | None:
        """Waits ``FETCH_S`` at most. Raises CameraLostError."""
        ring = self._ring
        if not self.is_streaming or ring is None:
            return None
        try:
            buffer = self._acquirer.try_fetch(timeout=FETCH_S, is_raw=True)
            if buffer is None:
                self._look()
                return None
            return self._copy(buffer, ring)
        except DRIVER_ERRORS as error:
            raise CameraLostError(
                f"The camera {self._order.serial} is gone: {words_of(error)}",
                "No part is inspected.",
                "Check its cable and power; the line goes on by itself when it is back.",
            ) from error

    def _look(self) -> None:
        """A quiet camera either waits for a trigger or is gone: a register tells which."""
        if time.monotonic_ns() - self._last_look_ns > LOOK_NS:
            self._nodes.value("Width")
            self._beat()

    def _beat(self) -> None:
        self._last_look_ns = time.monotonic_ns()
        if self._ring is not None:
            self._ring.set_number(HEARTBEAT, self._last_look_ns)

    def _copy(self, buffer: Any, ring: FrameRing) -> FrameNote | None:  # noqa: ANN401
        received_ns = time.monotonic_ns()
        ring.count(FRAMES)
        self._beat()
        slot = ring.free_slot()
        try:
            if slot is None:
                ring.count(NO_SLOT)
                return None
            note = self._note(buffer, slot, received_ns)
            _copy_rows(buffer, note, ring)
        finally:
            buffer.parent.queue_buffer(buffer)
        ring.take(slot)
        return note

    def _note(self, buffer: Any, slot: int, received_ns: int) -> FrameNote:  # noqa: ANN401
        pixel_format = symbolics.get(buffer.pixel_format, f"0x{buffer.pixel_format:08X}")
        width, height = int(buffer.width), int(buffer.height)
        return FrameNote(
            slot=slot,
            frame_id=int(buffer.frame_id),
            timestamp_ns=_timestamp_ns(buffer),
            received_ns=received_ns,
            width=width,
            height=height,
            pixel_format=pixel_format,
            size=width * height * bits_per_pixel(pixel_format) // 8,
            chunks=self._chunk_values(),
        )

    def _chunk_values(self) -> dict[str, FeatureValue]:
        if self._chunks is None:
            self._chunks = self._chunk_names()
        values = {}
        for name in self._chunks:
            value = self._nodes.value(name)
            if value is not None:
                values[name] = value
        return values

    def _chunk_names(self) -> tuple[str, ...]:
        nodes = self._nodes
        if not nodes.has("ChunkModeActive") or not nodes.read("ChunkModeActive").value:
            return ()
        names = (f.name for f in nodes.all() if f.name.startswith("Chunk") and f.readable)
        return tuple(name for name in names if name not in _CHUNK_SWITCHES)

    def close(self) -> None:
        """In this order, each on its own: after a loss every step may fail."""
        if self._rest:
            with suppress(CameraError, *DRIVER_ERRORS):
                self.write(self._rest)
        acquirer, self._acquirer = self._acquirer, None
        self.is_streaming = False
        if acquirer is not None:
            # Streams first: after a loss ``stop`` fails half-way and would leave them running.
            streams = [stream.stop_acquisition for stream in acquirer._data_streams]
            kill = gentl.ACQ_STOP_FLAGS_LIST.ACQ_STOP_FLAGS_KILL
            steps = [*(partial(stop, kill) for stop in streams), acquirer.stop, acquirer.destroy]
            for step in steps:
                with suppress(*DRIVER_ERRORS, AttributeError):
                    step()
        if self._harvester is not None:
            with suppress(*DRIVER_ERRORS):
                self._harvester.reset()
        if self._ring is not None:
            self._ring.close()


class _Count(Callback):  # type: ignore[misc]
    """harvesters gives an incomplete frame back by itself; its frame id stays a visible gap."""

    def __init__(self, ring: FrameRing) -> None:
        super().__init__()
        self._ring = ring

    def emit(self, context: Any | None = None) -> None:  # noqa: ANN401
        self._ring.count(INCOMPLETE)


def _timestamp_ns(buffer: Any) -> int:  # noqa: ANN401
    with suppress(*DRIVER_ERRORS):
        return int(buffer.timestamp_ns)
    with suppress(*DRIVER_ERRORS):
        return int(buffer.timestamp)
    return 0


def _copy_rows(buffer: Any, note: FrameNote, ring: FrameRing) -> None:  # noqa: ANN401
    """Harvesters does not remove the padding behind rows."""
    padding = 0
    with suppress(*DRIVER_ERRORS):
        padding = int(buffer.padding_x)
    raw = np.frombuffer(buffer.raw_buffer, np.uint8)
    target = ring.bytes_of(note.slot)[: note.size]
    if padding == 0:
        target[:] = raw[: note.size]
        return
    row = note.size // note.height
    whole = raw[: (row + padding) * note.height].reshape(note.height, row + padding)
    target.reshape(note.height, row)[:] = whole[:, :row]


def words_of(error: Exception) -> str:
    first = next(iter(str(error).splitlines()), "")
    return f"The camera's driver failed: {type(error).__name__}: {first.rstrip('.')}."
