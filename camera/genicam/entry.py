"""What a camera's process runs first, before it loads any driver."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from camera.genicam.messages import CameraOrder

WORDS = "driver.log"


def run_camera(order: CameraOrder, commands: Connection, frames: Connection, folder: Path) -> None:
    """The target of a camera's process. Ends with ``end``, or when our end of a pipe closes."""
    _prepare(order.environment, folder)
    from camera.genicam.worker.serving import serve

    serve(order, commands, frames)


def run_discovery(
    producers: tuple[str, ...], environment: Mapping[str, str], answer: Connection, folder: Path
) -> None:
    """The target of a discovery's process."""
    _prepare(environment, folder)
    from camera.genicam.worker.serving import list_cameras

    answer.send(list_cameras(producers))


def _prepare(environment: Mapping[str, str], folder: Path) -> None:
    """Ctrl-C is our process's business; node maps are unpacked where we can clear them away.

    Drivers write to the standard streams as they please: into a file, which our process reads
    when this one ends badly.
    """
    words = os.open(folder / WORDS, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(words, stream)
    os.close(words)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(environment)
    os.environ.update({"TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)})
    tempfile.tempdir = None
