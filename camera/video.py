"""Videos from a file and cameras of the operating system (UVC), through OpenCV."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import cv2

from camera.capture import Capture, OpenCapture, open_capture, rgb
from camera.errors import CameraLostError
from camera.pacing import ClockNs, Timetable, Wait
from camera.playback import Playback, Shot
from camera.types import ConnectionState, Frame
from camera.video_device import VideoDevice

_MILLISECOND_NS = 1_000_000


class VideoSource:
    """A FrameSource of a video file, by its path, or of a connected camera, by its index."""

    def __init__(
        self,
        origin: Path | int,
        *,
        rate_hz: float | None = None,
        original_timing: bool = False,
        loop: bool = False,
        size: tuple[int, int] | None = None,
    ) -> None:
        """``rate_hz`` and ``size`` (width, height) are what a camera is asked for.

        Timing and ``loop`` are a file's, as in VideoFile.
        """
        self._source: VideoFile | VideoDevice
        if isinstance(origin, int):
            self._source = VideoDevice(origin, rate_hz=rate_hz, size=size)
        else:
            self._source = VideoFile(
                origin, rate_hz=rate_hz, original_timing=original_timing, loop=loop
            )

    @property
    def state(self) -> ConnectionState:
        return self._source.state

    def start(self) -> None:
        """Open it and stream. Raises CameraLostError."""
        self._source.start()

    def stop(self) -> None:
        self._source.stop()

    def fetch(self, timeout_s: float) -> Frame | None:
        """The next frame. Raises NotStreamingError, CameraLostError."""
        return self._source.fetch(timeout_s)


class VideoFile(Playback):
    """A FrameSource of a video file, 8 bits a channel.

    At ``rate_hz``, or in its original timing, or as fast as it is fetched.
    """

    def __init__(
        self,
        path: Path,
        *,
        rate_hz: float | None = None,
        original_timing: bool = False,
        loop: bool = False,
        clock_ns: ClockNs = time.monotonic_ns,
        wait: Wait = threading.Condition.wait,
    ) -> None:
        timetable = Timetable(rate_hz, original_timing=original_timing)
        super().__init__(_Film(path), timetable, loop=loop, clock_ns=clock_ns, wait=wait)


class _Film:
    """The Recording."""

    def __init__(self, path: Path, capture: OpenCapture = open_capture) -> None:
        self._path, self._open_capture = path, capture
        self._capture: Capture | None = None
        self._next = 0

    @property
    def name(self) -> str:
        return self._path.name

    def open(self) -> None:
        self.close()
        self._capture = self._opened()
        self._next = 0

    def resume(self) -> None:
        self.close()
        self._capture = self._opened()
        self._capture.set(cv2.CAP_PROP_POS_FRAMES, self._next)

    def read(self) -> Shot | None:
        # An open file can still be read after it was deleted, but not after its drive was.
        if self._capture is None or not self._path.is_file():
            raise _gone(self._path)
        done, picture = self._capture.read()
        if not done or picture is None:
            return None
        self._next += 1
        recorded_ns = round(self._capture.get(cv2.CAP_PROP_POS_MSEC) * _MILLISECOND_NS)
        image, pixel_format = rgb(picture)
        return Shot(image, recorded_ns, pixel_format)

    def close(self) -> None:
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def _opened(self) -> Capture:
        if not self._path.is_file():
            raise _gone(self._path)
        capture = self._open_capture(str(self._path))
        if not capture.isOpened():
            capture.release()
            raise CameraLostError(
                f"The file {self._path} is no video that can be decoded.",
                "There is nothing to inspect.",
                "Choose another file, or convert it to Motion JPEG or H.264.",
            )
        return capture


def _gone(path: Path) -> CameraLostError:
    return CameraLostError(
        f"The video {path} can't be read.",
        "No part is inspected until it is back.",
        "Check the path, the permissions and the drive; the line goes on by itself.",
    )
