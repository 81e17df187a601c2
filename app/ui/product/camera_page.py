"""The camera of a product before it has a line."""

from __future__ import annotations

from app.ui.capture.view import CaptureFace
from camera.types import Frame


class SessionFrames:
    """A capture session's newest frame, for the setup view."""

    def __init__(self, session: CaptureFace) -> None:
        self._session = session
        self._frame: Frame | None = None

    @property
    def frame(self) -> Frame | None:
        self._frame = self._session.take_frame() or self._frame
        return self._frame
