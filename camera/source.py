"""The one interface of all cameras."""

from __future__ import annotations

from typing import Protocol

from camera.types import ConnectionState, Frame


class FrameSource(Protocol):
    """Delivers frames between ``start`` and ``stop``. One thread at a time.

    Every implementation passes the suite in tests/contract.
    """

    @property
    def state(self) -> ConnectionState: ...

    def start(self) -> None:
        """Connect and begin to stream; does nothing where it streams already.

        Raises CameraError.
        """

    def stop(self) -> None:
        """Release the camera; does nothing where it is released already. Never raises."""

    def fetch(self, timeout_s: float) -> Frame | None:
        """The next frame, None where none came in time.

        Raises NotStreamingError, CameraLostError.
        """
