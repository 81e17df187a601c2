"""A camera's process: started, asked, watched, and ended for certain."""

from __future__ import annotations

import logging
import multiprocessing
import shutil
import tempfile
import threading
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path

from camera.errors import CameraError, CameraLostError, FeatureError
from camera.genicam.entry import WORDS, run_camera
from camera.genicam.messages import CameraOrder, FrameNote, LostNote, Reply, Request

OPEN_S = 30.0
"""A camera on the network may need many seconds until its first answer."""
ANSWER_S = 5.0
_END_S = 3.0
_HARMLESS = "GenTL producer does not implement"
"""The loader says so of every optional function."""
_log = logging.getLogger(__name__)
_ERRORS = {"camera": CameraError, "feature": FeatureError, "lost": CameraLostError}


class CameraProcess:
    """One life of a camera's process. ``ask`` from any thread, ``next_note`` from one.

    ``close`` ends the process, by force if it must, and removes all that it left behind.
    """

    def __init__(self, order: CameraOrder) -> None:
        context = multiprocessing.get_context("spawn")
        self._commands, far_commands = context.Pipe()
        self._frames, far_frames = context.Pipe(duplex=False)
        self._folder = Path(tempfile.mkdtemp(prefix="goodpart-camera-"))
        self._asking = threading.Lock()
        self._killed = False
        self._process = context.Process(
            target=run_camera,
            args=(order, far_commands, far_frames, self._folder),
            name=f"goodpart-camera-{order.serial}",
            daemon=True,
        )
        self._process.start()
        # Its ends must be open in there alone, so that its death closes the pipes.
        far_commands.close()
        far_frames.close()

    @property
    def pid(self) -> int:
        """The process's number at the system."""
        return self._process.pid or 0

    def ask(self, verb: str, *arguments: object, within_s: float = ANSWER_S) -> object:
        """The answer. Raises CameraError, FeatureError; CameraLostError where none comes."""
        with self._asking:
            try:
                self._commands.send(Request(verb, arguments))
                if not self._commands.poll(within_s):
                    self.kill()
                    raise _silent()
                reply: Reply = self._commands.recv()
            except (EOFError, OSError) as error:
                raise _silent() from error
        if reply.kind:
            raise _ERRORS[reply.kind](*reply.sentences)
        return reply.value

    def next_note(self, timeout_s: float) -> FrameNote | None:
        """The next frame's. Raises CameraLostError when the camera or its process has gone."""
        try:
            # The process's own end counts as well: a forked grandchild may hold the pipe open.
            if not wait([self._frames, self._process.sentinel], timeout_s):
                return None
            if not self._frames.poll():
                raise _silent()
            note: FrameNote | LostNote = self._frames.recv()
        except (EOFError, OSError, ValueError) as error:  # ValueError: closed by another thread
            raise _silent() from error
        if isinstance(note, LostNote):
            raise CameraLostError(*note.sentences)
        return note

    def kill(self) -> None:
        """A process that does not answer any more."""
        self._killed = True
        self._process.kill()

    def close(self) -> None:
        """Never raises. Waits some seconds at most for it to end by itself."""
        with suppress(CameraError):
            self.ask("end", within_s=_END_S)
        self._process.join(_END_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._log_end()
        self._process.close()
        _close(self._commands)
        _close(self._frames)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _log_end(self) -> None:
        code = self._process.exitcode
        if code == 0 or self._killed:
            return
        words = ""
        with suppress(OSError):
            words = (self._folder / WORDS).read_text(encoding="utf-8", errors="replace")
        last = [line for line in words.splitlines() if _HARMLESS not in line][-20:]
        _log.warning("%s ended with code %s: %s", self._process.name, code, " / ".join(last))


def _close(connection: Connection) -> None:
    with suppress(OSError):
        connection.close()


def _silent() -> CameraLostError:
    return CameraLostError(
        "The camera's driver has stopped working.",
        "No part is inspected.",
        "The line starts it again by itself; if it happens often, update the camera's driver.",
    )
