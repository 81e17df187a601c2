"""The camera that a line has now."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from app.station.camera_change import exposure_s, replace_source, set_in_place
from app.station.fitted import Fitted
from app.station.mailbox import Mailbox
from app.station.part_flow import PartFlow
from app.station.run_alarms import RunAlarms
from app.station.slots import LineParts
from camera.errors import CameraError, CameraLostError
from camera.reconnection import ConnectionEvent, ReconnectingSource
from camera.types import ConnectionState, Frame

_log = logging.getLogger(__name__)

FETCH_S = 0.05
"""How long a reader waits for a frame that does not come, at most."""
RETRY_S = 1.0
ON_ITS_WAY_S = 0.1
"""From the end of an exposure until its picture is here, at most."""


class LineCamera:
    """Waits for it, reads it, changes it. In the reader's thread, but for what says otherwise."""

    def __init__(
        self,
        name: str,
        stopping: threading.Event,
        alarms: RunAlarms,
        flow: PartFlow,
        frames: Mailbox[Frame],
    ) -> None:
        self._name, self._stopping, self._alarms = name, stopping, alarms
        self._intake, self._missing, self._frames = flow.intake, flow.missing, frames
        self._source: ReconnectingSource | None = None
        self._connected = False

    @property
    def source(self) -> ReconnectingSource | None:
        """None before the first is opened. Any thread may read it."""
        return self._source

    @property
    def connected(self) -> bool:
        """The wait for it is over; a later loss is another matter. Any thread may read it."""
        return self._connected

    def open(self, parts: LineParts) -> ReconnectingSource:
        """That recipe's camera, not connected yet. Raises GoodpartError, CameraError."""
        return parts.open_source(self.on_connection)

    def use(self, source: ReconnectingSource) -> None:
        """Instead of the one before, if any, which is stopped. Raises CameraError of that."""
        self.stop()
        self._source = source
        self._alarms.camera_there()

    def connect(self, gives_way: Callable[[], bool] = lambda: False) -> bool:
        """Wait for a camera that is not there yet: stations boot faster than cameras.

        False where the line stops, or it gives way to another. Raises CameraError.
        """
        assert self._source is not None
        self._connected = False
        while not self._stopping.is_set() and not gives_way():
            try:
                self._source.start()
            except CameraLostError as error:
                self._alarms.camera_absent(error)
                self._stopping.wait(RETRY_S)
            else:
                self._alarms.camera_there()
                self._connected = True
                break
        return self._connected

    def fetch(self, timeout_s: float) -> Frame | None:
        """The next frame, which goes to the intake first, then to whoever looks."""
        assert self._source is not None
        frame = self._source.fetch(timeout_s)
        if frame is not None:
            self._intake.take(frame)
            self._frames.put(frame)
        return frame

    def trigger(self) -> None:
        """Raises CameraError. In the thread of software triggers."""
        assert self._source is not None
        self._source.trigger()

    def stop(self) -> None:
        if self._source is not None:
            self._source.stop()

    def change(self, now: LineParts, to: Fitted) -> None:
        """From the camera of ``now``. Raises NotChangedError with the camera to go on with."""
        assert self._source is not None
        then = to.parts
        if to.source is not None:
            before, self._source = self._source, to.source
            self._stop_unused(before)
            self._intake.camera_is_another()
        elif now.camera == then.camera:
            return
        elif set_in_place(self._source, now.camera, then.camera):
            self._intake.settings_changed(_on_its_way_ns(now, then))
            return
        else:
            self._source = replace_source(
                self._source, lambda: self.open(then), lambda: self.open(now)
            )
        self._counts_anew()

    def go_on_with(self, source: ReconnectingSource) -> None:
        """The one before a change that failed, made anew: wait for it. Raises CameraError."""
        self._source = source
        self.connect()
        self._counts_anew()

    def on_connection(self, event: ConnectionEvent) -> None:
        """Of a source of this line."""
        self._alarms.connection(event)
        if event.state is ConnectionState.LOST and not event.attempts:
            self._missing.start_anew("The camera was lost before its picture came.")

    def _counts_anew(self) -> None:
        self._missing.start_anew("The camera was changed before its picture came.")
        self._alarms.camera_there()

    def _stop_unused(self, source: ReconnectingSource) -> None:
        """The line goes on with another one, whatever becomes of this."""
        try:
            source.stop()
        except CameraError as error:
            _log.warning("%s: %s", self._name, error)


def _on_its_way_ns(now: LineParts, then: LineParts) -> int:
    """A software trigger's picture was waited for; others may have been exposed before."""
    if then.software_trigger:
        return 0
    return round((ON_ITS_WAY_S + exposure_s(now.camera, then.camera)) * 1e9)
