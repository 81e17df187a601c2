"""The pages that need the camera of a product before it has a line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.library.entries import Label
from app.recipes.setup import RecipeSetup
from app.ui.capture.view import CaptureFace, CaptureView
from app.ui.product.import_bar import ImportBar
from app.ui.product.product_model import Step
from app.ui.setup.view import SetupView
from camera.types import Frame

Sessions = Callable[[Label], AbstractContextManager[tuple[str, CaptureFace, RecipeSetup]]]
NEXT = {Step.CAMERA: Step.CAPTURE, Step.CAPTURE: Step.REVIEW, Step.BAD: Step.TRAIN}
"""The pages, and where each of them leads."""


class SessionFrames:
    """A capture session's newest frame, for the setup view."""

    def __init__(self, session: CaptureFace) -> None:
        self._session = session
        self._frame: Frame | None = None

    @property
    def frame(self) -> Frame | None:
        self._frame = self._session.take_frame() or self._frame
        return self._frame


class CameraPages:
    """Makes them one at a time; the camera is held from ``open`` to ``release``.

    ``left`` gets the step that follows, ``take`` a folder of pictures and what they show.
    """

    def __init__(
        self,
        open_session: Sessions,
        resources: Path,
        parent: QWidget,
        take: Callable[[Path, Label], None],
        left: Callable[[Step], None],
    ) -> None:
        self._open_session, self._resources = open_session, resources
        self._parent, self._take, self._left = parent, take, left
        self._camera = ExitStack()

    def open(self, step: Step) -> SetupView | ImportBar:
        """The page of that step. Raises GoodpartError where its session can't be opened."""
        label = Label.BAD if step is Step.BAD else Label.GOOD
        name, session, setup = self._camera.enter_context(self._open_session(label))
        if step is Step.CAMERA:
            view = SetupView(SessionFrames(session), setup, self._parent)
            view.left.connect(lambda: self._left(NEXT[step]))
            return view
        capture = CaptureView(name, session, setup, self._resources, self._parent, label)
        capture.left.connect(lambda: self._left(NEXT[step]))
        return ImportBar(capture, label, self._take, self._parent)

    def release(self) -> None:
        """Its page has been left."""
        self._camera.close()
