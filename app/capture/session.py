"""A camera, and pictures taken of what it shows, behind whatever window."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import replace

from app.capture.coverage import coverage
from app.capture.intake import Intake
from app.capture.state import CaptureState
from app.capture.steadiness import Steadiness
from app.library.entries import Label
from app.station.mailbox import Mailbox
from app.station.preparation import Preparation
from app.station.words import unexpected
from camera.errors import CameraError
from camera.reconnection import ReconnectingSource
from camera.types import Frame, TriggerMode
from core.errors import GoodpartError, ImageError
from core.types import Image

_log = logging.getLogger(__name__)

FETCH_S = 0.05
RETRY_S = 1.0


class CaptureSession:
    """Reads the camera in one thread and screens pictures in another, from ``start`` to ``close``.

    Every other call returns at once. With a hardware trigger every frame is a picture; with a
    software trigger ``capture`` sends it; else it takes the frame that ``take_frame`` gave last,
    which is what the person saw, or the next one where nobody looked yet. Pictures go through
    ``preparation`` as on the line and are kept as ``label``.
    """

    def __init__(
        self,
        open_source: Callable[[], ReconnectingSource],
        open_intake: Callable[[], Intake],
        trigger: TriggerMode = TriggerMode.FREE_RUN,
        preparation: Preparation | None = None,
        label: Label = Label.GOOD,
    ) -> None:
        self._open_source, self._open_intake, self._trigger = open_source, open_intake, trigger
        self._preparation, self._label = preparation or Preparation(), label
        self._lock = threading.Lock()
        self._state = CaptureState()
        self._frames: Mailbox[Frame] = Mailbox()
        self._seen: Frame | None = None
        self._orders: queue.Queue[Callable[[Intake], None] | None] = queue.Queue()
        self._wanted, self._automatic = threading.Event(), threading.Event()
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(
                target=self._guarded, args=(act, trouble), name=f"capture-{act.__name__}"
            )
            for act, trouble in (
                (self._read, "camera_trouble"),
                (self._screen, "keeping_trouble"),
            )
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop, and wait until camera and threads are released. What is under way is kept."""
        self._stopping.set()
        self._orders.put(None)
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    def capture(self) -> None:
        """Take one picture now."""
        if self._seen is not None and self._trigger is TriggerMode.FREE_RUN:
            self._order(self._seen.image, only_clean=False)
        else:
            self._wanted.set()

    def take_by_itself(self, on: bool) -> None:
        """Whether a part that lies still is taken, once, unless something is remarkable."""
        (self._automatic.set if on else self._automatic.clear)()

    def undo(self) -> None:
        """Take the last picture of this session back."""
        self._orders.put(self._undo)

    def take_frame(self) -> Frame | None:
        """The newest frame, once."""
        frame = self._frames.take()
        self._seen = frame or self._seen
        return frame

    def state(self) -> CaptureState:
        with self._lock:
            return self._state

    def _change(self, **changes: object) -> None:
        with self._lock:
            self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # by name

    def _count(self, *, taken: int = 0, under_way: int = 0) -> None:
        with self._lock:
            self._state = replace(
                self._state,
                taken=self._state.taken + taken,
                under_way=self._state.under_way + under_way,
            )

    def _guarded(self, act: Callable[[], None], trouble: str) -> None:
        try:
            act()
        except (GoodpartError, CameraError) as error:
            self._change(**{trouble: str(error)})
        except Exception as error:  # noqa: BLE001 - the thread's boundary; reported and logged
            _log.exception("capture")
            meaning, remedy = "No picture is taken any more.", "Open the window again."
            self._change(**{trouble: unexpected(error, meaning, remedy)})

    # The camera's thread.

    def _read(self) -> None:
        source = self._open_source()
        steadiness = Steadiness()
        try:
            if self._connect(source):
                self._follow(source, steadiness)
        finally:
            source.stop()

    def _connect(self, source: ReconnectingSource) -> bool:
        while not self._stopping.is_set():
            try:
                source.start()
            except CameraError as error:
                self._change(camera_trouble=str(error))
                self._stopping.wait(RETRY_S)
            else:
                return True
        return False

    def _follow(self, source: ReconnectingSource, steadiness: Steadiness) -> None:
        refused = ""
        while not self._stopping.is_set():
            if self._trigger is TriggerMode.SOFTWARE and self._is_wanted():
                refused = _sent(source)
            frame = source.fetch(FETCH_S)
            self._change(camera_trouble=source.trouble or refused)
            if frame is None:
                continue
            self._frames.put(frame)
            if self._trigger is not TriggerMode.FREE_RUN or self._is_wanted():
                self._order(frame.image, only_clean=False)
            elif steadiness.look(frame.image) and self._automatic.is_set():
                self._order(frame.image, only_clean=True)

    def _is_wanted(self) -> bool:
        wanted = self._wanted.is_set()
        self._wanted.clear()
        return wanted

    def _order(self, image: Image, *, only_clean: bool) -> None:
        self._count(under_way=1)
        self._orders.put(lambda intake: self._take(intake, image, only_clean))

    # The screening's thread.

    def _screen(self) -> None:
        intake = self._open_intake()
        self._change(is_ready=True, coverage=coverage(intake.good, intake.newness))
        while (order := self._orders.get()) is not None:
            try:
                order(intake)
            except GoodpartError as error:  # the next one may be kept
                self._change(keeping_trouble=str(error))
                self._count(under_way=-1)

    def _take(self, intake: Intake, image: Image, only_clean: bool) -> None:
        prepared = self._preparation.prepare(image)
        if prepared.fault:
            raise ImageError(prepared.fault, "It was not taken.")
        screened, kept = intake.take(prepared.image, self._label, only_clean=only_clean)
        now = coverage(intake.good, intake.newness)
        self._change(last=screened.remarks, was_kept=kept, keeping_trouble="", coverage=now)
        self._count(taken=int(kept), under_way=-1)

    def _undo(self, intake: Intake) -> None:
        self._count(under_way=1)  # whatever happens, the loop counts it down
        if self.state().taken and intake.undo():
            now = coverage(intake.good, intake.newness)
            self._change(last=None, was_kept=False, coverage=now)
            self._count(taken=-1)
        self._count(under_way=-1)


def _sent(source: ReconnectingSource) -> str:
    """Send a trigger; why the camera took none, else empty."""
    try:
        source.trigger()
    except CameraError as error:
        return str(error)
    return ""
