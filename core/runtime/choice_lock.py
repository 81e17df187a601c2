"""One optimisation at a time per model, machine and product."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from core.errors import DeviceError


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While what is published as ``folder`` is made; the folder above is made where it is missing.

    Raises DeviceError at once where another thread or process makes it, OSError where nothing can
    be written.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder.with_name(f"{folder.name}.lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise DeviceError(
            "This model is being optimised already, by another program or window.",
            "This optimisation was not begun; the other one goes on.",
            "Wait until it is done.",
        ) from error
    try:
        yield
    finally:
        lock.release()
