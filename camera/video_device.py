"""Cameras of the operating system (UVC), through OpenCV."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

import cv2
from numpy.typing import NDArray

from camera.capture import Capture, OpenCapture, open_capture, rgb
from camera.errors import CameraLostError, NotStreamingError
from camera.pacing import SECOND_NS, ClockNs, Wait, wait_until
from camera.types import ConnectionState, Frame

BUFFERS = 8


@dataclass(frozen=True, slots=True)
class _Picture:
    """``pixels`` as OpenCV read them, at ``at_ns`` of the host's monotonic clock."""

    number: int
    at_ns: int
    pixels: NDArray[Any]


class VideoDevice:
    """A FrameSource of the camera with that index, running freely.

    A thread of its own empties the driver's queue, since OpenCV can't wait for a picture with a
    timeout and the driver loses pictures silently. What finds ``buffers`` full is lost and leaves
    a gap in the frame ids. ``size`` (width, height) and ``rate_hz`` are what the camera is asked
    for; it may give others. UVC tells no time of exposure: frames carry the time of arrival.
    """

    def __init__(
        self,
        index: int,
        *,
        rate_hz: float | None = None,
        size: tuple[int, int] | None = None,
        buffers: int = BUFFERS,
        capture: OpenCapture = open_capture,
        clock_ns: ClockNs = time.monotonic_ns,
        wait: Wait = threading.Condition.wait,
    ) -> None:
        self._index, self._rate_hz, self._size = index, rate_hz, size
        self._buffers, self._open_capture = buffers, capture
        self._clock_ns, self._wait = clock_ns, wait
        self._changed = threading.Condition()
        self._pictures: deque[_Picture] = deque()
        self._next = 0
        self._state = ConnectionState.DISCONNECTED
        self._reading = False
        self._reader: threading.Thread | None = None

    @property
    def state(self) -> ConnectionState:
        return self._state

    def start(self) -> None:
        """Open the camera and read. Raises CameraLostError where it can't be opened."""
        if self._state is ConnectionState.STREAMING:
            return
        self._end_reader()
        capture = self._opened()
        self._reading = True
        self._state = ConnectionState.STREAMING
        name = f"video-device-{self._index}"
        self._reader = threading.Thread(target=self._read, args=(capture,), name=name, daemon=True)
        self._reader.start()

    def stop(self) -> None:
        """Release the camera. Takes as long as the driver takes for a picture."""
        self._end_reader()
        self._state = ConnectionState.DISCONNECTED

    def fetch(self, timeout_s: float) -> Frame | None:
        """The next frame. Raises NotStreamingError, CameraLostError after the last one."""
        deadline_ns = self._clock_ns() + round(timeout_s * SECOND_NS)
        with self._changed:
            self._require_streaming()
            if not wait_until(
                self._changed, self._has_news, deadline_ns, self._clock_ns, self._wait
            ):
                return None
            picture = self._pictures.popleft() if self._pictures else None
        if picture is None:
            self._state = ConnectionState.LOST
            raise self._lost()
        image, pixel_format = rgb(picture.pixels)
        at_ns, serial = picture.at_ns, f"video {self._index}"
        return Frame(image, picture.number, at_ns, pixel_format, serial, received_ns=at_ns)

    def _has_news(self) -> bool:
        return bool(self._pictures) or not self._reading

    def _read(self, capture: Capture) -> None:
        """The reader's thread, until it is told to end or the camera gives no more."""
        try:
            while self._reading:
                done, pixels = capture.read()
                if not done or pixels is None:
                    break
                self._keep(pixels)
        except cv2.error:
            pass  # as good as no picture: the camera is gone
        finally:
            capture.release()
            with self._changed:
                self._reading = False
                self._changed.notify_all()

    def _keep(self, pixels: NDArray[Any]) -> None:
        with self._changed:
            if len(self._pictures) < self._buffers:
                self._pictures.append(_Picture(self._next, self._clock_ns(), pixels))
                self._changed.notify_all()
            self._next += 1

    def _end_reader(self) -> None:
        self._reading = False
        if self._reader is not None:
            self._reader.join()
            self._reader = None
        self._pictures.clear()

    def _opened(self) -> Capture:
        capture = self._open_capture(self._index)
        if not capture.isOpened():
            capture.release()
            raise self._lost()
        if self._size is not None:
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, self._size[0])
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, self._size[1])
        if self._rate_hz is not None:
            capture.set(cv2.CAP_PROP_FPS, self._rate_hz)
        return capture

    def _require_streaming(self) -> None:
        if self._state is ConnectionState.LOST:
            raise self._lost()
        if self._state is not ConnectionState.STREAMING:
            raise NotStreamingError(
                f"The camera number {self._index} is not started.",
                "No part is inspected.",
                "Start it first.",
            )

    def _lost(self) -> CameraLostError:
        return CameraLostError(
            f"The camera number {self._index} of this computer gives no picture.",
            "No part is inspected until it is back.",
            "Check its cable, and that no other program uses it.",
        )
