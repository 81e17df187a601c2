"""A camera of the operating system that isn't there, and videos made of numbers."""

import threading
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

HEIGHT, WIDTH = 48, 64
INTERVAL_S = 0.002


def numbered_picture(number: int) -> NDArray[np.uint8]:
    """(H, W, 3) RGB; red counts up by 16, blue is constant."""
    picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    picture[..., 0] = 40 + 16 * number % 200
    picture[..., 2] = 20
    return picture


def write_video(path: Path, count: int, rate_hz: float = 25.0) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), rate_hz, (WIDTH, HEIGHT))
    for number in range(count):
        writer.write(numbered_picture(number)[..., ::-1])
    writer.release()
    return path


class FakeWebcam:
    """Opened by ``capture``; gives pictures by itself, or as many as ``allow`` lets it."""

    def __init__(self, *, by_itself: bool = True) -> None:
        self.settings: dict[int, float] = {}
        self.error: Exception | None = None
        self.open_captures = 0
        self._by_itself = by_itself
        self._unplugged = threading.Event()
        self._allowed = threading.Semaphore(0)
        self._given = 0
        self._asked = threading.Condition()
        self._asks = 0

    @property
    def plugged(self) -> bool:
        return not self._unplugged.is_set()

    def capture(self, origin: str | int) -> "FakeCapture":
        self.open_captures += 1
        return FakeCapture(self)

    def allow(self, count: int) -> None:
        self._allowed.release(count)

    def drained(self, count: int) -> None:
        """Wait until ``count`` pictures were read and kept: until one more was asked for."""
        with self._asked:
            assert self._asked.wait_for(lambda: self._asks > count, 20.0)

    def unplug(self) -> None:
        self._unplugged.set()
        self._allowed.release()

    def replug(self) -> None:
        self._unplugged.clear()

    def next_picture(self) -> NDArray[Any] | None:
        with self._asked:
            self._asks += 1
            self._asked.notify_all()
        if self._by_itself:
            self._unplugged.wait(INTERVAL_S)
        else:
            self._allowed.acquire()
        if not self.plugged:
            return None
        if self.error is not None:
            raise self.error
        self._given += 1
        return np.ascontiguousarray(numbered_picture(self._given - 1)[..., ::-1])


class FakeCapture:
    """What ``cv2.VideoCapture`` offers."""

    def __init__(self, webcam: FakeWebcam) -> None:
        self._webcam, self._open = webcam, webcam.plugged

    def isOpened(self) -> bool:  # noqa: N802
        return self._open

    def read(self) -> tuple[bool, NDArray[Any] | None]:
        picture = self._webcam.next_picture()
        return picture is not None, picture

    def get(self, propId: int) -> float:  # noqa: N803
        return self._webcam.settings.get(propId, 0.0)

    def set(self, propId: int, value: float) -> bool:  # noqa: N803
        self._webcam.settings[propId] = value
        return True

    def release(self) -> None:
        self._webcam.open_captures -= 1
        self._open = False
