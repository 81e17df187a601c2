"""A simulated line: a camera that shows rendered parts, good and bad in a known order."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from camera.errors import CameraError, CameraLostError, NotStreamingError
from camera.pacing import SECOND_NS, ClockNs, Wait
from camera.rendering.defects import DEFECT_KINDS, DefectKind
from camera.rendering.renderer import PartRenderer
from camera.sensor import Exposure, SimulatedSensor
from camera.types import ConnectionState, Frame, TriggerMode

SERIAL = "simulated"
BUFFERS = 8


@dataclass(frozen=True, slots=True)
class Part:
    """What really lies under the camera. ``mask`` is all false for a good part."""

    image: NDArray[np.uint8]
    kind: DefectKind | None
    mask: NDArray[np.bool_]


class SimulatedLine:
    """A FrameSource, SoftwareTriggered. A share of the parts is defective; the truth is kept.

    Free-running, a part comes ``rate_hz`` times a second whether anybody fetches or not: what
    finds all ``buffers`` full is lost and leaves a gap in the frame ids. Without a rate the next
    part is there as soon as it is asked for. With a software trigger, each ``trigger`` brings one,
    and the rate counts for nothing.

    ``trigger``, ``unplug`` and ``replug`` may be called from any thread. ``clock_ns`` stamps the
    frames, ``wait`` sleeps.
    """

    def __init__(
        self,
        renderer: PartRenderer,
        *,
        defect_rate: float = 0.0,
        seed: int = 0,
        rate_hz: float | None = None,
        trigger: TriggerMode = TriggerMode.FREE_RUN,
        buffers: int = BUFFERS,
        clock_ns: ClockNs = time.monotonic_ns,
        wait: Wait = threading.Condition.wait,
    ) -> None:
        _require_known(trigger)
        self._renderer, self._defect_rate, self._seed = renderer, defect_rate, seed
        self._trigger = trigger
        self._clock_ns, self._wait = clock_ns, wait
        free_running = trigger is TriggerMode.FREE_RUN
        self._sensor = SimulatedSensor(free_running=free_running, rate_hz=rate_hz, buffers=buffers)
        self._changed = threading.Condition()
        self._state = ConnectionState.DISCONNECTED
        self._plugged = True

    @property
    def state(self) -> ConnectionState:
        return self._state

    def start(self) -> None:
        """Stream. Raises CameraLostError while the camera is unplugged."""
        with self._changed:
            if not self._plugged:
                raise _lost()
            if self._state is not ConnectionState.STREAMING:
                self._sensor.begin(self._clock_ns())
                self._state = ConnectionState.STREAMING

    def stop(self) -> None:
        with self._changed:
            self._end(ConnectionState.DISCONNECTED)

    def fetch(self, timeout_s: float) -> Frame | None:
        """The next part's frame. Raises NotStreamingError, CameraLostError."""
        with self._changed:
            exposure = self._next_exposure(timeout_s)
        if exposure is None:
            return None
        image = self.part(exposure.number).image
        received_ns = self._clock_ns()
        return Frame(image, exposure.number, exposure.at_ns, "RGB8", SERIAL, received_ns)

    def trigger(self) -> None:
        """Expose the next part. Raises NotStreamingError, CameraError."""
        with self._changed:
            self._require_streaming()
            if self._trigger is not TriggerMode.SOFTWARE:
                raise _not_triggered()
            self._sensor.expose(self._clock_ns())
            self._changed.notify_all()

    def unplug(self) -> None:
        """Pull the cable: frames that wait are lost, a ``fetch`` under way fails at once."""
        with self._changed:
            self._plugged = False
            if self._state is ConnectionState.STREAMING:
                self._end(ConnectionState.LOST)

    def replug(self) -> None:
        """Put the cable back; ``start`` works again."""
        with self._changed:
            self._plugged = True

    def part(self, number: int) -> Part:
        """The truth about part ``number``, which is also frame ``number``."""
        kind = self._kind(number)
        if kind is None:
            image = self._renderer.good(number)
            return Part(image, None, np.zeros(image.shape[:2], np.bool_))
        bad = self._renderer.defective(number, kind)
        return Part(bad.image, kind, bad.mask)

    def _next_exposure(self, timeout_s: float) -> Exposure | None:
        deadline_ns = self._clock_ns() + round(timeout_s * SECOND_NS)
        while True:
            self._require_streaming()
            now_ns = self._clock_ns()
            exposure = self._sensor.take(now_ns)
            if exposure is not None or now_ns >= deadline_ns:
                return exposure
            due_ns = self._sensor.due_ns
            until_ns = deadline_ns if due_ns is None else min(due_ns, deadline_ns)
            self._wait(self._changed, (until_ns - now_ns) / SECOND_NS)

    def _end(self, state: ConnectionState) -> None:
        if self._state is ConnectionState.STREAMING:
            self._sensor.discard(self._clock_ns())
        self._state = state
        self._changed.notify_all()

    def _require_streaming(self) -> None:
        if self._state is ConnectionState.LOST:
            raise _lost()
        if self._state is not ConnectionState.STREAMING:
            raise NotStreamingError(
                "The simulated line is not started.",
                "No part is inspected.",
                "Start it first.",
            )

    def _kind(self, number: int) -> DefectKind | None:
        rng = np.random.default_rng((self._seed, number))
        if rng.random() >= self._defect_rate:
            return None
        return DEFECT_KINDS[int(rng.integers(len(DEFECT_KINDS)))]


def _require_known(trigger: TriggerMode) -> None:
    if trigger is TriggerMode.HARDWARE:
        raise CameraError(
            "The simulated line has no input for a hardware trigger.",
            "It can't be started.",
            "Choose free run or the software trigger in the recipe.",
        )


def _lost() -> CameraLostError:
    return CameraLostError(
        "The simulated camera is unplugged.",
        "No part is inspected until it is back.",
        "Plug it in again; the line goes on by itself.",
    )


def _not_triggered() -> CameraError:
    return CameraError(
        "The simulated line runs freely and takes no trigger.",
        "No picture was taken for this trigger.",
        "Choose the software trigger in the recipe.",
    )
